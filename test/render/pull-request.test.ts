import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/render/html.ts';
import { pullRequestFacts, pullRequestStanding, untoldFindings } from '../../src/render/pull-request.ts';
import { summaryMarkdown } from '../../src/render/summary.ts';
import { terminalText } from '../../src/render/terminal.ts';
import type { PullRequestSection } from '../../src/report/pull-request.ts';
import { aRule, guardrailsOf } from './judged.ts';
import { aReport } from './reports.ts';

type Judged = NonNullable<PullRequestSection['judged']>;

const JUDGED: Judged = {
  headSha: 'a'.repeat(40),
  state: 'OPEN',
  isDraft: false,
  cohort: 'human',
  tools: [],
  traces: [],
  confidence: null,
  decidedBy: 'author',
  labelsNotCounted: [],
  humanGate: { state: 'fail', reason: 'no-approval', by: [] },
  machineGate: { state: 'unknown', reason: 'not-visible', by: [] },
};

function section(given: Partial<PullRequestSection> = {}): PullRequestSection {
  const files = { ruleFileState: 'absent', ruleFileFindings: [] } as const;
  return { number: 7, isOutdated: false, judged: JUDGED, stages: null, ...files, gaps: [], ...given };
}

const textOf = (label: string, judged: Partial<Judged>) =>
  pullRequestFacts(section({ judged: { ...JUDGED, ...judged } })).find((fact) => fact.label === label)?.text;

describe('what is said about a pull request', () => {
  it.each<[Partial<Judged>, string]>([
    [{}, 'not seen'],
    [{ cohort: null }, 'unknown: no trace seen, but not everything could be read'],
    [{ cohort: 'automation' }, 'no: it is from an automation'],
    [{ decidedBy: 'label' }, 'no, by a label'],
    [{ cohort: 'ai', decidedBy: 'traces', tools: ['Codex'], confidence: 'medium' }, 'yes (Codex; medium confidence)'],
    [{ cohort: 'ai', decidedBy: 'label', confidence: 'high' }, 'yes, by a label (high confidence)'],
  ])('AI: %j', (judged, text) => {
    expect(textOf('AI-assisted', judged)).toBe(text);
  });

  it.each<[PullRequestSection['stages'], string]>([
    [null, 'unknown: when its stages began could not be read'],
    [[{ stage: 'coding', hours: 0.5 }], 'in coding for 30 min'],
    [
      [
        { stage: 'coding', hours: 12 },
        { stage: 'pickup', hours: 60 },
      ],
      'waiting for a first review for 2.5 d, after 12.0 h of coding',
    ],
    [
      [
        { stage: 'coding', hours: 12 },
        { stage: 'pickup', hours: 24 },
        { stage: 'review', hours: 48 },
      ],
      'in review for 2.0 d, after 12.0 h of coding and 24.0 h of pickup',
    ],
    [
      [
        { stage: 'coding', hours: 1 },
        { stage: 'pickup', hours: 2 },
        { stage: 'review', hours: 3 },
        { stage: 'merge', hours: 4 },
      ],
      'approved and not merged for 4.0 h, after 1.0 h of coding, 2.0 h of pickup and 3.0 h of review',
    ],
    [
      [
        { stage: 'coding', hours: 12 },
        { stage: 'pickup', hours: 0 },
        { stage: 'review', hours: 0 },
        { stage: 'merge', hours: 84 },
      ],
      'approved and not merged for 3.5 d, after 12.0 h of coding',
    ],
  ])('stages %j', (stages, text) => {
    expect(pullRequestFacts(section({ stages }))[0]).toEqual({ label: 'So far', text });
  });

  it('has no stages once it is not open', () => {
    const labels = pullRequestFacts(section({ judged: { ...JUDGED, state: 'MERGED' } })).map(({ label }) => label);
    expect(labels).toEqual(['AI-assisted', 'Human gate', 'Machine gate', 'Rule files at the head']);
  });

  it('names each tool with where it was seen', () => {
    const traces: Judged['traces'] = [
      { tool: 'Claude Code', field: 'trailer' },
      { tool: 'Codex', field: 'label' },
      { tool: 'Claude Code', field: 'branch' },
    ];
    expect(textOf('AI traces', { traces })).toBe('Claude Code (the trailer of a commit, its branch); Codex (a label)');
    expect(textOf('AI traces', {})).toBeUndefined();
  });

  it('names at most eight', () => {
    const by = Array.from({ length: 10 }, (_, at) => `c${at}`);
    const machineGate = { state: 'fail', reason: 'check-failed', by } as const;
    expect(textOf('Machine gate', { machineGate })).toBe(
      'not passed: required and failed: c0, c1, c2, c3, c4, c5, c6, c7 and 2 more',
    );
  });

  it.each<[Partial<PullRequestSection>, string]>([
    [{}, ''],
    [{ judged: { ...JUDGED, isDraft: true } }, 'It is a draft.'],
    [{ judged: { ...JUDGED, isDraft: true, state: 'CLOSED' } }, 'It is closed.'],
    [{ judged: { ...JUDGED, state: 'MERGED' } }, 'It is merged.'],
  ])('where it stands', (given, text) => {
    expect(pullRequestStanding(section(given))).toBe(text);
  });

  it.each([
    { rule: aRule({ id: 'rule-file-truth', status: 'fail' }), says: [] },
    { rule: aRule({ id: 'rule-file-truth', status: 'skipped' }), says: ['AGENTS.md:3: gone'] },
    { rule: aRule({ id: 'rule-files', status: 'fail' }), says: ['AGENTS.md:3: gone'] },
  ])('has the findings in rule files where no guardrail names them: $says', ({ rule, says }) => {
    const finding = { kind: 'missing-path', path: 'AGENTS.md', line: 3, message: 'gone', fix: null } as const;
    const pullRequest = section({ ruleFileFindings: [finding] });
    expect(untoldFindings(aReport({ pullRequest, guardrails: guardrailsOf([rule]) }))).toEqual(says);
  });

  it('stands in the summary and on the page, harmless, and only where there is one', () => {
    const evil = '<img src=x onerror=alert(1)>](https://evil.example) @octo\n# Forged';
    const humanGate = { state: 'fail', reason: 'changes-requested', by: [evil] } as const;
    const gaps = [{ part: null, what: evil, why: evil, fix: evil }];
    const pullRequest = section({ judged: { ...JUDGED, humanGate, labelsNotCounted: [evil] }, gaps });
    const [markdown, page] = [summaryMarkdown(aReport({ pullRequest })), htmlReport(aReport({ pullRequest }))];
    const screen = terminalText(aReport({ pullRequest }), { color: false, width: 80 });
    expect(screen).toContain('This pull request\n  So far: unknown: ');
    expect(screen.split('\n').filter((line) => line.length > 80 || line.startsWith('# '))).toEqual([]);
    expect(markdown).toContain('#### This pull request');
    expect(page).toContain('<h2 id="pull-request">This pull request</h2>');
    expect(`${markdown}${page}`).not.toMatch(/<img|@octo|^# Forged|\]\(https:\/\/evil/m);
    expect(summaryMarkdown(aReport())).not.toContain('#### This pull request');
    expect(htmlReport(aReport())).not.toContain('id="pull-request"');
  });
});
