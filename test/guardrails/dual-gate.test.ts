import { describe, expect, it } from 'vitest';
import { dualGate } from '../../src/guardrails/dual-gate.ts';
import type { Status, Verdict } from '../../src/guardrails/rule.ts';
import type { PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import type { Trace } from '../../src/history/trace-patterns.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';
import { aCheck, aLabel, anApproval, aUserNamed, OLD } from '../support/pull-request-facts.ts';

const TRACE: Trace = { tool: 'Claude Code', field: 'trailer', class: 'authored', confidence: 'high' };
const ALL = settingsWith({ guardrails: { dualGate: { appliesTo: 'all' } } });
const BY_AI = { traces: [TRACE] };
const CHECKED = { ...BY_AI, checks: [aCheck('test')] };
const AGAINST = anApproval('bob', { state: 'CHANGES_REQUESTED' });

function judge(facts: Partial<PullRequestFacts>, settings = settingsWith(), required?: null): Verdict | undefined {
  return dualGate.ofPullRequest?.(aSubject(facts, { settings, ...(required === null ? { required } : {}) }), settings);
}

type Row = [string, Partial<PullRequestFacts>, Status, RegExp?];

const ROWS: readonly Row[] = [
  ['both gates', { ...CHECKED, reviews: [anApproval('bob')] }, 'pass'],
  ['nobody approved', CHECKED, 'pending', /nobody has approved/],
  ['the author approved', { ...CHECKED, reviews: [anApproval('alice')] }, 'pending', /`alice` does not count/],
  [
    'a co-author approved',
    { ...CHECKED, coAuthors: ['bob'], reviews: [anApproval('bob')] },
    'pending',
    /`bob` does not count/,
  ],
  [
    'an outsider approved',
    { ...CHECKED, reviews: [anApproval('eve', { hasWriteAccess: false })] },
    'pending',
    /`eve` does not count/,
  ],
  ['an older commit', { ...CHECKED, reviews: [anApproval('bob', { sha: OLD })] }, 'pending', /`bob` is of an older/],
  ['dismissed', { ...CHECKED, reviews: [anApproval('bob', { state: 'DISMISSED' })] }, 'pending', /nobody/],
  ['changes requested', { ...CHECKED, reviews: [AGAINST, anApproval('ann')] }, 'fail', /`bob` asks for changes/],
  ['nothing is required', { ...BY_AI, reviews: [anApproval('bob')] }, 'fail', /no check is required/],
  [
    'a required check failed',
    { ...BY_AI, checks: [aCheck('test', { conclusion: 'FAILURE' })], reviews: [anApproval('bob')] },
    'fail',
    /`test` is required and failed/,
  ],
  [
    'a required check is under way',
    { ...BY_AI, checks: [aCheck('test', { conclusion: null })], reviews: [anApproval('bob')] },
    'pass',
  ],
  ['neither gate', BY_AI, 'fail', /nobody has approved it; the machine gate is missing/],
  [
    'reviews not read, a check required',
    { ...CHECKED, reviews: null },
    'unknown',
    /human gate is passed can't be seen/,
  ],
  [
    'checks not read',
    { ...BY_AI, checks: null, reviews: [anApproval('bob')] },
    'unknown',
    /machine gate is passed can/,
  ],
  ['checks not read, no approval', { ...BY_AI, checks: null }, 'pending', /nobody.*; whether the machine gate/],
  ['checks not read, changes requested', { ...BY_AI, checks: null, reviews: [AGAINST] }, 'fail'],
  ['nothing of it read', { ...BY_AI, checks: null, reviews: null }, 'unknown'],
  ['no trace of AI', {}, 'skipped', /AI is not seen/],
  ['an automation', { author: { login: 'dependabot', type: 'Bot' } }, 'skipped', /automation/],
  ['not whole, both gates', { isTraced: false, checks: [aCheck('test')], reviews: [anApproval('bob')] }, 'pass'],
  ['not whole, a gate missing', { isTraced: false, checks: [aCheck('test')] }, 'unknown', /if it did: the human gate/],
];

describe('the dual gate', () => {
  it.each(ROWS)('%s', (...[, facts, status, says]) => {
    const verdict = judge(facts);
    expect(verdict?.status).toBe(status);
    expect(verdict?.message).toMatch(says ?? /./);
    expect(verdict?.fix === null).toBe(status === 'pass' || status === 'skipped');
  });

  it('is asked of people and automation too, where it applies to all', () => {
    expect(judge({}, ALL)?.status).toBe('fail');
    expect(judge({ checks: [aCheck('test')], author: { login: 'dependabot', type: 'Bot' } }, ALL)?.status).toBe(
      'pending',
    );
    expect(judge({ isTraced: false, checks: [aCheck('test')] }, ALL)?.status).toBe('pending');
  });

  it('is unknown where it is not known what is required, and pending without an approval', () => {
    const settings = settingsWith();
    const optional = [aCheck('test', { isRequired: false })];
    expect(judge({ ...BY_AI, checks: optional, reviews: [anApproval('bob')] }, settings, null)?.status).toBe('unknown');
    expect(judge({ ...BY_AI, checks: optional }, settings, null)?.status).toBe('pending');
  });

  it('says what opens each gate', () => {
    expect(judge(BY_AI)?.fix).toBe(
      'Have somebody with write access, neither an author of it nor a bot, approve the head commit. ' +
        'Require a check for `main` (Settings, Rules, Rulesets), or let an AI reviewer other than the tool that wrote ' +
        'it review the head commit.',
    );
  });

  it('says why it can not be seen, and what mends it', () => {
    const gap = {
      part: 'commits',
      what: 'who wrote 2 of the commits of #7',
      why: 'no account',
      fix: 'Mend it.',
    } as const;
    const verdict = judge({ ...CHECKED, coAuthors: null, reviews: [anApproval('bob')], gaps: [gap] });
    expect(verdict).toMatchObject({ status: 'unknown', fix: 'Mend it.' });
    expect(verdict?.evidence.map(({ text }) => text)).toEqual([
      'Not seen: who wrote 2 of the commits of #7, because no account.',
    ]);
  });

  it.each([
    ['the author', 'alice', true],
    ['an outsider', 'eve', false],
    ['nobody knows who', null, null],
  ])('does not count a label that %s put there, and says so', (_, putBy, isByWriter) => {
    const verdict = judge({ ...CHECKED, labels: [aLabel('not-ai', putBy, isByWriter)] });
    expect(verdict?.status).toBe('pending');
    expect(verdict?.evidence.map(({ text }) => text)).toEqual([
      expect.stringContaining('The label `not-ai` does not count'),
    ]);
  });

  it('counts a label of somebody else who may write', () => {
    expect(judge({ ...CHECKED, labels: [aLabel('not-ai', 'bob', true)] })?.status).toBe('skipped');
  });

  it('keeps hostile names in their code', () => {
    const verdict = judge({ ...CHECKED, reviews: [{ ...AGAINST, author: aUserNamed('a`\n<b>`') }] });
    expect(verdict?.message.match(/`/g)).toHaveLength(2);
  });
});
