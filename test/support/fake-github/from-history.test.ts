import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { namesIn, revertsIn } from '../../../src/history/text.ts';
import {
  aCommit,
  aGitHubDeployment,
  aHistory,
  anIssue,
  aPullRequest,
  aRelease,
  aReview,
  aTag,
  aWorkflowRun,
  sha,
} from '../history.ts';
import { ask } from './ask.ts';
import { fakePullRequest, fakeRepository } from './builders.ts';
import { repositoryFrom } from './from-history.ts';
import type { FakeGitHub } from './start.ts';
import { startFakeGitHub } from './start.ts';

let fake: FakeGitHub;

afterEach(() => fake.close());

describe('a repository made from a history', () => {
  const history = aHistory({
    commits: [
      aCommit({ sha: sha(1), committedAt: '2026-03-01' }),
      aCommit({
        sha: sha(2),
        committedAt: '2026-03-02',
        parents: [sha(1)],
        headline: 'Revert "x"',
        reverts: [{ sha: sha(1) }],
        cherryPickedFrom: [sha(9)],
      }),
    ],
    pullRequests: [
      aPullRequest({
        number: 5,
        author: null,
        createdAt: '2026-03-01',
        mergedAt: '2026-03-02',
        mergeCommit: sha(2),
        labels: ['hotfix'],
        reviews: [aReview({ submittedAt: '2026-03-01T05:00:00Z' })],
        draftEvents: [
          { type: 'convert_to_draft', at: Date.UTC(2026, 2, 1, 1) },
          { type: 'ready_for_review', at: Date.UTC(2026, 2, 1, 2) },
        ],
        commits: [{ sha: sha(50), authoredAt: Date.UTC(2026, 1, 27), headline: 'Work', cherryPickedFrom: [] }],
        replacedTips: [{ sha: sha(51), authoredAt: Date.UTC(2026, 1, 26) }],
        reverts: [{ number: 3 }, { sha: sha(1) }],
        names: [{ tag: 'v1' }],
      }),
    ],
    deployments: [aGitHubDeployment({ id: 'D7', sha: sha(2) })],
    releases: [aRelease({ tag: 'v1', sha: sha(2) })],
    tags: [
      aTag({ name: 'v1', sha: sha(2), at: '2026-03-03' }),
      aTag({ name: 'v0', sha: sha(1), at: '2026-03-01', annotated: false }),
    ],
    issues: [anIssue({ number: 8, labels: ['incident'], names: [{ number: 5 }] })],
    workflowRuns: [aWorkflowRun({ id: '77', attempts: [] })],
  });

  it('shows all that the history held', async () => {
    fake = await startFakeGitHub({ repository: repositoryFrom(history) });
    const { data, errors } = await ask(
      fake,
      `{ repository(owner: "octo", name: "shop") { defaultBranchRef { name target { oid ... on Commit { history(first: 5) { nodes { oid message } } } } }
        pullRequest(number: 5) { author { login } updatedAt mergedAt mergeCommit { oid } labels(first: 5) { nodes { name } }
          commits(first: 5) { nodes { commit { oid authoredDate } } } reviews(first: 5) { nodes { state submittedAt } }
          timelineItems(first: 5) { nodes { __typename ... on HeadRefForcePushedEvent { beforeCommit { oid authoredDate } } } } }
        deployments(first: 5) { nodes { id commitOid state } } releases(first: 5) { nodes { tagName tagCommit { oid } } }
        refs(refPrefix: "refs/tags/", first: 5) { nodes { name target { __typename } } } issues(first: 5) { nodes { number body } } } }`,
    );
    expect(errors).toEqual([]);
    const message = `Revert "x"\n\nThis reverts commit ${sha(1)}.\n\n(cherry picked from commit ${sha(9)})`;
    expect(data).toEqual({
      repository: {
        defaultBranchRef: {
          name: 'main',
          target: {
            oid: sha(2),
            history: {
              nodes: [
                { oid: sha(2), message },
                { oid: sha(1), message: 'Change something' },
              ],
            },
          },
        },
        pullRequest: {
          author: null,
          updatedAt: '2026-03-02T00:00:00Z',
          mergedAt: '2026-03-02T00:00:00Z',
          mergeCommit: { oid: sha(2) },
          labels: { nodes: [{ name: 'hotfix' }] },
          commits: { nodes: [{ commit: { oid: sha(50), authoredDate: '2026-02-27T00:00:00Z' } }] },
          reviews: { nodes: [{ state: 'APPROVED', submittedAt: '2026-03-01T05:00:00Z' }] },
          timelineItems: {
            nodes: [
              {
                __typename: 'HeadRefForcePushedEvent',
                beforeCommit: { oid: sha(51), authoredDate: '2026-02-26T00:00:00Z' },
              },
              { __typename: 'ConvertToDraftEvent' },
              { __typename: 'ReadyForReviewEvent' },
            ],
          },
        },
        deployments: { nodes: [{ id: 'D7', commitOid: sha(2), state: 'ACTIVE' }] },
        releases: { nodes: [{ tagName: 'v1', tagCommit: { oid: sha(2) } }] },
        refs: {
          nodes: [
            { name: 'v0', target: { __typename: 'Commit' } },
            { name: 'v1', target: { __typename: 'Tag' } },
          ],
        },
        issues: { nodes: [{ number: 8, body: '#5' }] },
      },
    });
    const body = fake.repository.pullRequests[0]?.body ?? '';
    expect(revertsIn({ title: 'Undo', body })).toEqual([{ number: 3 }, { sha: sha(1) }]);
    expect(namesIn({ title: '', body, repository: 'octo/shop' })).toContainEqual({ tag: 'v1' });
    expect(fake.repository.runs).toMatchObject([{ id: 77, attempts: [{ conclusion: null }] }]);
  });
});

describe('ten thousand pull requests', () => {
  const page = z.object({
    repository: z.object({
      pullRequests: z.object({
        nodes: z.array(z.object({ number: z.number() })),
        pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
      }),
    }),
  });
  const INDEX = `query Index($after: String) { repository(owner: "octo", name: "shop") {
    pullRequests(first: 100, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { number title state createdAt updatedAt mergedAt isDraft } pageInfo { endCursor hasNextPage } } } }`;

  it('are read to the last in a hundred pages, each one quickly', async () => {
    const start = Date.UTC(2025, 0, 1);
    const pullRequests = Array.from({ length: 10_000 }, (_, index) =>
      fakePullRequest({ number: index + 1, createdAt: start, updatedAt: start + ((index * 7_919) % 10_000) * 60_000 }),
    );
    fake = await startFakeGitHub({ repository: fakeRepository({ pullRequests }) });
    const seen = new Set<number>();
    let after: string | null = null;
    const before = performance.now();
    do {
      const { data } = await ask(fake, INDEX, { after });
      const { nodes, pageInfo }: z.infer<typeof page>['repository']['pullRequests'] =
        page.parse(data).repository.pullRequests;
      for (const { number } of nodes) seen.add(number);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.size).toBe(10_000);
    expect(fake.log).toHaveLength(100);
    // Some 10 ms each where nothing else runs; a sort for every page would take many times as long.
    expect((performance.now() - before) / 100).toBeLessThan(60);
  });
});
