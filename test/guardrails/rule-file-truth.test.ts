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
      message: '2 broken facts in `AGENTS.md` and `CLAUDE.md`; the first, in `AGENTS.md:3`: src/a.ts is not there.',
      fix: 'Correct or delete each of these lines.',
      evidence: [
        { text: 'src/a.ts is not there: write src/A.ts', path: 'AGENTS.md', line: 3 },
        { text: "the script 'x' is defined nowhere", path: 'CLAUDE.md', line: 9 },
      ],
    });
  });

  it('tells the one step where one fact is broken', () => {
    const wrong = finding('missing-path', { message: 'src/a.ts is not there', fix: 'write src/A.ts' });
    expect(judge([wrong])).toMatchObject({
      message: 'A broken fact in `AGENTS.md:3`: src/a.ts is not there.',
      fix: '`AGENTS.md`: write src/A.ts.',
    });
    expect(judge([finding('missing-script')])?.fix).toBe('Correct or delete that line.');
    expect(judge([finding('broken-link', { line: null })])?.fix).toBe('Let `AGENTS.md` lead to a file, or delete it.');
  });

  it('names the file that could not be checked', () => {
    expect(judge([finding('unchecked', { message: 'it is too large' })])).toMatchObject({
      message: 'Nothing broken was found, but `AGENTS.md` could not be checked whole: it is too large.',
      fix: 'Make `AGENTS.md` a plain text of ordinary length, or run this again if it was not read.',
    });
  });

  it('tells to revoke a secret first', () => {
    expect(judge([finding('missing-path'), finding('secret')])?.fix).toMatch(/^Revoke the secret first.*each of these/);
    expect(judge([finding('secret')])?.fix).toBe('Revoke the secret first; then correct or delete that line.');
  });
});
