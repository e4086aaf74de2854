import { describe, expect, it } from 'vitest';
import { levelsFrom } from '../../src/config/presets.ts';
import { GUARDRAILS } from '../../src/config/settings.ts';
import type { Subject } from '../../src/guardrails/judge.ts';
import { judgeGuardrails } from '../../src/guardrails/judge.ts';
import { RULES } from '../../src/guardrails/list.ts';
import type { Rule, Verdict } from '../../src/guardrails/rule.ts';
import { deliver } from '../support/deliver.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';
import { aFile } from '../support/pull-request-facts.ts';

const PULL_REQUEST_RULES = GUARDRAILS.filter((id) => id !== 'toil-quota' && id !== 'thresholds');
const REPOSITORY_RULES = ['rule-files', 'rule-file-truth', 'toil-quota', 'thresholds'];

const DEPENDABOT = { login: 'dependabot', type: 'Bot' } as const;
const CODEX = { tool: 'Codex', class: 'authored', field: 'trailer', confidence: 'high' } as const;

function aRule(verdict: Partial<Verdict> = {}, isAbsolute = false): Rule {
  const said: Verdict = { status: 'fail', message: 'It is long.', fix: 'Split it.', evidence: [], ...verdict };
  const [title, violatedWhen, why] = ['Size', 'It is long.', 'Nobody reads it.'];
  return { id: 'pr-size', title, violatedWhen, why, isAbsolute: () => isAbsolute, ofPullRequest: () => said };
}

function aPullRequest(facts: Parameters<typeof aSubject>[0] = {}, given: Parameters<typeof aSubject>[1] = {}): Subject {
  return { kind: 'pull-request', subject: aSubject(facts, given) };
}

describe('the list', () => {
  it('holds every guardrail once, in their order', () => {
    expect(RULES.map(({ id }) => id)).toEqual(GUARDRAILS);
  });

  it('explains each', () => {
    for (const { title, violatedWhen, why } of RULES) {
      expect(title).not.toMatch(/\.$/);
      for (const text of [violatedWhen, why]) expect(text).toMatch(/^[A-Z].*\.$/s);
    }
  });
});

describe('the guardrails', () => {
  it('are those of the scope, in the order of the list', () => {
    const idsOf = (subject: Subject): string[] => judgeGuardrails(subject, settingsWith()).map(({ id }) => id);
    expect(idsOf(aPullRequest())).toEqual(PULL_REQUEST_RULES);
    expect(idsOf({ kind: 'repository', subject: { delivery: deliver({}), baseline: null } })).toEqual(REPOSITORY_RULES);
  });

  it.each([
    ['unknown-pull-request', 'unknown', 'Add `contents: read`.'],
    ['outdated', 'unknown', null],
    ['none', 'skipped', null],
  ] as const)('of a subject that is %s are %s', (kind, status, fix) => {
    const subject = { because: 'It is gone.', fix: 'Add `contents: read`.' };
    const results = judgeGuardrails({ kind, ...subject }, settingsWith());
    expect(results.map(({ id }) => id)).toEqual(PULL_REQUEST_RULES);
    for (const each of results) expect(each).toMatchObject({ status, message: 'It is gone.', fix, evidence: [] });
  });

  it.each([
    ['a draft', { isDraft: true }],
    ['closed', { state: 'CLOSED' }],
    ['merged', { state: 'MERGED' }],
  ] as const)('are skipped where it is %s', (_name, facts) => {
    const config = { state: 'invalid', message: 'It is wrong.' } as const;
    const statuses = judgeGuardrails(aPullRequest(facts, { config }), settingsWith()).map(({ status }) => status);
    expect(statuses).toEqual(PULL_REQUEST_RULES.map(() => 'skipped'));
  });

  it.each([
    ['a bot', DEPENDABOT, [], [], true],
    ['a user that is listed as one', { login: 'acme-robot', type: 'User' }, [], ['acme-robot', 'web-flow'], true],
    ['a user', { login: 'alice', type: 'User' }, [], ['alice'], false],
    ['a bot whose branch AI worked on', DEPENDABOT, [CODEX], [], false],
    ['a bot whose branch a person worked on', DEPENDABOT, [], ['alice'], false],
    ['a bot on whose branch it is not seen who worked', DEPENDABOT, [], null, false],
  ] as const)('excuse automation from evidence and size: %s', (...[, author, traces, coAuthors, isExcused]) => {
    const settings = settingsWith({ people: { bots: ['acme-*'], ignore: [] } });
    const results = judgeGuardrails(
      aPullRequest({ author, traces, coAuthors, files: [aFile('src/a.ts')] }, { settings }),
      settings,
    );
    const excused = (['pr-evidence', 'pr-size'] as const).map((id) => {
      const found = results.find((each) => each.id === id);
      return found?.status === 'skipped' && found.message === 'It is from an automation.';
    });
    expect(excused).toEqual([isExcused, isExcused]);
  });

  it.each([
    { additions: 401, size: 'unknown' },
    { additions: 400, size: 'pass' },
  ])('do not know where a bot may have had company: $additions lines', ({ additions, size }) => {
    const files = [aFile('src/a.ts', { additions, deletions: 0 })];
    const results = judgeGuardrails(aPullRequest({ author: DEPENDABOT, coAuthors: null, files }), settingsWith());
    const statusOf = (id: string) => results.find((each) => each.id === id)?.status;
    expect([statusOf('pr-size'), statusOf('pr-evidence')]).toEqual([size, 'unknown']);
  });

  it('excuse no AI agent that a label calls none', () => {
    const agent = { login: 'copilot-swe-agent', type: 'Bot' } as const;
    const label = { name: 'not-ai', putBy: { login: 'bea', type: 'User' }, isByWriter: true } as const;
    const subject = aSubject({ author: agent, labels: [label] });
    expect(subject.judgement.cohort).toBe('automation');
    const results = judgeGuardrails({ kind: 'pull-request', subject }, settingsWith());
    expect(results.find(({ id }) => id === 'pr-size')?.status).toBe('pass');
  });
});

describe('a result', () => {
  const resultsOf = (rule: Rule, settings = settingsWith()) => judgeGuardrails(aPullRequest(), settings, [rule]);

  it('is what the rule says, with its level and where that is from', () => {
    const said = { title: 'Size', status: 'fail', message: 'It is long.', why: 'Nobody reads it.', fix: 'Split it.' };
    expect(resultsOf(aRule())).toEqual([
      { id: 'pr-size', ...said, level: 'warn', isFromPreset: true, evidence: [], location: null, isAbsolute: false },
    ]);
    const settings = settingsWith({ guardrails: { levels: levelsFrom('observe', { 'pr-size': 'error' }) } });
    expect(resultsOf(aRule(), settings)).toMatchObject([{ level: 'error', isFromPreset: false }]);
  });

  it('is where its first evidence in a file is', () => {
    const evidence = [
      { text: 'somewhere', path: null, line: null },
      { text: 'there', path: 'AGENTS.md', line: 3 },
      { text: 'and there', path: 'CLAUDE.md', line: null },
    ];
    expect(resultsOf(aRule({ evidence }))).toMatchObject([{ evidence, location: { path: 'AGENTS.md', line: 3 } }]);
  });

  it('is left out at level off, unless it fails whatever the level', () => {
    const off = settingsWith({ guardrails: { levels: levelsFrom('strict', { 'pr-size': 'off' }) } });
    expect(resultsOf(aRule(), off)).toEqual([]);
    expect(resultsOf(aRule({}, true), off)).toMatchObject([{ level: 'error', isFromPreset: false, isAbsolute: true }]);
    expect(resultsOf(aRule({ status: 'pass' }, true), off)).toEqual([]);
  });

  it('is absolute only if it fails', () => {
    expect(resultsOf(aRule({ status: 'unknown' }, true))).toMatchObject([{ isAbsolute: false }]);
  });

  it('at level off is not asked for', () => {
    const off = settingsWith({ guardrails: { levels: levelsFrom('strict', { 'pr-size': 'off' }) } });
    const asked: string[] = [];
    const rule: Rule = {
      ...aRule(),
      ofPullRequest() {
        asked.push('of a pull request');
        return { status: 'pass', message: 'It holds.', fix: null, evidence: [] };
      },
    };
    expect([resultsOf(rule, off), asked]).toEqual([[], []]);
    expect([resultsOf(rule), asked]).toMatchObject([[{ status: 'pass' }], ['of a pull request']]);
  });

  it('of a rule that throws is none', () => {
    const broken: Rule = {
      ...aRule(),
      ofPullRequest: () => {
        throw new Error('a defect');
      },
    };
    expect(() => resultsOf(broken)).toThrow('a defect');
  });
});
