import { describe, expect, it } from 'vitest';
import type { OwnCheck } from '../../src/adoption/own-check.ts';
import { judgePullRequest } from '../../src/adoption/pull-request.ts';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import type { PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import { aCheck, aLabel, anApproval, aPullRequestSeen, OLD } from '../support/pull-request-facts.ts';

const NOBODY: OwnCheck = { runId: null, job: null };
const CLAUDE = { tool: 'Claude Code', field: 'trailer', class: 'assisted', confidence: 'high' } as const;

function judge(
  given: Partial<PullRequestFacts>,
  { required = [], own = NOBODY }: { required?: readonly string[] | null; own?: OwnCheck } = {},
) {
  return judgePullRequest(aPullRequestSeen(given), DEFAULT_SETTINGS, { required, own });
}

describe('the human gate of one pull request', () => {
  it.each<[string, Partial<PullRequestFacts>, string, string]>([
    ['an approval of the head by somebody else', { reviews: [anApproval('bob')] }, 'pass', 'approved'],
    ['no review', {}, 'fail', 'no-approval'],
    [
      'an approval of another commit',
      { reviews: [anApproval('bob', { sha: OLD })] },
      'fail',
      'approval-of-older-commit',
    ],
    ['the author', { reviews: [anApproval('alice')] }, 'fail', 'approval-not-independent'],
    ['a co-author', { reviews: [anApproval('bob')], coAuthors: ['alice', 'Bob'] }, 'fail', 'approval-not-independent'],
    [
      'no write access',
      { reviews: [anApproval('bob', { hasWriteAccess: false })] },
      'fail',
      'approval-not-independent',
    ],
    ['co-authors that are not known', { reviews: [anApproval('bob')], coAuthors: null }, 'unknown', 'not-visible'],
    ['reviews that are not readable', { reviews: null }, 'unknown', 'not-visible'],
    [
      'changes asked for by another',
      { reviews: [anApproval('bob'), anApproval('mary', { state: 'CHANGES_REQUESTED' })] },
      'fail',
      'changes-requested',
    ],
  ])('%s', (...[, given, state, reason]) => {
    expect(judge(given).humanGate).toMatchObject({ state, reason });
  });
});

describe('the machine gate of one pull request', () => {
  const own = { runId: '42', job: 'report' };
  const running = { conclusion: null, runId: '42' };

  it.each<[string, Partial<PullRequestFacts>, Parameters<typeof judge>[1], string, string]>([
    ['a required check that passed', { checks: [aCheck('test')] }, {}, 'pass', 'required-check'],
    ['one that failed', { checks: [aCheck('test', { conclusion: 'FAILURE' })] }, {}, 'fail', 'check-failed'],
    ['one that nobody requires', { checks: [aCheck('test', { isRequired: false })] }, {}, 'fail', 'nothing-required'],
    ['one that has not reported yet', {}, { required: ['test'] }, 'pass', 'required-check'],
    ['one that is awaited and may be this run', {}, { required: ['test'], own }, 'unknown', 'not-visible'],
    [
      'one that is awaited, with this run among the checks',
      { checks: [aCheck('report', running)] },
      { required: ['test'], own },
      'pass',
      'required-check',
    ],
    ['nothing at all', {}, {}, 'fail', 'nothing-required'],
    ['rules that are not readable', {}, { required: null }, 'unknown', 'not-visible'],
    ['such rules, and a required check', { checks: [aCheck('test')] }, { required: null }, 'pass', 'required-check'],
    ['checks that are not readable', { checks: null }, { required: ['test'] }, 'unknown', 'not-visible'],
    ['its own status', { checks: [aCheck('one-pizza', { kind: 'status' })] }, {}, 'fail', 'nothing-required'],
    ['its own status, awaited', {}, { required: ['One-Pizza'] }, 'fail', 'nothing-required'],
    [
      'its own status, and hidden rules',
      { checks: [aCheck('one-pizza')] },
      { required: null },
      'unknown',
      'not-visible',
    ],
    [
      'a status that its author set',
      { checks: [aCheck('ci', { kind: 'status', app: 'alice' })] },
      { required: ['ci'] },
      'unknown',
      'not-visible',
    ],
    [
      'a status that its author set and left open',
      { checks: [aCheck('ci', { kind: 'status', app: 'alice', conclusion: null })] },
      { required: ['ci'] },
      'unknown',
      'not-visible',
    ],
    [
      'a status that its author set to a failure',
      { checks: [aCheck('ci', { kind: 'status', app: 'alice', conclusion: 'FAILURE' })] },
      { required: ['ci'] },
      'fail',
      'check-failed',
    ],
    [
      'a status that somebody else set',
      { checks: [aCheck('ci', { kind: 'status', app: 'robot' })] },
      { required: ['ci'] },
      'pass',
      'required-check',
    ],
    [
      'its own job, of another run too',
      { checks: [aCheck('report', running), aCheck('report', { runId: '41' })] },
      { required: ['report'], own },
      'fail',
      'nothing-required',
    ],
    [
      'a job that may be its own, of another run too',
      { checks: [aCheck('Pizza report', running), aCheck('Pizza report', { runId: '41' })] },
      { own },
      'unknown',
      'not-visible',
    ],
    [
      'a job of its name, where its own run is none of the head',
      { checks: [aCheck('report', { runId: '41' })] },
      { own },
      'unknown',
      'not-visible',
    ],
    ['its own job', { checks: [aCheck('report', running)] }, { own }, 'fail', 'nothing-required'],
    ['a job that may be its own', { checks: [aCheck('Pizza report', running)] }, { own }, 'unknown', 'not-visible'],
    [
      'another job beside its own',
      { checks: [aCheck('report', running), aCheck('test', running)] },
      { own },
      'pass',
      'required-check',
    ],
    [
      'an AI reviewer of the head',
      { reviews: [anApproval('coderabbitai', { author: { login: 'coderabbitai', type: 'Bot' }, state: 'COMMENTED' })] },
      {},
      'pass',
      'ai-review',
    ],
  ])('%s', (...[, given, seen, state, reason]) => {
    expect(judge(given, seen).machineGate).toMatchObject({ state, reason });
  });
});

describe('whether AI took part', () => {
  it('a trace says so, and names the tool', () => {
    expect(judge({ traces: [CLAUDE] })).toMatchObject({ cohort: 'ai', tools: ['Claude Code'], confidence: 'high' });
  });

  it('without a trace it is unknown where not everything could be read', () => {
    expect(judge({}).cohort).toBe('human');
    expect(judge({ isTraced: false }).cohort).toBeNull();
  });

  const label = (login: string | null) => [aLabel('not-ai', login)];
  it.each<[string, Partial<PullRequestFacts>, 'ai' | 'human']>([
    ['the author put there', { labels: label('alice'), reviews: [anApproval('alice')] }, 'ai'],
    ['nobody known put there', { labels: label(null) }, 'ai'],
    ['somebody put there of whom no right to write is seen', { labels: label('bob') }, 'ai'],
    [
      'a reviewer without write access',
      { labels: label('bob'), reviews: [anApproval('bob', { hasWriteAccess: false })] },
      'ai',
    ],
    ['a writer put there', { labels: label('bob'), reviews: [anApproval('bob', { state: 'COMMENTED' })] }, 'human'],
    [
      'a writer put there who is a co-author',
      { labels: label('bob'), reviews: [anApproval('bob')], coAuthors: ['bob'] },
      'ai',
    ],
  ])('a label against it that %s', (_, given, cohort) => {
    const found = judge({ traces: [CLAUDE], ...given });
    expect([found.cohort, found.labelsNotCounted]).toEqual([cohort, cohort === 'ai' ? ['not-ai'] : []]);
  });

  it('a label for it counts whoever put it there', () => {
    const found = judge({ labels: [aLabel('ai-assisted')] });
    expect([found.cohort, found.decidedBy]).toEqual(['ai', 'label']);
  });
});
