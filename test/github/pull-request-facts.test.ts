import { schema as publicSchema } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { tracePatternsOf } from '../../src/adoption/ai-settings.ts';
import type { Door } from '../../src/github/door.ts';
import { readPullRequestFacts } from '../../src/github/pull-request-facts.ts';
import { FACTS_LIST_NAMES, moreFactsQuery, PULL_REQUEST_FACTS } from '../../src/github/queries/pull-request-facts.ts';
import type { PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import {
  ALICE,
  BOB,
  fakePullRequest,
  fakeRepository,
  fakeReview,
  pushCommits,
} from '../support/fake-github/builders.ts';
import { costOf } from '../support/fake-github/cost.ts';
import type { FakeCheck, FakeCommit } from '../support/fake-github/git-state.ts';
import { fakeCommit, gitActorOf } from '../support/fake-github/git-state.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import { sha, UNTIL } from '../support/history.ts';
import { operations, withGitHub } from './reading.ts';

const SCHEMA = buildSchema(publicSchema.idl, { assumeValid: true });
const PLACE = { owner: 'octo', name: 'shop', number: 7 };
const ASKED = { ...PLACE, traces: tracePatternsOf({ authors: [] }), loosening: ['not-ai'], sections: [] };
const BASE = sha(1);
const HEAD = sha(2);
const MARY = { __typename: 'User', login: 'mary' } as const;
const OWN_WORKFLOW = { path: '.github/workflows/ci.yml', repository: 'octo/shop' };
const CLAUDE = { name: 'Claude', email: 'noreply@anthropic.com', user: null };

const check = (name: string, given: Partial<FakeCheck> = {}): FakeCheck => {
  return { kind: 'check', name, conclusion: 'SUCCESS', required: true, app: 'github-actions', at: UNTIL, ...given };
};

function shop(pull: Partial<FakePullRequest> = {}, commit: Partial<FakeCommit> = {}): FakeRepository {
  const head = fakeCommit({ oid: HEAD, parents: [BASE], ...commit });
  const repository = fakeRepository();
  pushCommits(repository, [fakeCommit({ oid: BASE, files: {} })]);
  repository.commits.set(HEAD, head);
  repository.pullRequests.push(
    fakePullRequest({ number: 7, commits: [HEAD], headRefOid: HEAD, changedFiles: 0, ...pull }),
  );
  return repository;
}

async function read(door: Door): Promise<PullRequestFacts> {
  const facts = await readPullRequestFacts(door, ASKED);
  if ('ok' in facts) throw new Error(facts.detail);
  return facts;
}

const factsOf = (repository: FakeRepository) => withGitHub({ repository }, (_, door) => read(door));

describe('the queries', () => {
  const documents = [PULL_REQUEST_FACTS, ...FACTS_LIST_NAMES.map(moreFactsQuery)];

  it.each(documents)("fits GitHub's public schema", (document) => {
    expect(validate(SCHEMA, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  it('all of a pull request is one point: seven lists, the authors of 50 commits and the teams of 50 reviews', () => {
    // 50 labels, events, reviews and commits, 50 × 10 authors and teams, 100 files and checks, 1 event about drafts, 1 about the base.
    expect(costOf(PULL_REQUEST_FACTS, { ...PLACE, teams: true })).toEqual({ nodes: 1402, requests: 108, points: 1 });
    expect(costOf(PULL_REQUEST_FACTS, { ...PLACE, teams: false })).toEqual({ nodes: 902, requests: 58, points: 1 });
  });

  it('a further page is one list, and the authors of each commit or the teams of each review', () => {
    const page = { id: 'PR_7', first: 50, after: null };
    for (const [list, own] of [['commits', {}] as const, ['reviews', { teams: true }] as const]) {
      expect(costOf(moreFactsQuery(list), { ...page, ...own })).toEqual({ nodes: 550, requests: 51, points: 1 });
    }
    expect(costOf(moreFactsQuery('checks'), { ...page, number: 7 })).toEqual({ nodes: 50, requests: 1, points: 1 });
  });
});

describe('what is read of a pull request', () => {
  it('all of it, in one request and one for who put a label there that loosens a rule', async () => {
    const review = fakeReview({ id: 'R1', commit: HEAD, submittedAt: UNTIL, teams: ['Core', 'ops'] });
    const repository = shop(
      {
        labels: ['not-ai'],
        timeline: [
          { type: 'LABELED_EVENT', createdAt: 1_000, actor: ALICE, label: 'not-ai' },
          { type: 'UNLABELED_EVENT', createdAt: 2_000, actor: ALICE, label: 'not-ai' },
          { type: 'LABELED_EVENT', createdAt: 3_000, actor: BOB, label: 'not-ai' },
        ],
        reviews: [review, fakeReview({ id: 'R2', state: 'PENDING', submittedAt: null, author: ALICE })],
        files: [{ path: 'src/a.ts', additions: 3, deletions: 1, changeType: 'MODIFIED' }],
        changedFiles: 1,
        headRepository: 'fork/shop',
        createdAt: 5_000,
        body: 'a secret body\n\nReverts #3\n\n## Testing\n\n- [x] Tried it',
      },
      {
        authoredDate: 4_000,
        coAuthors: [gitActorOf(MARY), CLAUDE],
        message: 'Add it\n\nCo-Authored-By: Claude <noreply@anthropic.com>',
        checks: [
          check('test', { run: 42, workflow: OWN_WORKFLOW }),
          check('lint', { kind: 'status', conclusion: null, required: false }),
        ],
      },
    );
    repository.commits.set(BASE, fakeCommit({ oid: BASE, files: { 'docs/CODEOWNERS': '* @acme/core\n' } }));
    repository.collaborators.set('bob', 'maintain');
    await withGitHub({ repository }, async (fake, door) => {
      const facts = await read(door);
      expect(operations(fake)).toEqual(['PullRequestFacts', '/repos/octo/shop/collaborators/bob/permission']);
      expect(facts).toEqual({
        number: 7,
        title: 'Change 7',
        state: 'OPEN',
        isDraft: false,
        baseChangedAt: null,
        author: { login: 'alice', type: 'User' },
        base: { branch: 'main', sha: BASE },
        head: { branch: 'branch-7', sha: HEAD },
        isCrossRepository: true,
        createdAt: 5_000,
        firstCommitAt: 4_000,
        readyAt: 5_000,
        reverts: [{ number: 3 }],
        evidence: ['section'],
        labels: [{ name: 'not-ai', putBy: { login: 'bob', type: 'User' }, isByWriter: true }],
        reviews: [
          {
            author: { login: 'bob', type: 'User' },
            state: 'APPROVED',
            submittedAt: UNTIL,
            sha: HEAD,
            hasWriteAccess: true,
            onBehalfOf: ['octo/core', 'octo/ops'],
          },
        ],
        coAuthors: ['alice', 'mary'],
        traces: [{ tool: 'Claude Code', field: 'trailer', class: 'assisted', confidence: 'high' }],
        isTraced: true,
        files: [{ path: 'src/a.ts', previousPath: null, change: 'MODIFIED', additions: 3, deletions: 1 }],
        filesSeen: [{ path: 'src/a.ts', previousPath: null, change: 'MODIFIED', additions: 3, deletions: 1 }],
        checks: [
          {
            kind: 'check',
            name: 'test',
            app: 'github-actions',
            conclusion: 'SUCCESS',
            isRequired: true,
            runId: '42',
            workflow: '.github/workflows/ci.yml',
          },
          {
            kind: 'status',
            name: 'lint',
            app: 'github-actions',
            conclusion: null,
            isRequired: false,
            runId: null,
            workflow: null,
          },
        ],
        codeOwners: { path: 'docs/CODEOWNERS', ref: BASE, text: '* @acme/core\n' },
        gaps: [],
      });
      expect(JSON.stringify(facts)).not.toMatch(/secret body|noreply/);
    });
  });

  it('every list to its end', async () => {
    const oids = Array.from({ length: 130 }, (_, at) => sha(100 + at));
    const many = <T>(count: number, of: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => of(at));
    const repository = shop({
      commits: oids,
      headRefOid: oids.at(-1) ?? '',
      labels: many(60, (at) => `label-${at}`),
      timeline: many(60, (at) => ({ type: 'LABELED_EVENT', createdAt: at, actor: BOB, label: `label-${at}` })),
      reviews: many(120, (at) => fakeReview({ id: `R${at}`, teams: ['core'] })),
      files: many(250, (at) => ({ path: `f${at}`, additions: 1, deletions: 0, changeType: 'ADDED' })),
      changedFiles: 250,
    });
    oids.forEach((oid, at) => {
      const author = gitActorOf({ __typename: 'User', login: `dev-${at % 3}` });
      const checks = many(at === 129 ? 150 : 0, (each) => check(`c${each}`));
      repository.commits.set(oid, fakeCommit({ oid, author, checks }));
    });
    const facts = await factsOf(repository);
    expect(facts.labels?.every(({ putBy }) => putBy?.login === 'bob')).toBe(true);
    expect([facts.labels, facts.reviews, facts.files, facts.checks].map((each) => each?.length)).toEqual([
      60, 120, 250, 150,
    ]);
    expect(facts.reviews?.every(({ onBehalfOf }) => onBehalfOf[0] === 'octo/core')).toBe(true);
    expect(facts.coAuthors).toEqual(['dev-0', 'dev-1', 'dev-2']);
    expect(facts.gaps).toEqual([]);
  });
});

describe('what can not be seen is not known', () => {
  it.each([
    ['a mailbox without an account', { author: { name: 'Bob', email: 'bob@home.example', user: null } }],
    ['one that a trailer credits', { coAuthors: [{ name: 'Bob', email: 'bob@home.example', user: null }] }],
    ['more authors than are read', { coAuthors: Array.from({ length: 10 }, () => gitActorOf(MARY)) }],
  ])('co-authors behind %s', async (_, commit) => {
    const facts = await factsOf(shop({}, commit));
    expect(facts.coAuthors).toBeNull();
    expect(facts.gaps).toMatchObject([{ part: 'commits', what: 'who wrote 1 of the commits of #7' }]);
  });

  it('bots and GitHub itself are nobody who could approve', async () => {
    const bot = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com', user: null };
    expect((await factsOf(shop({}, { author: bot }))).coAuthors).toEqual([]);
  });

  it('checks without the permission: not none, with the line to add', async () => {
    const { checks: _, statuses: __, ...permissions } = READ_EVERYTHING;
    const repository = shop({}, { checks: [check('test')] });
    await withGitHub({ repository, permissions }, async (_fake, door) => {
      const facts = await read(door);
      expect(facts.checks).toBeNull();
      expect(facts.gaps).toMatchObject([
        { part: 'requiredChecks', what: 'checks of the head of #7', fix: expect.stringContaining('`checks: read`') },
      ]);
    });
  });

  it('check runs are not known where only statuses may be seen', async () => {
    const { checks: _, ...permissions } = READ_EVERYTHING;
    const repository = shop({}, { checks: [check('test'), check('ci', { kind: 'status' })] });
    await withGitHub({ repository, permissions }, async (_fake, door) => {
      expect((await read(door)).checks).toBeNull();
    });
  });

  it('a head without any check has none', async () => {
    const facts = await factsOf(shop());
    expect([facts.checks, facts.codeOwners, facts.gaps]).toEqual([[], 'absent', []]);
  });

  it('files beyond those that GitHub shows', async () => {
    const files = [{ path: 'src/a.ts', additions: 3, deletions: 1, changeType: 'MODIFIED' }];
    const facts = await factsOf(shop({ files, changedFiles: 4000 }));
    expect([facts.files, facts.filesSeen.map(({ path }) => path)]).toEqual([null, ['src/a.ts']]);
    expect(facts.gaps).toMatchObject([{ why: 'GitHub shows 1 of 4000' }]);
  });

  it('a commit that GitHub lists without showing it', async () => {
    const facts = await factsOf(shop({ commits: [sha(99), HEAD] }));
    expect([facts.coAuthors, facts.isTraced]).toEqual([null, false]);
    expect(facts.gaps).toMatchObject([{ part: 'commits', what: 'commits of #7' }]);
  });

  it('without the right to pull requests there are no facts', async () => {
    const { 'pull-requests': _, ...permissions } = READ_EVERYTHING;
    await withGitHub({ repository: shop(), permissions }, async (_fake, door) => {
      const facts = await readPullRequestFacts(door, ASKED);
      expect(facts).toMatchObject({ ok: false, reason: 'forbidden' });
    });
  });
});
