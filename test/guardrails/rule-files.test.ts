import { describe, expect, it } from 'vitest';
import type { Status, Verdict } from '../../src/guardrails/rule.ts';
import { ruleFiles } from '../../src/guardrails/rule-files.ts';
import type { RuleFile, RuleFileFacts, RuleFileFinding } from '../../src/history/rule-file-facts.ts';
import { deliver } from '../support/deliver.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';

function aRuleFile(path: string, state: RuleFile['state']): RuleFile {
  const names = [{ path, how: 'itself' as const }];
  const unseen = { bytes: null, lines: null, firstChangedAt: null, lastChangedAt: null };
  return { path, names, state, tools: [], legacy: false, topics: [], ...unseen };
}

function facts(state: RuleFileFacts['state'], given: Partial<RuleFileFacts> = {}): RuleFileFacts {
  return { state, files: [], findings: [], attributionOff: null, ...given };
}

function finding(kind: RuleFileFinding['kind'], path: string, fix: string | null): RuleFileFinding {
  return { kind, path, line: null, message: `it is ${kind}`, fix };
}

const judge = (seen: RuleFileFacts | null): Verdict | undefined =>
  ruleFiles.ofPullRequest?.(aSubject({}, { ruleFiles: seen }), settingsWith());

describe('rule files', () => {
  it.each<[string, RuleFileFacts | null, Status]>([
    ['effective', facts('effective'), 'pass'],
    ['none', facts('absent'), 'fail'],
    ['near misses', facts('not-loaded'), 'fail'],
    ['the source of generated ones', facts('generated'), 'fail'],
    ['none seen in what could be read', facts('unknown'), 'unknown'],
    ['not readable', null, 'unknown'],
  ])('%s', (_name, seen, status) => {
    const verdict = judge(seen);
    expect(verdict?.status).toBe(status);
    expect(verdict?.fix === null).toBe(status === 'pass');
    const delivery = deliver({ ruleFiles: seen });
    expect(ruleFiles.ofRepository?.({ delivery, baseline: null }, settingsWith())).toEqual(verdict);
  });

  it('are named where a tool loads them', () => {
    const files = [aRuleFile('AGENTS.md', 'effective'), aRuleFile('claude.md', 'not-loaded')];
    expect(judge(facts('effective', { files }))?.message).toBe('AI tools load `AGENTS.md`.');
  });

  it.each<[string, RuleFileFinding[], string]>([
    [
      'a near miss',
      [finding('not-loaded', 'claude.md', 'rename it to CLAUDE.md')],
      '`claude.md`: rename it to CLAUDE.md.',
    ],
    ['a broken link', [finding('broken-link', 'claude.md', null)], 'Replace `claude.md` by a file with rules.'],
    [
      'an empty file beside a near miss',
      [finding('empty', 'AGENTS.md', null), finding('not-loaded', 'claude.md', 'rename it to CLAUDE.md')],
      '`claude.md`: rename it to CLAUDE.md.',
    ],
    [
      'an empty file',
      [finding('empty', 'AGENTS.md', null)],
      'Write into `AGENTS.md` how to build and test, and what to keep to.',
    ],
    [
      'a personal file alone',
      [finding('personal-file', 'CLAUDE.local.md', 'remove it')],
      'Add `AGENTS.md` at the root: how to build and test, and what to keep to.',
    ],
  ])('that take no effect are mended: %s', (_name, findings, fix) => {
    expect(judge(facts('not-loaded', { files: [aRuleFile('claude.md', 'not-loaded')], findings }))?.fix).toBe(fix);
  });

  it('that take no effect are listed with why', () => {
    const files = [aRuleFile('agents.md', 'not-loaded'), aRuleFile('claude.md', 'not-loaded')];
    const findings = [finding('not-loaded', 'agents.md', null), finding('over-limit', 'claude.md', null)];
    const verdict = judge(facts('not-loaded', { files, findings }));
    expect(verdict?.message).toBe('No AI tool gets rules from `agents.md` and `claude.md`: it is not-loaded.');
    expect(verdict?.evidence).toEqual([{ text: 'it is not-loaded', path: 'agents.md', line: null }]);
  });
});
