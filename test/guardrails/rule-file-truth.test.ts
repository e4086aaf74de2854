import { describe, expect, it } from 'vitest';
import type { Status, Verdict } from '../../src/guardrails/rule.ts';
import { ruleFileTruth } from '../../src/guardrails/rule-file-truth.ts';
import type { RuleFileFacts, RuleFileFinding } from '../../src/history/rule-file-facts.ts';
import { deliver } from '../support/deliver.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';

type Kind = RuleFileFinding['kind'];

function finding(kind: Kind, given: Partial<RuleFileFinding> = {}): RuleFileFinding {
  return { kind, path: 'AGENTS.md', line: 3, message: `it is ${kind}`, fix: null, ...given };
}

function judge(
  findings: readonly RuleFileFinding[] | null,
  state: RuleFileFacts['state'] = 'effective',
): Verdict | undefined {
  const ruleFiles = findings === null ? null : { state, files: [], findings: [...findings], attributionOff: null };
  const verdict = ruleFileTruth.ofPullRequest?.(aSubject({}, { ruleFiles }), settingsWith());
  const delivery = deliver({ ruleFiles });
  expect(ruleFileTruth.ofRepository?.({ delivery, baseline: null }, settingsWith())).toEqual(verdict);
  return verdict;
}

describe('the truth of rule files', () => {
  it.each<[Kind, Status]>([
    ['missing-path', 'fail'],
    ['missing-script', 'fail'],
    ['package-manager', 'fail'],
    ['contradiction', 'fail'],
    ['broken-link', 'fail'],
    ['hidden-unicode', 'fail'],
    ['secret', 'fail'],
    ['not-loaded', 'pass'],
    ['personal-file', 'pass'],
    ['empty', 'pass'],
    ['activation', 'pass'],
    ['over-limit', 'pass'],
    ['unchecked', 'unknown'],
  ])('with a finding of kind %s: %s', (kind, status) => {
    expect(judge([finding(kind)])?.status).toBe(status);
  });

  it.each<[string, readonly Kind[] | null, RuleFileFacts['state'], Status]>([
    ['nothing found', [], 'effective', 'pass'],
    ['something broken in what could be checked', ['unchecked', 'missing-path'], 'effective', 'fail'],
    ['advice in what could be checked', ['unchecked', 'over-limit'], 'effective', 'unknown'],
    ['something broken in a file that no tool loads', ['secret'], 'not-loaded', 'fail'],
    ['no rule files', [], 'absent', 'skipped'],
    ['none seen', [], 'unknown', 'unknown'],
    ['something broken, though not all was seen', ['missing-path'], 'unknown', 'fail'],
    ['not readable', null, 'unknown', 'unknown'],
  ])('%s', (...[, kinds, state, status]) => {
    expect(judge(kinds?.map((kind) => finding(kind)) ?? null, state)?.status).toBe(status);
  });

  it('is broken at file and line, each with what mends it', () => {
    const findings = [
      finding('missing-path', { message: 'src/a.ts is not there', fix: 'write src/A.ts' }),
      finding('over-limit'),
      finding('missing-script', { path: 'CLAUDE.md', line: 9, message: 'the script `x` is defined nowhere' }),
    ];
    expect(judge(findings)).toMatchObject({
      message: '2 broken facts in `AGENTS.md` and `CLAUDE.md`.',
      fix: 'Correct or delete each of these lines.',
      evidence: [
        { text: 'src/a.ts is not there: write src/A.ts', path: 'AGENTS.md', line: 3 },
        { text: "the script 'x' is defined nowhere", path: 'CLAUDE.md', line: 9 },
      ],
    });
  });

  it('tells to revoke a secret first', () => {
    expect(judge([finding('missing-path'), finding('secret')])?.fix).toMatch(/^Revoke the secret first/);
  });
});
