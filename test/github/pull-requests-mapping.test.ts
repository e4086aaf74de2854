import { describe, expect, it } from 'vitest';
import { actorOf } from '../../src/github/actors.ts';
import { pullRequestOf } from '../../src/github/pull-requests-mapping.ts';
import { pullRequestReply } from '../../src/github/pull-requests-replies.ts';
import type { TracePattern } from '../../src/history/trace-patterns.ts';
import { sha } from '../support/history.ts';

const PATTERNS = [
  {
    match: 'mailbox',
    mailbox: 'agent@acme.example',
    fields: ['author', 'trailer'],
    tool: 'Acme',
    class: 'authored',
    confidence: 'high',
  },
  { match: 'text', text: 'Made with Acme', tool: 'Acme', class: 'authored', confidence: 'medium' },
] as const satisfies readonly TracePattern[];
const END = { pageInfo: { hasNextPage: false, endCursor: null } };
const BOB = { __typename: 'User', login: 'bob' };

/** What a commit says, and that Ann wrote it and GitHub committed it. */
function written(messageHeadline: string, messageBody: string): Readonly<Record<string, unknown>> {
  const author = { name: 'Ann', email: 'ann@example.com', user: { login: 'ann' } };
  const committer = { name: 'GitHub', email: 'noreply@github.com', user: null };
  return { messageHeadline, messageBody, author, committer };
}

/** A reply as it comes over the wire. */
function wire(given: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    id: 'PR_12',
    number: 12,
    title: 'Revert "Sell hats (#7)"',
    body: 'This reverts commit 1234abc. See #7 and #12.\n<!-- or #99 -->',
    state: 'MERGED',
    author: { __typename: 'Bot', login: 'dependabot' },
    createdAt: '2026-03-01T00:00:00Z',
    closedAt: '2026-03-03T00:00:00Z',
    mergedAt: '2026-03-03T00:00:00Z',
    mergedBy: BOB,
    mergeCommit: {
      oid: sha('merge'),
      ...written('Revert "Sell hats (#7)" (#12)', 'Co-authored-by: Acme <agent@acme.example>'),
    },
    statusCheckRollup: { state: 'FAILURE' },
    baseRefName: 'main',
    headRefName: 'revert-7-hats',
    headRefOid: sha('head'),
    isCrossRepository: true,
    isDraft: false,
    additions: 3,
    deletions: 4,
    changedFiles: 5,
    labels: { nodes: [{ name: 'hotfix' }, null], ...END },
    reviews: {
      nodes: [
        {
          author: null,
          state: 'APPROVED',
          submittedAt: '2026-03-02T00:00:00Z',
          authorCanPushToRepository: true,
          commit: { oid: sha('head') },
        },
        { author: BOB, state: 'COMMENTED', submittedAt: null, authorCanPushToRepository: false, commit: null },
      ],
      ...END,
    },
    commits: {
      nodes: [
        {
          commit: {
            oid: sha(1),
            authoredDate: '2026-02-28T12:00:00+02:00',
            ...written('Do it', `(cherry picked from commit ${sha(9)})`),
          },
        },
      ],
      ...END,
    },
    timelineItems: { nodes: [], ...END },
    ...given,
  };
}

const mapped = (given?: Readonly<Record<string, unknown>>) =>
  pullRequestOf(pullRequestReply.parse(wire(given)), { repository: 'octo/shop', traces: PATTERNS, sections: [] });

describe('pullRequestOf', () => {
  it('keeps every fact, and of the body only what it names', () => {
    expect(mapped()).toEqual({
      number: 12,
      title: 'Revert "Sell hats (#7)"',
      state: 'MERGED',
      author: { login: 'dependabot', type: 'Bot' },
      createdAt: Date.UTC(2026, 2, 1),
      closedAt: Date.UTC(2026, 2, 3),
      mergedAt: Date.UTC(2026, 2, 3),
      mergedBy: { login: 'bob', type: 'User' },
      mergeCommit: sha('merge'),
      baseBranch: 'main',
      headBranch: 'revert-7-hats',
      isCrossRepository: true,
      headSha: sha('head'),
      isDraft: false,
      draftEvents: [],
      labels: ['hotfix'],
      reviews: [
        {
          author: null,
          state: 'APPROVED',
          submittedAt: Date.UTC(2026, 2, 2),
          commit: sha('head'),
          byWriter: true,
        },
      ],
      commits: [{ sha: sha(1), authoredAt: Date.UTC(2026, 1, 28, 10), headline: 'Do it', cherryPickedFrom: [sha(9)] }],
      replacedTips: [],
      additions: 3,
      deletions: 4,
      changedFiles: 5,
      reverts: [{ sha: '1234abc' }, { number: 7 }, { title: 'Sell hats' }],
      names: [{ number: 7 }, { sha: '1234abc' }],
      traces: [{ tool: 'Acme', field: 'trailer', class: 'authored', confidence: 'high' }],
      checks: 'FAILURE',
      evidence: null,
    });
  });

  it('finds traces in its body and its own commits, and in a squash, but not in a merge or in one that was tried out', () => {
    const fieldsOf = (given: Readonly<Record<string, unknown>>) => mapped(given).traces.map(({ field }) => field);
    const credit = 'Co-authored-by: Acme <agent@acme.example>';
    const squash = { oid: sha('merge'), ...written('Sell hats (#12)', credit) };
    const merge = { oid: sha('merge'), ...written('Merge pull request #12 from octo/hats', credit) };
    const own = { oid: sha(1), authoredDate: '2026-02-28T12:00:00Z', ...written('Do it', `Why\n\n${credit}`) };
    expect(fieldsOf({ mergeCommit: squash })).toEqual(['trailer']);
    expect(fieldsOf({ mergeCommit: merge })).toEqual([]);
    expect(fieldsOf({ mergeCommit: squash, state: 'OPEN', mergedAt: null, closedAt: null })).toEqual([]);
    expect(fieldsOf({ mergeCommit: merge, commits: { nodes: [{ commit: own }], ...END } })).toEqual(['trailer']);
    expect(fieldsOf({ mergeCommit: merge, body: 'Made with Acme' })).toEqual(['body']);
  });

  it('tells how it was tried where its files are shown', () => {
    const files = { nodes: [{ path: 'test/hats.test.ts', changeType: 'ADDED' }] };
    expect(mapped({ files }).evidence).toEqual(['tests']);
  });

  it('has no state of checks where there are none', () => {
    expect(mapped({ statusCheckRollup: null }).checks).toBeNull();
  });

  it('does not know commits of which one is gone', () => {
    expect(mapped({ commits: { nodes: [null], ...END } }).commits).toBeNull();
  });

  it('has no merge commit before the merge, although GitHub tries one out', () => {
    expect(mapped({ state: 'OPEN', mergedAt: null, closedAt: null }).mergeCommit).toBeNull();
  });

  it('puts drafts and replaced tips in the order of time', () => {
    const nodes = [
      { __typename: 'ConvertToDraftEvent', createdAt: '2026-03-02T00:00:00Z' },
      { __typename: 'ReadyForReviewEvent', createdAt: '2026-03-01T00:00:00Z' },
      {
        __typename: 'HeadRefForcePushedEvent',
        createdAt: '2026-03-01T00:00:00Z',
        beforeCommit: { oid: sha(5), authoredDate: '2026-02-01T00:00:00Z' },
      },
      { __typename: 'HeadRefForcePushedEvent', createdAt: '2026-03-01T00:00:00Z', beforeCommit: null },
    ];
    const { draftEvents, replacedTips } = mapped({ timelineItems: { nodes, ...END } });
    expect(draftEvents).toEqual([
      { type: 'ready_for_review', at: Date.UTC(2026, 2, 1) },
      { type: 'convert_to_draft', at: Date.UTC(2026, 2, 2) },
    ]);
    expect(replacedTips).toEqual([{ sha: sha(5), authoredAt: Date.UTC(2026, 1, 1) }]);
  });

  it('names who set the merge going: the last to do so, nobody once it was called off', () => {
    const event = (type: string, day: number, actor: unknown = BOB) => ({
      __typename: type,
      createdAt: `2026-03-0${day}T00:00:00Z`,
      actor,
    });
    const carol = { __typename: 'User', login: 'carol' };
    const on = [event('AutoMergeEnabledEvent', 1), event('AutoSquashEnabledEvent', 2, carol)];
    const queued = [event('AddedToMergeQueueEvent', 1), event('AddedToMergeQueueEvent', 2, carol)];
    expect(mapped({ timelineItems: { nodes: [...on, ...queued], ...END } })).toMatchObject({
      enqueuedBy: { login: 'carol', type: 'User' },
      autoMergeEnabledBy: { login: 'carol', type: 'User' },
    });
    const off = { __typename: 'AutoMergeDisabledEvent', createdAt: '2026-03-03T00:00:00Z' };
    expect(mapped({ timelineItems: { nodes: [...on, off], ...END } })).not.toHaveProperty('autoMergeEnabledBy');
    expect(mapped()).not.toHaveProperty('enqueuedBy');
  });
});

describe('actorOf', () => {
  it.each([
    [
      { __typename: 'Bot', login: 'renovate[bot]' },
      { login: 'renovate', type: 'Bot' },
    ],
    [
      { __typename: 'Mannequin', login: 'old' },
      { login: 'old', type: 'User' },
    ],
    [null, null],
  ])('%j', (reply, actor) => {
    expect(actorOf(reply)).toEqual(actor);
  });
});
