import { describe, expect, it } from 'vitest';
import { readPullRequestFacts } from '../../src/github/pull-request-facts.ts';
import type { PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import {
  ALICE,
  BOB,
  DEPENDABOT,
  fakePullRequest,
  fakeRepository,
  fakeReview,
  pushCommits,
} from '../support/fake-github/builders.ts';
import type { FaultReply } from '../support/fake-github/faults.ts';
import type { FakeCheck } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { LoggedRequest } from '../support/fake-github/log.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { Reply } from '../support/fake-github/reply.ts';
import type { FakeGitHub } from '../support/fake-github/start.ts';
import type { FakeEvent, FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import { sha, UNTIL } from '../support/history.ts';
import { operations, withGitHub } from './reading.ts';

const HEAD = sha(2);
const ASKED = {
  owner: 'octo',
  name: 'shop',
  number: 7,
  traces: [],
  loosening: ['not-ai', 'fix-*'],
  sections: ['beleg*'],
};

function shop(pull: Partial<FakePullRequest> = {}, checks: FakeCheck[] = []): FakeRepository {
  const repository = fakeRepository();
  pushCommits(repository, [fakeCommit({ oid: sha(1) })]);
  repository.commits.set(HEAD, fakeCommit({ oid: HEAD, parents: [sha(1)], checks }));
  repository.pullRequests.push(fakePullRequest({ number: 7, commits: [HEAD], changedFiles: 0, ...pull }));
  return repository;
}

async function factsOf(
  repository: FakeRepository,
  prepare: (fake: FakeGitHub) => void = () => undefined,
): Promise<PullRequestFacts & { readonly asked: readonly string[] }> {
  return withGitHub({ repository }, async (fake, door) => {
    prepare(fake);
    const facts = await readPullRequestFacts(door, ASKED);
    if ('ok' in facts) throw new Error(facts.detail);
    return { ...facts, asked: operations(fake) };
  });
}

const isFor = (path: string) => (request: LoggedRequest) => request.path.split('?')[0]?.endsWith(path) === true;

describe('when it was ready', () => {
  const ready = (createdAt: number): FakeEvent => ({ type: 'READY_FOR_REVIEW_EVENT', createdAt, actor: ALICE });
  const draft = (createdAt: number): FakeEvent => ({ type: 'CONVERT_TO_DRAFT_EVENT', createdAt, actor: ALICE });

  it.each<[string, Partial<FakePullRequest>, number | null]>([
    ['created ready', {}, 1_000],
    ['created as a draft, ready later', { timeline: [ready(2_000)] }, 2_000],
    ['ready more than once', { timeline: [ready(2_000), draft(3_000), ready(4_000)] }, 2_000],
    ['created ready, made a draft since', { isDraft: true, timeline: [draft(3_000)] }, 1_000],
    ['a draft from the beginning', { isDraft: true }, null],
  ])('%s', async (_, given, readyAt) => {
    expect((await factsOf(shop({ createdAt: 1_000, ...given }))).readyAt).toBe(readyAt);
  });
});

describe('when its first commit was written', () => {
  it('is the earliest of the authored dates', async () => {
    const repository = shop({ commits: [sha(3), sha(4), HEAD] });
    for (const [oid, authoredDate] of [[sha(3), 9_000] as const, [sha(4), 2_000] as const, [HEAD, 5_000] as const]) {
      repository.commits.set(oid, fakeCommit({ oid, authoredDate }));
    }
    expect((await factsOf(repository)).firstCommitAt).toBe(2_000);
  });

  it('is not known where a commit is not shown', async () => {
    expect((await factsOf(shop({ commits: [sha(99), HEAD] }))).firstCommitAt).toBeNull();
  });
});

describe('what it says', () => {
  it('that it reverts, by title, body and branch', async () => {
    const said = {
      title: 'Revert "Add it (#4)"',
      body: 'Reverts octo/shop#5, reverts other/shop#6',
      headRefName: 'revert-3-x',
    };
    const { reverts } = await factsOf(shop(said));
    expect(reverts).toEqual([{ number: 5 }, { number: 3 }, { number: 4 }, { title: 'Add it' }]);
  });

  it('of how it was tried, under a heading of its own too', async () => {
    expect((await factsOf(shop({ body: '## Beleg\n\nAuf dem Testsystem geprüft' }))).evidence).toEqual(['section']);
  });
});

describe('teams that a review speaks for', () => {
  const reviewed = (): FakeRepository => shop({ reviews: [fakeReview({ id: 'R1', teams: ['core'] })] });

  it('are none where the token may not see them, and that is no gap', async () => {
    const { members: _, ...permissions } = READ_EVERYTHING;
    await withGitHub({ repository: reviewed(), permissions }, async (_fake, door) => {
      expect(await readPullRequestFacts(door, ASKED)).toMatchObject({
        reviews: [{ author: { login: 'bob' }, onBehalfOf: [] }],
        gaps: [],
      });
    });
  });

  const noScope = { type: 'INSUFFICIENT_SCOPES', message: "The 'combinedSlug' field requires one of ['read:org']." };
  const path = ['repository', 'pullRequest', 'reviews', 'nodes', 0, 'onBehalfOf'];
  const noList = { type: 'FORBIDDEN', message: 'Resource not accessible by integration', path };

  it.each<[string, FaultReply]>([
    ['is of the whole query', { status: 200, body: { errors: [noScope] } }],
    ['takes a review along', (honest) => ({ ...honest, body: { data: withoutReview(honest), errors: [noList] } })],
  ])('are left out of the question where the refusal %s', async (_, reply) => {
    const facts = await factsOf(reviewed(), (fake) => fake.fault({ when: 1, reply }));
    expect(facts.asked).toEqual(['PullRequestFacts', 'PullRequestFacts']);
    expect(facts.reviews).toMatchObject([{ author: { login: 'bob' }, onBehalfOf: [] }]);
    expect(facts.gaps).toEqual([]);
  });

  function withoutReview(honest: Reply): unknown {
    const text = JSON.stringify(honest.body);
    const hidden = text.replace(/"reviews":{"nodes":\[.+?\],"pageInfo"/, '"reviews":{"nodes":[null],"pageInfo"');
    expect(hidden).not.toBe(text);
    return JSON.parse(hidden).data;
  }
});

describe('the workflow of a check', () => {
  const of = (repository: string): FakeCheck => ({
    kind: 'check',
    name: 'scan',
    conclusion: 'SUCCESS',
    required: true,
    app: 'github-actions',
    at: UNTIL,
    workflow: { path: '.github/workflows/scan.yml', repository },
  });

  it.each([
    ['this repository', 'octo/shop', '.github/workflows/scan.yml'],
    ['this repository, named by its address', 'https://github.com/Octo/Shop', '.github/workflows/scan.yml'],
    ['another one of the organisation', 'octo/workflows', null],
    ['another one of that name', 'evil/shop', null],
  ])('is kept in %s', async (_, repository, workflow) => {
    expect((await factsOf(shop({}, [of(repository)]))).checks).toMatchObject([{ name: 'scan', workflow }]);
  });

  it('is not known without `actions: read`; the check still is', async () => {
    const { actions: _, ...permissions } = READ_EVERYTHING;
    await withGitHub({ repository: shop({}, [of('octo/shop')]), permissions }, async (_fake, door) => {
      expect(await readPullRequestFacts(door, ASKED)).toMatchObject({
        checks: [{ name: 'scan', conclusion: 'SUCCESS', workflow: null }],
        gaps: [],
      });
    });
  });
});

describe('who put a label there', () => {
  const labelled = (labels: readonly (readonly [string, FakeEvent['actor']])[]): FakeRepository =>
    shop({
      labels: labels.map(([label]) => label),
      timeline: labels.map(([label, actor]) => ({ type: 'LABELED_EVENT', createdAt: 1_000, actor, label })),
    });
  const user = (login: string) => ({ __typename: 'User', login }) as const;

  it.each([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
    ['none', false],
  ])('may write with the role %s: %s', async (role, isByWriter) => {
    const repository = labelled([['fix-forward', BOB]]);
    repository.collaborators.set('bob', role);
    expect((await factsOf(repository)).labels).toMatchObject([{ name: 'fix-forward', isByWriter }]);
  });

  it('is asked for Users other than the author, about labels that loosen, once each', async () => {
    const repository = labelled([
      ['not-ai', BOB],
      ['fix-forward', BOB],
      ['fix-now', ALICE],
      ['fix-it', DEPENDABOT],
      ['bug', user('carol')],
    ]);
    repository.collaborators.set('bob', 'write');
    const { labels, asked } = await factsOf(repository);
    expect(asked.slice(1)).toEqual(['/repos/octo/shop/collaborators/bob/permission']);
    expect(labels?.map(({ name, isByWriter }) => [name, isByWriter])).toEqual([
      ['not-ai', true],
      ['fix-forward', true],
      ['fix-now', null],
      ['fix-it', null],
      ['bug', null],
    ]);
  });

  it('is asked of five people at most', async () => {
    const repository = labelled(Array.from({ length: 7 }, (_, at) => [`fix-${at}`, user(`dev-${at}`)] as const));
    const { labels, asked } = await factsOf(repository);
    expect(asked).toHaveLength(6);
    expect(labels?.map(({ isByWriter }) => isByWriter)).toEqual([false, false, false, false, false, null, null]);
  });

  it('is not known where GitHub does not tell', async () => {
    const reply = { status: 403, body: { message: 'Must have push access to view collaborator permission.' } };
    const facts = await factsOf(labelled([['not-ai', BOB]]), (fake) =>
      fake.fault({ when: isFor('/permission'), reply }),
    );
    expect(facts.labels).toMatchObject([{ name: 'not-ai', putBy: { login: 'bob' }, isByWriter: null }]);
  });
});

describe('where a renamed file was', () => {
  const renamed = (count: number): FakePullRequest['files'] =>
    Array.from({ length: count }, (_, at) => ({
      path: `new/${String(at).padStart(3, '0')}.ts`,
      previousPath: `old/${at}.ts`,
      additions: 0,
      deletions: 0,
      changeType: 'RENAMED',
    }));

  it('is asked for page by page', async () => {
    const added = { path: 'src/a.ts', additions: 1, deletions: 0, changeType: 'ADDED' };
    const { files, asked, gaps } = await factsOf(shop({ files: [...renamed(120), added], changedFiles: 121 }));
    const list = '/repos/octo/shop/pulls/7/files?per_page=100';
    expect(asked).toEqual(['PullRequestFacts', 'MoreFacts', list, `${list}&page=2`]);
    expect(files?.find(({ path }) => path === 'new/119.ts')?.previousPath).toBe('old/119.ts');
    expect(files?.find(({ path }) => path === 'src/a.ts')?.previousPath).toBeNull();
    expect(gaps).toEqual([]);
  });

  it('is nothing that is asked for a copy: what it was made of is still there', async () => {
    const copied = { path: 'b', additions: 0, deletions: 0, changeType: 'COPIED', previousPath: 'a' };
    const { files, asked } = await factsOf(shop({ files: [copied], changedFiles: 1 }));
    expect([files?.[0]?.previousPath, asked.length]).toEqual([null, 1]);
  });

  it('makes the files unknown where it is refused', async () => {
    const reply = { status: 403, body: { message: 'Resource not accessible by integration' } };
    const facts = await factsOf(shop({ files: renamed(1), changedFiles: 1 }), (fake) =>
      fake.fault({ when: isFor('/files'), reply }),
    );
    expect(facts.files).toBeNull();
    expect(facts.gaps).toMatchObject([
      { what: 'where the renamed files of #7 were before', fix: expect.stringContaining('`pull-requests: read`') },
    ]);
  });

  it('makes the files unknown where it is shown of some only', async () => {
    const [first, second] = renamed(2);
    const hidden = { path: 'new/001.ts', additions: 0, deletions: 0, changeType: 'RENAMED' };
    expect(second?.path).toBe(hidden.path);
    const files = first === undefined ? [] : [first, hidden];
    const facts = await factsOf(shop({ files, changedFiles: 2 }));
    expect([facts.files, facts.gaps.length]).toEqual([null, 1]);
  });
});
