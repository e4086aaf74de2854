import { describe, expect, it } from 'vitest';
import type { GitHubRead } from '../../src/github/source.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { fakeDeployment, fakePullRequest, fakeRepository, pushCommits } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { sha, UNTIL } from '../support/history.ts';
import { factsOf, readAt, saved } from './read-on.ts';
import { doorTo, withGitHub } from './reading.ts';

const shas = (...names: readonly string[]) => new Set(names.map(sha));
const day = (count: number) => UNTIL + count * MS_PER_DAY;

const commitOn = (at: number, name: string, parents: readonly string[] = []) =>
  fakeCommit({ oid: sha(name), parents: parents.map(sha), committedDate: day(at) });

const [BEGIN, SIDE, ASIDE, MAIN] = [
  commitOn(0, 'begin'),
  commitOn(2, 'side', ['begin']),
  commitOn(7, 'aside', ['side']),
  commitOn(15, 'main', ['begin']),
];

/** Main goes from `begin` to `main`; `side` and `aside` lie beside it. Pull request 1 was closed on day 3. */
function repositoryWith(tags: Readonly<Record<string, string>>): FakeRepository {
  const repository = fakeRepository({
    pullRequests: [fakePullRequest({ number: 1, createdAt: day(1), closedAt: day(3) })],
  });
  pushCommits(repository, [BEGIN, SIDE, ASIDE, MAIN]);
  for (const [name, commit] of Object.entries(tags)) tag(repository, name, commit);
  return repository;
}

/** A lightweight tag: delivered when its commit was committed, whenever the tag was made. */
function tag(repository: FakeRepository, name: string, commit: string): void {
  repository.refs.set(`refs/tags/${name}`, sha(commit));
}

function deploymentOf(databaseId: number, { at, state }: { at: number; state: 'IN_PROGRESS' | 'SUCCESS' }) {
  const statuses = [{ state, createdAt: day(at), description: null }];
  return fakeDeployment({
    databaseId,
    commitOid: sha('aside'),
    environment: 'production',
    createdAt: day(at),
    statuses,
  });
}

type Story = {
  readonly repository: FakeRepository;
  readonly change: (repository: FakeRepository) => unknown;
  /** The days of the two reads. */
  readonly days: readonly [number, number];
};

/** Reads, lets something change, and reads on from what was saved. */
async function readOn({ repository, change, days: [first, second] }: Story): Promise<GitHubRead> {
  let now = day(first);
  return withGitHub({ repository, now: () => now }, async (fake) => {
    const known = saved(await readAt(doorTo(fake), now, null), now);
    change(repository);
    now = day(second);
    const read = await readAt(doorTo(fake), now, known);
    expect(factsOf(read)).toEqual(factsOf(await readAt(doorTo(fake), now, null)));
    return read;
  });
}

const commitsOf = ({ history }: GitHubRead) => new Set(history.commits.map((commit) => commit.sha));

describe('what the horizon depends on, read on', () => {
  it('goes back to an old commit of the branch that was tagged since, behind a delivery from beside the branch', async () => {
    // On day 21 the previous window starts on day 1: nothing is kept of day 0. On day 30 it starts on day 10, and of the
    // two deliveries before it only that of day 0 lies in the branch: everything since has to be there.
    const read = await readOn({
      repository: repositoryWith({ 'v2.0': 'aside' }),
      change: (repository) => tag(repository, 'v1.0', 'begin'),
      days: [21, 30],
    });
    expect(commitsOf(read)).toEqual(shas('begin', 'side', 'aside', 'main'));
    expect(read.history.pullRequests.map(({ number }) => number)).toEqual([1]);
  });

  it('goes back to an old delivery that came into the branch with a merge', async () => {
    // On day 30 both deliveries lie beside the branch, the later one counts, and day 7 is the horizon. The merge brings
    // the earlier one into the branch: then that counts.
    const read = await readOn({
      repository: repositoryWith({ 'v1.0': 'side', 'v2.0': 'aside' }),
      change: (repository) => pushCommits(repository, [commitOn(30.5, 'merge', ['main', 'side'])]),
      days: [30, 31],
    });
    expect(commitsOf(read)).toEqual(shas('side', 'aside', 'main', 'merge'));
    expect(read.history.pullRequests.map(({ number }) => number)).toEqual([1]);
  });

  it('stays where deliveries lie beside the branch as they did', async () => {
    const read = await readOn({
      repository: repositoryWith({ 'v1.0': 'side', 'v2.0': 'aside' }),
      change: (repository) => pushCommits(repository, [commitOn(30.5, 'next', ['main'])]),
      days: [30, 31],
    });
    expect(read.isIncremental).toBe(true);
    expect(commitsOf(read)).toEqual(shas('aside', 'main', 'next'));
    expect(read.history.pullRequests).toEqual([]);
  });

  it('forgets a commit beside the branch with its last success, although an unfinished deployment names it', async () => {
    const repository = repositoryWith({ 'v1.0': 'begin' });
    repository.deployments = [
      deploymentOf(1, { at: 8, state: 'IN_PROGRESS' }),
      deploymentOf(2, { at: 20, state: 'SUCCESS' }),
    ];
    const read = await readOn({
      repository,
      change: ({ deployments }) => deployments.splice(1, 1),
      days: [21, 30],
    });
    expect(read.isIncremental).toBe(true);
    expect(commitsOf(read)).toEqual(shas('begin', 'main'));
    expect(read.history.edge).toEqual([sha('aside')]);
  });
});
