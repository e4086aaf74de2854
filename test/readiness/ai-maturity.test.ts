import { describe, expect, it } from 'vitest';
import { levelsFrom } from '../../src/config/presets.ts';
import type { Guardrail, Level } from '../../src/config/settings.ts';
import type { Evidence } from '../../src/history/evidence.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import type { RuleFile, RuleFileFacts } from '../../src/history/rule-file-facts.ts';
import { aiMaturity } from '../../src/readiness/ai-maturity.ts';
import type { CheckStatus, Finding } from '../../src/readiness/check.ts';
import { aBot, aReview } from '../support/history.ts';
import type { GivenHistory, GivenSettings } from './delivered.ts';
import { delivered, merged } from './delivered.ts';

function levels(named: Partial<Record<Guardrail, Level>>): GivenSettings {
  return { guardrails: { levels: levelsFrom('observe', named) } };
}

const ENFORCED = levels({ 'pr-evidence': 'error', 'dual-gate': 'error' });
const REVIEW_ONLY = levels({ 'pr-evidence': 'error' });

function aRuleFile(path: string, topics: RuleFile['topics'], state: RuleFile['state'] = 'effective'): RuleFile {
  const names = [{ path, how: 'itself' as const }];
  const times = { firstChangedAt: null, lastChangedAt: null };
  return { path, names, state, tools: [], legacy: false, bytes: 100, lines: 10, topics, ...times };
}

function ruleFiles(files: readonly RuleFile[], given: Partial<RuleFileFacts> = {}): RuleFileFacts {
  return { state: 'effective', files: [...files], findings: [], attributionOff: false, ...given };
}

const TOLD = ruleFiles([aRuleFile('AGENTS.md', ['tests', 'security', 'style', 'architecture'])]);

function changes(
  count: number,
  evidence: readonly Evidence[] | null,
  given: Partial<PullRequest> = {},
): Partial<PullRequest>[] {
  const own = evidence === null ? null : [...evidence];
  return Array.from({ length: count }, () => ({ evidence: own, ...given }));
}

const PRACTISED = changes(10, ['tests']);

/** All is well, but for what is given. */
function assess(history: GivenHistory, settings = ENFORCED, prs: readonly Partial<PullRequest>[] = PRACTISED): Finding {
  const well = { ...merged(prs), requiredChecks: ['build', 'one-pizza'], ruleFiles: TOLD };
  return aiMaturity.assess(delivered({ ...well, ...history }, settings));
}

describe('enforced', () => {
  it.each<[string, { readonly required: readonly string[] | null; readonly by: GivenSettings }, CheckStatus]>([
    ['One-Pizza with both rules at error', { required: ['one-pizza'], by: ENFORCED }, 'pass'],
    ['One-Pizza in other case', { required: ['One-Pizza'], by: ENFORCED }, 'pass'],
    ['One-Pizza and an AI review', { required: ['one-pizza', 'CodeRabbit'], by: REVIEW_ONLY }, 'pass'],
    ['One-Pizza without dual-gate', { required: ['one-pizza'], by: REVIEW_ONLY }, 'fail'],
    ['without pr-evidence', { required: ['one-pizza', 'CodeRabbit'], by: levels({ 'dual-gate': 'error' }) }, 'fail'],
    ['One-Pizza with rules that only warn', { required: ['one-pizza'], by: {} }, 'fail'],
    ['never failing', { required: ['one-pizza', 'CodeRabbit'], by: { ...ENFORCED, failOn: 'never' } }, 'fail'],
    ['an AI review, but not One-Pizza', { required: ['CodeRabbit'], by: ENFORCED }, 'fail'],
    ['other checks', { required: ['build', 'one-pizza-extra'], by: ENFORCED }, 'fail'],
    ['nothing', { required: [], by: ENFORCED }, 'fail'],
    ['not known', { required: null, by: ENFORCED }, 'unknown'],
  ])('%s', (_, { required, by }, status) => {
    expect(assess({ requiredChecks: required }, by).status).toBe(status);
  });

  it("takes the config's AI reviewers, but never One-Pizza itself for one", () => {
    const { guardrails } = REVIEW_ONLY ?? {};
    const reviewedBy = (reviewers: string[]): GivenSettings => ({
      ...(guardrails === undefined ? {} : { guardrails }),
      ai: { ruleFiles: [], authors: [], reviewers, labels: { assisted: [], notAssisted: [] } },
    });
    const requiredChecks = ['one-pizza', 'acme-reviewer'];
    expect(assess({ requiredChecks }, reviewedBy(['acme-*'])).status).toBe('pass');
    expect(assess({ requiredChecks: ['one-pizza'] }, reviewedBy(['one-*'])).status).toBe('fail');
  });

  it('does not know where only some of the required checks can be seen, unless those are enough', () => {
    const coverage = { requiredChecks: 'unreadable' as const };
    expect(assess({ coverage, requiredChecks: ['build'] }).status).toBe('unknown');
    expect(assess({ coverage, requiredChecks: ['one-pizza'] }).status).toBe('pass');
  });

  it('says what to set', () => {
    expect(assess({ requiredChecks: [] }, {}).next).toBe(
      "Require the check `one-pizza` on the branch, and set the step's input `commit-status: true`. " +
        'In the config file: `guardrails: { pr-evidence: error, dual-gate: error }`.',
    );
    expect(assess({ requiredChecks: ['one-pizza', 'Cursor Bugbot'] }, {}).next).toBe(
      'In the config file: `guardrails: { pr-evidence: error }`.',
    );
    expect(assess({ requiredChecks: null }).next).toMatch(/ruleset.*`administration`\.$/);
  });

  it('shows what is required', () => {
    const { observed, evidence } = assess({ requiredChecks: ['build', 'one-pizza', 'CodeRabbit'] });
    expect(observed).toMatch(
      /^Required: a check of an AI reviewer and `one-pizza`; `dual-gate: error`, `pr-evidence: error`\. /,
    );
    expect(evidence.slice(0, 2)).toEqual(['required check: CodeRabbit', 'required check: one-pizza']);
  });

  it.each([
    { required: [], says: /^Required: no check of an AI reviewer, and not `one-pizza`;/ },
    { required: ['one-pizza'], says: /^Required: `one-pizza`, but no check of an AI reviewer;/ },
    { required: ['CodeRabbit', 'Cursor Bugbot'], says: /^Required: 2 checks of AI reviewers, but not `one-pizza`;/ },
    { required: null, says: /^Which checks are required can not be seen;/ },
  ])('calls nothing missing that can not be seen: $required', ({ required, says }) => {
    expect(assess({ requiredChecks: required }).observed).toMatch(says);
  });

  it('says of what is seen in part that there may be more', () => {
    const coverage = { requiredChecks: 'unreadable' as const };
    expect(assess({ coverage, requiredChecks: ['one-pizza'] }).observed).toMatch(
      /^Required: `one-pizza`, and maybe more that can not be seen;/,
    );
  });

  it('says that what is practised is not required', () => {
    const review = aReview({ author: aBot('coderabbitai'), submittedAt: '2026-03-01' });
    const reviewed = PRACTISED.map((change) => ({ ...change, reviews: [review] }));
    const practised = /^AI review is practised but not required: make it required\. /;
    expect(assess({ requiredChecks: [] }, ENFORCED, reviewed)).toMatchObject({
      status: 'fail',
      next: expect.stringMatching(practised),
    });
    expect(assess({ requiredChecks: [] }, ENFORCED).next).not.toMatch(practised);
    expect(assess({ requiredChecks: null }, ENFORCED, reviewed).next).not.toMatch(practised);
    expect(assess({ requiredChecks: ['CodeRabbit'] }, ENFORCED, reviewed).next).not.toMatch(practised);
    expect(assess({ requiredChecks: [], ruleFiles: null }, ENFORCED, reviewed).next).not.toMatch(practised);
  });
});

describe('told', () => {
  const three: RuleFile['topics'] = ['tests', 'security', 'style'];

  it.each<[string, RuleFileFacts | null, CheckStatus]>([
    ['all in one file', TOLD, 'pass'],
    ['together', ruleFiles([aRuleFile('AGENTS.md', three), aRuleFile('GEMINI.md', ['architecture'])]), 'pass'],
    ['one lacks', ruleFiles([aRuleFile('AGENTS.md', [...three, 'commands'])]), 'fail'],
    [
      'the last in a file that no tool loads',
      ruleFiles([aRuleFile('AGENTS.md', three), aRuleFile('claude.md', ['architecture'], 'not-loaded')]),
      'fail',
    ],
    ['no file', ruleFiles([], { state: 'absent' }), 'fail'],
    ['none seen in part of a tree', ruleFiles([], { state: 'unknown' }), 'unknown'],
    [
      'one lacks, one is not read',
      ruleFiles([aRuleFile('AGENTS.md', three), aRuleFile('B.md', [], 'unknown')]),
      'unknown',
    ],
    [
      'one lacks, one was not checked',
      ruleFiles([aRuleFile('AGENTS.md', three)], {
        findings: [{ kind: 'unchecked', path: 'AGENTS.md', line: null, message: 'too long', fix: null }],
      }),
      'unknown',
    ],
    ['not read', null, 'unknown'],
  ])('%s: %s', (_, facts, status) => {
    expect(assess({ ruleFiles: facts }).status).toBe(status);
  });

  it('says what is missing', () => {
    const { observed, evidence, next } = assess({ ruleFiles: ruleFiles([aRuleFile('AGENTS.md', ['tests', 'style'])]) });
    expect(observed).toContain('The rule files lack security, architecture.');
    expect(evidence).toContain('AGENTS.md');
    expect(next).toBe('Write about security, architecture in a rule file that a tool loads, such as `AGENTS.md`.');
  });
});

describe('practised', () => {
  it.each<[string, readonly Partial<PullRequest>[], CheckStatus]>([
    ['80 % show it', [...changes(8, ['link']), ...changes(2, [])], 'pass'],
    ['79 % do', [...changes(79, ['docs']), ...changes(21, [])], 'fail'],
    ['known of 80 %', [...changes(10, ['tests']), ...changes(2, ['picture']), ...changes(3, null)], 'pass'],
    ['not known of 3 in 13', [...changes(10, ['tests']), ...changes(3, null)], 'unknown'],
    // 10 of the 12 known are enough, 10 of all 15 are not; 13 would be.
    ['unknown ones that would decide', [...changes(10, ['tests']), ...changes(2, []), ...changes(3, null)], 'unknown'],
    // 4 and 3 more would be 7 of 15, 47 %; 2 and 5 more as many.
    ['too few, with those unknown', [...changes(4, ['tests']), ...changes(8, []), ...changes(3, null)], 'fail'],
    ['too few, with a third unknown', [...changes(2, ['tests']), ...changes(8, []), ...changes(5, null)], 'fail'],
    ['known of 9', changes(9, ['tests']), 'unknown'],
    ['known of none', changes(12, null), 'unknown'],
    ['no change', [], 'unknown'],
    ['of automation only', changes(12, ['tests'], { author: aBot() }), 'unknown'],
    ['automation does not show it', [...PRACTISED, ...changes(12, [], { author: aBot() })], 'pass'],
    ['the newest 200 do', [...changes(100, []), ...changes(160, ['tests']), ...changes(40, [])], 'pass'],
    ['the newest 200 do not', [...changes(100, ['tests']), ...changes(159, ['tests']), ...changes(41, [])], 'fail'],
  ])('%s: %s', (_, prs, status) => {
    expect(assess({}, ENFORCED, prs).status).toBe(status);
  });

  it('takes the share that the config asks for', () => {
    const half = [...changes(5, ['tests']), ...changes(5, [])];
    expect(assess({}, { ...ENFORCED, readiness: { evidencePercent: 50 } }, half).status).toBe('pass');
    expect(assess({}, { ...ENFORCED, readiness: { evidencePercent: 51 } }, half).status).toBe('fail');
  });

  it('names the changes without evidence, newest first', () => {
    const { observed, evidence } = assess({}, ENFORCED, [...changes(7, ['tests']), ...changes(5, [])]);
    // 7 of 12 are 58.3 %.
    expect(observed).toMatch(/7 of the newest 12 changes show evidence \(58 %\)\.$/);
    expect(evidence.filter((name) => name.startsWith('#'))).toEqual(['#12', '#11', '#10', '#9', '#8']);
  });

  it('tells how a clone would show it', () => {
    expect(assess({ source: 'git' }, ENFORCED, changes(12, null)).next).toMatch(/-R OWNER\/REPO/);
    const twice = assess({ source: 'git', requiredChecks: null }, ENFORCED, changes(12, null)).next;
    expect(twice).toBe(
      'Read the repository from GitHub, with a token in `GITHUB_TOKEN`: `one-pizza report -R OWNER/REPO`.',
    );
  });
});

it('fails where one part fails and another is not known', () => {
  expect(assess({ ruleFiles: null, requiredChecks: [] }).status).toBe('fail');
});
