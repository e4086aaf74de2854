import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import {
  ALICE,
  BOB,
  DEPENDABOT,
  fakeDeployment,
  fakeIssue,
  fakePullRequest,
  fakeRelease,
  fakeRepository,
  fakeReview,
  pushCommits,
  pushTag,
} from './builders.ts';
import { rootOf } from './files.ts';
import { fakeCommit, gitActorOf } from './git-state.ts';
import type { FakeGitHub } from './start.ts';
import { startFakeGitHub } from './start.ts';
import type { FakeRepository } from './state.ts';

const at = (day: number): number => Date.UTC(2026, 0, day);
const id = (digit: string): string => digit.repeat(40);

let fake: FakeGitHub;

afterEach(() => fake.close());

async function shown(repository: FakeRepository, fields: string): Promise<unknown> {
  fake = await startFakeGitHub({ repository });
  const { data, errors } = await ask(fake, `{ repository(owner: "octo", name: "shop") { ${fields} } }`);
  expect(errors).toEqual([]);
  return data;
}

describe('the log of a commit', () => {
  // a ← b ← c ← f, and d ← e merged by f; e is older than its parent d, as clocks go wrong.
  function branches(): FakeRepository {
    const repository = fakeRepository();
    const commit = (digit: string, day: number, parents: string[]) =>
      fakeCommit({ oid: id(digit), committedDate: at(day), parents: parents.map(id) });
    pushCommits(repository, [
      commit('a', 1, []),
      commit('b', 2, ['a']),
      commit('d', 6, ['a']),
      commit('c', 5, ['b']),
      commit('e', 3, ['d']),
      commit('f', 8, ['c', 'e']),
    ]);
    return repository;
  }
  const history = (bounds: string): string => `object(expression: "main") { ... on Commit {
    history(${bounds}) { totalCount nodes { abbreviatedOid } pageInfo { endCursor hasNextPage } } } }`;
  const nodes = (digits: string): unknown => [...digits].map((digit) => ({ abbreviatedOid: digit.repeat(7) }));

  it('lists what is reachable, newest date first', async () => {
    expect(await shown(branches(), history('first: 10'))).toMatchObject({
      repository: { object: { history: { totalCount: 6, nodes: nodes('fcedba') } } },
    });
  });

  it('stops, like git, at a commit older than `since`, though its parent is newer', async () => {
    expect(await shown(branches(), history(`first: 10, since: "2026-01-04T00:00:00Z"`))).toMatchObject({
      repository: { object: { history: { nodes: nodes('fc') } } },
    });
  });

  it('goes on from the commit it started at when the branch moves', async () => {
    const repository = branches();
    expect(await shown(repository, history('first: 2'))).toMatchObject({
      repository: {
        object: { history: { nodes: nodes('fc'), pageInfo: { endCursor: `${id('f')} 1`, hasNextPage: true } } },
      },
    });
    pushCommits(repository, [fakeCommit({ oid: id('9'), committedDate: at(9), parents: [id('f')] })]);
    const { data } = await ask(
      fake,
      `{ repository(owner: "octo", name: "shop") { ${history(`first: 2, after: "${id('f')} 1"`)} } }`,
    );
    expect(data).toMatchObject({ repository: { object: { history: { nodes: nodes('ed') } } } });
  });

  it('can follow a path', async () => {
    const repository = fakeRepository();
    pushCommits(repository, [
      fakeCommit({ oid: id('a'), committedDate: at(1), files: { 'README.md': 'x' } }),
      fakeCommit({
        oid: id('b'),
        committedDate: at(2),
        parents: [id('a')],
        files: { 'README.md': 'x', 'CLAUDE.md': 'y' },
      }),
      fakeCommit({ oid: id('c'), committedDate: at(3), parents: [id('b')] }),
      fakeCommit({
        oid: id('d'),
        committedDate: at(4),
        parents: [id('c')],
        files: { 'README.md': 'z', 'CLAUDE.md': 'y' },
      }),
    ]);
    expect(await shown(repository, history('first: 9, path: "CLAUDE.md"'))).toMatchObject({
      repository: { object: { history: { totalCount: 1, nodes: nodes('b') } } },
    });
  });
});

describe('refs, trees and blobs', () => {
  it('show annotated and lightweight tags, by date', async () => {
    const repository = fakeRepository();
    pushCommits(repository, [
      fakeCommit({ oid: id('a'), committedDate: at(1) }),
      fakeCommit({ oid: id('b'), committedDate: at(2) }),
    ]);
    repository.refs.set('refs/tags/v1', id('b'));
    const tagger = gitActorOf(BOB);
    pushTag(repository, {
      __typename: 'Tag',
      oid: id('7'),
      name: 'v2',
      target: id('a'),
      tagger,
      taggedAt: at(5),
      message: '',
    });
    const fields = `refs(refPrefix: "refs/tags/", first: 5, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { totalCount nodes { name target {
      __typename oid ... on Tag { tagger { date } target { oid } } ... on Commit { committedDate } } } } missing: ref(qualifiedName: "refs/heads/x") { name }`;
    expect(await shown(repository, fields)).toEqual({
      repository: {
        missing: null,
        refs: {
          totalCount: 2,
          nodes: [
            { name: 'v1', target: { __typename: 'Commit', oid: id('b'), committedDate: '2026-01-02T00:00:00Z' } },
            {
              name: 'v2',
              target: {
                __typename: 'Tag',
                oid: id('7'),
                tagger: { date: '2026-01-05T00:00:00Z' },
                target: { oid: id('a') },
              },
            },
          ],
        },
      },
    });
  });

  it('show a tag that came or moved since the last request', async () => {
    const repository = fakeRepository();
    pushCommits(repository, [fakeCommit({ oid: id('a') }), fakeCommit({ oid: id('b') })]);
    repository.refs.set('refs/tags/v1', id('a'));
    const refs = 'refs(refPrefix: "refs/tags/", first: 5) { nodes { name target { oid } } }';
    expect(await shown(repository, refs)).toEqual({
      repository: { refs: { nodes: [{ name: 'v1', target: { oid: id('a') } }] } },
    });
    repository.refs.set('refs/tags/v1', id('b'));
    repository.refs.set('refs/tags/v2', id('a'));
    const { data } = await ask(fake, `{ repository(owner: "octo", name: "shop") { ${refs} } }`);
    expect(data).toEqual({
      repository: {
        refs: {
          nodes: [
            { name: 'v1', target: { oid: id('b') } },
            { name: 'v2', target: { oid: id('a') } },
          ],
        },
      },
    });
  });

  it('have the ids that git gives them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fake-github-'));
    const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
    git('init', '-q');
    mkdirSync(join(folder, 'lib'));
    for (const [path, text] of [
      ['lib/a.ts', 'a\n'],
      ['lib.md', 'Über\n'],
      ['z', ''],
    ] as const)
      writeFileSync(join(folder, path), text);
    symlinkSync('lib.md', join(folder, 'CLAUDE.md'));
    git('add', '.');
    const expected = git('write-tree');
    rmSync(folder, { recursive: true });
    expect(rootOf({ 'lib/a.ts': 'a\n', 'lib.md': 'Über\n', z: '', 'CLAUDE.md': { symlink: 'lib.md' } }).oid).toBe(
      expected,
    );
    const repository = fakeRepository();
    pushCommits(repository, [
      fakeCommit({ oid: id('a'), files: { 'lib/a.ts': 'a\n', big: 'é'.repeat(300_000), bin: 'a\0b' } }),
    ]);
    const blob = '... on Blob { text byteSize isTruncated isBinary }';
    const data = await shown(
      repository,
      `small: object(expression: "HEAD:lib/a.ts") { ${blob} } big: object(expression: "main:big") { ... on Blob { byteSize isTruncated isBinary } }
       bin: object(expression: "${id('a')}:bin") { ${blob} } tree: object(expression: "main:lib") { ... on Tree { entries { name path mode type } } }`,
    );
    expect(data).toEqual({
      repository: {
        small: { text: 'a\n', byteSize: 2, isTruncated: false, isBinary: false },
        big: { byteSize: 600_000, isTruncated: true, isBinary: null },
        bin: { text: null, byteSize: 3, isTruncated: false, isBinary: true },
        tree: { entries: [{ name: 'a.ts', path: 'lib/a.ts', mode: 33188, type: 'blob' }] },
      },
    });
  });
});

describe('a pull request', () => {
  it('shows people, reviews, events, commits and checks', async () => {
    const head = fakeCommit({
      oid: id('b'),
      authoredDate: at(2),
      message: 'Fix it\n\nBecause.\n\nCo-authored-by: Bob <bob@x>',
      author: gitActorOf(DEPENDABOT),
      coAuthors: [gitActorOf(BOB)],
      checks: [
        { kind: 'check', name: 'test', conclusion: 'SUCCESS', required: true, app: 'github-actions', at: at(3) },
        { kind: 'status', name: 'scan', conclusion: 'FAILURE', required: false, app: 'scanner', at: at(3) },
      ],
    });
    const repository = fakeRepository({ issues: [fakeIssue({ number: 2 })] });
    repository.commits.set(head.oid, head);
    repository.pullRequests.push(
      fakePullRequest({
        number: 1,
        createdAt: at(1),
        author: null,
        headRepository: null,
        commits: [id('b'), id('c')],
        headRefOid: id('b'),
        closingIssues: [2],
        reviews: [
          fakeReview({ id: 'r1', author: ALICE, state: 'CHANGES_REQUESTED', authorCanPushToRepository: false }),
          fakeReview({ id: 'r2', author: BOB, state: 'APPROVED', commit: id('b'), teams: ['core'] }),
          fakeReview({ id: 'r3', author: BOB, state: 'COMMENTED' }),
        ],
        timeline: [
          { type: 'CONVERT_TO_DRAFT_EVENT', createdAt: at(2), actor: ALICE },
          { type: 'HEAD_REF_FORCE_PUSHED_EVENT', createdAt: at(3), actor: ALICE, beforeCommit: id('b') },
          { type: 'LABELED_EVENT', createdAt: at(4), actor: ALICE, label: 'fix-forward' },
        ],
      }),
    );
    const fields = `pullRequest(number: 1) { state author { login } mergedBy { login } isCrossRepository headRepository { name }
      commits(last: 5) { totalCount nodes { commit { messageHeadline messageBody authors(first: 5) { nodes { name user { login } } }
        statusCheckRollup { state contexts(first: 5) { checkRunCount nodes { __typename ... on CheckRun { name conclusion isRequired(pullRequestNumber: 1) } ... on StatusContext { context state } } } } } } }
      latestOpinionatedReviews(first: 5, writersOnly: true) { nodes { state author { __typename login } commit { oid } onBehalfOf(first: 1) { nodes { slug } } } }
      timelineItems(first: 5, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT, LABELED_EVENT]) { filteredCount nodes { __typename ... on HeadRefForcePushedEvent { createdAt beforeCommit { authoredDate } } ... on LabeledEvent { label { name } actor { login } } } }
      closingIssuesReferences(first: 5) { nodes { number } } }`;
    expect(await shown(repository, fields)).toEqual({
      repository: {
        pullRequest: {
          state: 'OPEN',
          author: null,
          mergedBy: null,
          isCrossRepository: true,
          headRepository: null,
          commits: {
            totalCount: 2,
            nodes: [
              {
                commit: {
                  messageHeadline: 'Fix it',
                  messageBody: 'Because.\n\nCo-authored-by: Bob <bob@x>',
                  authors: {
                    nodes: [
                      { name: 'dependabot', user: null },
                      { name: 'bob', user: { login: 'bob' } },
                    ],
                  },
                  statusCheckRollup: {
                    state: 'FAILURE',
                    contexts: {
                      checkRunCount: 1,
                      nodes: [
                        { __typename: 'CheckRun', name: 'test', conclusion: 'SUCCESS', isRequired: true },
                        { __typename: 'StatusContext', context: 'scan', state: 'FAILURE' },
                      ],
                    },
                  },
                },
              },
              null,
            ],
          },
          latestOpinionatedReviews: {
            nodes: [
              {
                state: 'APPROVED',
                author: { __typename: 'User', login: 'bob' },
                commit: { oid: id('b') },
                onBehalfOf: { nodes: [{ slug: 'core' }] },
              },
            ],
          },
          timelineItems: {
            filteredCount: 2,
            nodes: [
              {
                __typename: 'HeadRefForcePushedEvent',
                createdAt: '2026-01-03T00:00:00Z',
                beforeCommit: { authoredDate: '2026-01-02T00:00:00Z' },
              },
              { __typename: 'LabeledEvent', label: { name: 'fix-forward' }, actor: { login: 'alice' } },
            ],
          },
          closingIssuesReferences: { nodes: [{ number: 2 }] },
        },
      },
    });
  });
});

describe('deliveries and issues', () => {
  it('show states, environments, hidden drafts and what changed since', async () => {
    const repository = fakeRepository({
      deployments: [
        fakeDeployment({
          databaseId: 1,
          createdAt: at(1),
          statuses: [
            { state: 'SUCCESS', createdAt: at(1), description: null },
            { state: 'INACTIVE', createdAt: at(2), description: null },
          ],
        }),
        fakeDeployment({
          databaseId: 2,
          createdAt: at(2),
          statuses: [{ state: 'SUCCESS', createdAt: at(2), description: null }],
        }),
        fakeDeployment({ databaseId: 3, createdAt: at(3), environment: 'preview' }),
      ],
      releases: [
        fakeRelease({ databaseId: 1, tagName: 'v1' }),
        fakeRelease({ databaseId: 2, tagName: 'v2', isDraft: true }),
      ],
      issues: [
        fakeIssue({ number: 1, createdAt: at(1), labels: ['Incident'] }),
        fakeIssue({ number: 2, createdAt: at(9) }),
        fakeIssue({ number: 3, createdAt: at(8), closedAt: at(9), stateReason: 'DUPLICATE' }),
      ],
    });
    const fields = `environments(first: 5) { nodes { name } } releases(first: 5) { totalCount nodes { tagName tagCommit { oid } } }
      deployments(first: 5, environments: ["production"], orderBy: { field: CREATED_AT, direction: DESC }) { nodes { databaseId state commit { oid } latestStatus { state } statuses(first: 5) { nodes { state } } } }
      issues(first: 5, filterBy: { since: "2026-01-09T00:00:00Z" }, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { number stateReason(enableDuplicate: true) } }
      incidents: issues(first: 5, labels: ["incident"]) { nodes { number } }`;
    expect(await shown(repository, fields)).toEqual({
      repository: {
        environments: { nodes: [{ name: 'preview' }, { name: 'production' }] },
        releases: { totalCount: 1, nodes: [{ tagName: 'v1', tagCommit: null }] },
        deployments: {
          nodes: [
            {
              databaseId: 2,
              state: 'ACTIVE',
              commit: null,
              latestStatus: { state: 'SUCCESS' },
              statuses: { nodes: [{ state: 'SUCCESS' }] },
            },
            {
              databaseId: 1,
              state: 'INACTIVE',
              commit: null,
              latestStatus: { state: 'INACTIVE' },
              statuses: { nodes: [{ state: 'INACTIVE' }, { state: 'SUCCESS' }] },
            },
          ],
        },
        issues: {
          nodes: [
            { number: 2, stateReason: null },
            { number: 3, stateReason: 'DUPLICATE' },
          ],
        },
        incidents: { nodes: [{ number: 1 }] },
      },
    });
  });
});
