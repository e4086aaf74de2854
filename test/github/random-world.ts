/** A repository in which things happen: any list of events leads to a repository as GitHub could have it. */
import fc from 'fast-check';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_HOUR } from '../../src/history/time.ts';
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
} from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';

/** What happens, to which of several things, and how long after the event before. */
export type Event = {
  readonly kind: (typeof KINDS)[number];
  readonly which: number;
  readonly how: number;
  readonly hours: number;
};

export type RandomWorld = { readonly repository: FakeRepository; now: EpochMs; counter: number };

const KINDS = [
  'open',
  'open',
  'merge',
  'merge',
  'merge',
  'review',
  'label',
  'draft',
  'close',
  'reopen',
  'retarget',
  'force-push',
  'edit',
  'comment',
  'commit',
  'deploy',
  'deploy',
  'status',
  'undeploy',
  'release',
  'unrelease',
  'tag',
  'untag',
  'issue',
  'close-issue',
  'relabel-issue',
  'delete-issue',
  'rewrite',
  'pass',
] as const;

export const anyEvent: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(...KINDS),
  which: fc.nat(1_000),
  how: fc.nat(1_000),
  hours: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 30 }) }, fc.integer({ min: 100, max: 600 })),
});

export function newWorld(now: EpochMs): RandomWorld {
  const world = { repository: fakeRepository(), now, counter: 0 };
  commitTo(world, 'main', { message: 'Begin' });
  return world;
}

/** Lets events happen, each after its hours. */
export function happen(world: RandomWorld, events: readonly Event[]): void {
  for (const event of events) {
    world.now += event.hours * MS_PER_HOUR;
    ACTIONS[event.kind](world, event);
  }
}

type Action = (world: RandomWorld, event: Event) => void;

const on =
  (
    isFit: (pull: FakePullRequest) => boolean,
    act: (pull: FakePullRequest, world: RandomWorld, how: number) => void,
  ): Action =>
  (world, { which, how }) => {
    const pull = pick(world.repository.pullRequests.filter(isFit), which);
    if (pull === undefined) return;
    act(pull, world, how);
    pull.updatedAt = world.now;
  };

const anyPull = () => true;
const isOpen = ({ state }: FakePullRequest) => state === 'OPEN';
const isUnmerged = ({ state }: FakePullRequest) => state === 'CLOSED';

const ACTIONS: Readonly<Record<Event['kind'], Action>> = {
  open(world, { which, how }) {
    const number = ++world.counter;
    const commits = Array.from({ length: 1 + (how % 3) }, (_, at) => looseCommit(world, `Work ${number}.${at}`));
    world.repository.pullRequests.push(
      fakePullRequest({
        number,
        title: how % 7 === 0 ? `Revert "Change ${number - 1}"` : `Change ${number}`,
        body: how % 5 === 0 ? `Fixes #${number - 1}` : '',
        author: [ALICE, BOB, DEPENDABOT, null][which % 4] ?? null,
        createdAt: world.now,
        updatedAt: world.now,
        isDraft: how % 2 === 0,
        baseRefName: how % 4 === 0 ? 'side' : 'main',
        commits,
        headRefOid: commits.at(-1) ?? '',
        files: [
          { path: how % 3 === 0 ? 'test/a.test.ts' : 'src/a.ts', additions: 1, deletions: 0, changeType: 'ADDED' },
        ],
      }),
    );
  },
  merge: on(isOpen, (pull, world, how) => {
    const isSquash = how % 2 === 0;
    const heads = isSquash ? [] : [pull.headRefOid];
    pull.mergeCommit = commitTo(world, pull.baseRefName, { message: `${pull.title} (#${pull.number})`, heads });
    Object.assign(pull, {
      state: 'MERGED',
      mergedAt: world.now,
      closedAt: world.now,
      mergedBy: how % 5 === 0 ? null : BOB,
    });
    if (how % 3 === 0) pull.timeline.push({ type: 'ADDED_TO_MERGE_QUEUE_EVENT', createdAt: world.now, actor: ALICE });
    if (how % 6 === 1) mergeSide(world);
  }),
  review: on(anyPull, (pull, world, how) => {
    const state = (['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED'] as const)[how % 4] ?? 'APPROVED';
    pull.reviews.push(fakeReview({ id: `R_${++world.counter}`, state, submittedAt: world.now }));
  }),
  label: on(anyPull, (pull, _, how) => {
    pull.labels = how % 2 === 0 ? [...pull.labels, `label-${how}`] : pull.labels.slice(1);
  }),
  draft: on(isOpen, (pull, world) => {
    pull.isDraft = !pull.isDraft;
    const type = pull.isDraft ? 'CONVERT_TO_DRAFT_EVENT' : 'READY_FOR_REVIEW_EVENT';
    pull.timeline.push({ type, createdAt: world.now, actor: ALICE });
  }),
  close: on(isOpen, (pull, world) => {
    Object.assign(pull, { state: 'CLOSED', closedAt: world.now });
  }),
  reopen: on(isUnmerged, (pull) => {
    Object.assign(pull, { state: 'OPEN', closedAt: null });
  }),
  retarget: on(isOpen, (pull) => {
    pull.baseRefName = pull.baseRefName === 'main' ? 'side' : 'main';
  }),
  'force-push': on(isOpen, (pull, world) => {
    const beforeCommit = pull.headRefOid;
    pull.commits = [looseCommit(world, 'Once more')];
    pull.headRefOid = pull.commits[0] ?? '';
    pull.timeline.push({ type: 'HEAD_REF_FORCE_PUSHED_EVENT', createdAt: world.now, actor: ALICE, beforeCommit });
  }),
  edit: on(anyPull, (pull, _, how) => {
    pull.title = `Title ${how}`;
    pull.body = `Reverts #${how % 9}\n![shot](https://example.com/${how}.png)`;
  }),
  comment: on(anyPull, () => undefined),
  commit: (world, { how }) => void commitTo(world, how % 5 === 0 ? 'side' : 'main', { message: `Direct ${how}` }),
  deploy(world, { which, how }) {
    const { repository } = world;
    const line = mainLine(repository);
    const commitOid = how % 5 === 0 ? pick(line.slice(0, 8), which) : line[0];
    const state = ['SUCCESS', 'SUCCESS', 'SUCCESS', 'FAILURE', 'IN_PROGRESS'][which % 5] ?? 'SUCCESS';
    repository.deployments.push(
      fakeDeployment({
        databaseId: ++world.counter,
        commitOid: commitOid ?? '',
        environment: how % 4 === 0 ? 'staging' : 'production',
        createdAt: world.now - MS_PER_HOUR / 2,
        statuses: [{ state, createdAt: world.now, description: null }],
      }),
    );
  },
  status(world, { which, how }) {
    const state = ['SUCCESS', 'FAILURE', 'ERROR', 'INACTIVE'][how % 4] ?? 'ERROR';
    const since = world.now - 20 * 24 * MS_PER_HOUR;
    const recent = world.repository.deployments.filter(({ createdAt }) => createdAt > since);
    pick(recent, which)?.statuses.push({ state, createdAt: world.now, description: null });
  },
  undeploy(world, { which }) {
    const since = world.now - 20 * 24 * MS_PER_HOUR;
    const { deployments } = world.repository;
    remove(
      deployments,
      pick(
        deployments.filter(({ createdAt }) => createdAt > since),
        which,
      ),
    );
  },
  release(world, { which, how }) {
    const { repository } = world;
    const tagName = `v1.${++world.counter}`;
    const tagCommit = pick(mainLine(repository).slice(0, 4), which) ?? null;
    if (tagCommit !== null) repository.refs.set(`refs/tags/${tagName}`, tagCommit);
    repository.releases.push(
      fakeRelease({ databaseId: world.counter, tagName, tagCommit, createdAt: world.now, isPrerelease: how % 4 === 0 }),
    );
  },
  unrelease: ({ repository }, { which }) => remove(repository.releases, pick(repository.releases, which)),
  tag(world, { which }) {
    const target = pick(mainLine(world.repository).slice(0, 5), which);
    if (target !== undefined) world.repository.refs.set(`refs/tags/v2.${which % 4}`, target);
  },
  untag({ repository }, { which }) {
    const name = pick(
      [...repository.refs.keys()].filter((each) => each.startsWith('refs/tags/')),
      which,
    );
    if (name !== undefined) repository.refs.delete(name);
  },
  issue(world, { how }) {
    const labels = [['bug'], ['incident'], ['alert']][how % 3] ?? [];
    const body = `Since #${how % 9}`;
    world.repository.issues.push(fakeIssue({ number: ++world.counter, createdAt: world.now, labels, body }));
  },
  'close-issue'(world, { which, how }) {
    const issue = pick(world.repository.issues, which);
    const stateReason = (['COMPLETED', 'NOT_PLANNED', 'DUPLICATE'] as const)[how % 3] ?? null;
    const closed = { state: 'CLOSED', stateReason, closedAt: world.now, updatedAt: world.now };
    if (issue !== undefined) Object.assign(issue, closed);
  },
  'relabel-issue'(world, { which, how }) {
    const issue = pick(world.repository.issues, which);
    if (issue === undefined) return;
    issue.labels = how % 2 === 0 ? ['incident'] : [];
    issue.updatedAt = world.now;
  },
  'delete-issue': ({ repository }, { which }) => remove(repository.issues, pick(repository.issues, which)),
  rewrite(world, { which }) {
    const kept = mainLine(world.repository)[1 + (which % 3)];
    if (kept === undefined) return;
    world.repository.refs.set('refs/heads/main', kept);
    commitTo(world, 'main', { message: 'Another past' });
  },
  pass: () => undefined,
};

function commitTo(world: RandomWorld, branch: string, given: { message: string; heads?: readonly string[] }): string {
  const { refs } = world.repository;
  const ref = `refs/heads/${branch}`;
  const parent = refs.get(ref) ?? refs.get('refs/heads/main');
  const oid = looseCommit(world, given.message, [...(parent === undefined ? [] : [parent]), ...(given.heads ?? [])]);
  refs.set(ref, oid);
  return oid;
}

/** Brings the side branch into main: the pull requests that went into it come along. */
function mergeSide(world: RandomWorld): void {
  const side = world.repository.refs.get('refs/heads/side');
  if (side !== undefined) commitTo(world, 'main', { message: 'Merge side', heads: [side] });
}

/** A commit that no branch leads to yet; on top of main's tip unless told otherwise. */
function looseCommit(world: RandomWorld, message: string, parents?: readonly string[]): string {
  const { refs, commits } = world.repository;
  const tip = refs.get('refs/heads/main');
  const oid = (++world.counter).toString(16).padStart(8, 'a0000000').repeat(5);
  const own = [...(parents ?? (tip === undefined ? [] : [tip]))];
  commits.set(oid, fakeCommit({ oid, message, parents: own, committedDate: world.now }));
  return oid;
}

/** First parents of main, newest first. */
function mainLine({ refs, commits }: FakeRepository): string[] {
  const line: string[] = [];
  for (let at = refs.get('refs/heads/main'); at !== undefined; at = commits.get(at)?.parents[0]) line.push(at);
  return line;
}

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % Math.max(list.length, 1)];
}

function remove<T>(list: T[], item: T | undefined): void {
  const at = item === undefined ? -1 : list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}
