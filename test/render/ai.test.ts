import { describe, expect, it } from 'vitest';
import { aiFacts, findingsOf, ruleFileLines } from '../../src/render/ai.ts';
import { aiDetails, capabilityFacts, cohortRows } from '../../src/render/ai-details.ts';
import { htmlReport } from '../../src/render/html.ts';
import { summaryMarkdown } from '../../src/render/summary.ts';
import { terminalText } from '../../src/render/terminal.ts';
import type { Report } from '../../src/report/report.ts';
import { ai, aReport, provenance, rate, UNKNOWN_AI } from './reports.ts';

const textsOf = (given: Parameters<typeof ai>[0] = {}, report: Partial<Report> = {}) =>
  Object.fromEntries(aiFacts(aReport({ ai: ai(given), ...report })).map(({ label, text }) => [label, text]));

const NOTHING = rate({ count: 0, total: 0, rate: null, interval: null, fewData: true });

describe('the lines on AI', () => {
  it('say the share as a lower bound, the tools, the gates and the rule files', () => {
    expect(textsOf()).toEqual({
      'AI-assisted changes': 'at least 30.9 % (30 of 97; 95 %: 23–41 %); 8.2 points more than in the 90 days before',
      Tools: 'Claude Code 18, GitHub Copilot 12',
      'Review gates':
        'let through by both a human and a machine: at least 12.4 % (12 of 97; 95 %: 7.2–20 %); of the AI-assisted ones unknown; ' +
        "by today's rules and each head's checks as a whole",
      'Rule files': '1 effective; 2 findings in rule files',
    });
  });

  it.each([
    [{ previousAssisted: null }, 'unknown in the 90 days before'],
    [
      { change: { difference: null, interval: null, verdict: 'not-comparable' } },
      'not comparable with the 90 days before',
    ],
    [{ change: { difference: 0, interval: null, verdict: null } }, 'the same as in the 90 days before'],
    [{ change: { difference: -0.1, interval: null, verdict: null } }, '10.0 points less than in the 90 days before'],
  ] as const)('compare %j', (given, text) => {
    expect(textsOf(given)['AI-assisted changes']).toBe(`at least 30.9 % (30 of 97; 95 %: 23–41 %); ${text}`);
  });

  it('tell none from unknown', () => {
    expect(textsOf({ assisted: NOTHING, dualGate: NOTHING })).toMatchObject({
      'AI-assisted changes': 'no change shipped in the window',
      'Review gates': 'no change to judge',
    });
    expect(textsOf({ ruleFileState: 'absent', ruleFiles: [], ruleFileFindings: [] })['Rule files']).toBe(
      'none that a known AI tool loads',
    );
    expect(textsOf({ ruleFileState: 'unknown', ruleFiles: [] })['Rule files']).toBe(
      'none seen, but not everything could be read',
    );
  });

  it('say why something is unknown, by the gap in it', () => {
    const gaps = [
      { part: 'requiredChecks', what: 'Required checks', why: 'HTTP 403.', fix: 'Grant it.' },
      { part: 'ruleFiles', what: 'Rule files', why: 'the tree is cut off', fix: '' },
    ] as const;
    const report = { provenance: provenance({ gaps: [...gaps] }) };
    expect(textsOf({ dualGate: null }, report)['Review gates']).toBe(
      'unknown for all 97 changes: Required checks: HTTP 403',
    );
    expect(textsOf(UNKNOWN_AI, report)).toEqual({
      'AI-assisted changes, Review gates': 'unknown: it was not read; read the repository anew',
      'Rule files': 'unknown: Rule files: the tree is cut off',
    });
  });
});

describe('rule files', () => {
  it('have their state, tools, topics and age', () => {
    expect(ruleFileLines(aReport())).toEqual([
      'AGENTS.md: effective; for Codex; on tests, commands; 1200 bytes; last changed 2026-10-01',
    ]);
  });

  it('have findings with file, line and fix', () => {
    expect(findingsOf(aReport())).toEqual([
      { place: 'AGENTS.md:12', message: 'src/old.ts does not exist', fix: 'Name one' },
      { place: 'claude.md', message: 'no tool loads this name', fix: null },
    ]);
  });
});

describe('the folded part', () => {
  it('says why the share is a lower bound, and how AI is used', () => {
    expect(Object.fromEntries(aiDetails(aReport()).map(({ label, text }) => [label, text]))).toEqual({
      'Why "at least"': 'Tools that leave no trace are never seen. 1 change: Their own commits are not known.',
      'Opened by an agent': '4.1 % (4 of 97; 95 %: 1.6–10 %)',
      'Reviewed by AI': '51.5 % (50 of 97; 95 %: 42–61 %); CodeRabbit 50',
      'Authors with AI-assisted work': '2.3 a week on average, 50.0 % of those who shipped in a week',
      'AI-assisted, week by week': '▁█ (lowest bar: none; highest: all; dot: nothing shipped)',
      'Human gate':
        'passed 40, failed 50, unknown 7; co-authors are known only where their commits are, so an approval by one may count',
      'Machine gate': 'passed 40, failed 50, unknown 7; checks required today: 2',
    });
    expect(aiDetails(aReport({ ai: UNKNOWN_AI }))).toEqual([]);
  });

  it('sets cohorts side by side', () => {
    expect(cohortRows(aReport())).toEqual([
      { title: 'AI-assisted', n: 30, leadTime: '12.0 h', sample: 'n 30', size: '80 lines' },
      { title: 'Human', n: 67, leadTime: '12.0 h', sample: 'n 30', size: '80 lines' },
      { title: 'Automation', n: 0, leadTime: 'unknown', sample: 'n unknown', size: 'unknown' },
    ]);
    expect(cohortRows(aReport({ ai: UNKNOWN_AI }))).toEqual([]);
  });

  it('says how much is seen of a capability', () => {
    expect(capabilityFacts(aReport()).map(({ text }) => text)).toEqual([
      'partly observable: rule files: 1',
      'not observable in a repository',
      'could not be read',
    ]);
  });
});

describe('every form of the report', () => {
  it('shows the share, the findings and their fixes', () => {
    const screen = terminalText(aReport(), { color: false, width: 120 });
    expect(screen).toContain('AI-assisted changes: at least 30.9 % (30 of 97; 95 %: 23–41 %)');
    expect(screen).toContain('- AGENTS.md:12: src/old.ts does not exist\n  → Name one\n');
    const page = htmlReport(aReport());
    expect(page).toContain('<h2 id="ai">AI adoption</h2>');
    expect(page).toContain('<strong>Fix:</strong> Name one');
    const summary = summaryMarkdown(aReport());
    expect(summary).toContain('#### AI adoption\n\n- **AI-assisted changes:** at least 30.9 %');
    expect(summary).toContain('*Fix:* Name one');
  });

  it('folds all but the first findings, and counts what it leaves out', () => {
    const finding = { kind: 'missing-path', path: 'AGENTS.md', line: 1, message: 'gone', fix: null } as const;
    const many = ai({ ruleFileFindings: Array.from({ length: 60 }, () => finding) });
    const summary = summaryMarkdown(aReport({ ai: many }));
    expect(summary).toContain('<summary>All 61 findings in rule files</summary>');
    expect(summary).toContain('and 11 more in report.json');
    expect(terminalText(aReport({ ai: many }), { color: false, width: 80 })).toContain('and 56 more in report.json');
  });
});
