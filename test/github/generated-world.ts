/** Large repositories with a steady pace, for budgets and benchmarks. */
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../../src/history/time.ts';
import { fakeDeployment, fakePullRequest, fakeRepository, fakeReview } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';

export type Pace = {
  readonly changes: number;
  readonly until: EpochMs;
  /** The changes are spread evenly over these days, the last at `until`. */
  readonly days: number;
  /** How they come to the branch; a merge brings this many commits of its own along. */
  readonly merges: 'squash' | { readonly commits: number };
  readonly deployEvery: number;
};

/** A repository whose changes all lie in reach; nothing was deployed before the first of them. */
export function generatedRepository({ changes, until, days, merges, deployEvery }: Pace): FakeRepository {
  const repository = fakeRepository();
  const { commits, pullRequests, deployments } = repository;
  const step = (days * MS_PER_DAY) / changes;
  let tip: string | null = null;
  for (let number = 1; number <= changes; number++) {
    const mergedAt = Math.floor((until - (changes - number + 1) * step) / 1000) * 1000;
    const own = Array.from({ length: merges === 'squash' ? 2 : merges.commits }, (_, at) => {
      const oid = idOf('b', number * 100 + at);
      const parents = at === 0 ? (tip === null ? [] : [tip]) : [idOf('b', number * 100 + at - 1)];
      const authoredDate = mergedAt - 5 * MS_PER_HOUR + at * 1000;
      commits.set(oid, fakeCommit({ oid, parents, committedDate: authoredDate, message: `Step ${at}` }));
      return oid;
    });
    const oid = idOf('c', number);
    const head = own.at(-1) ?? '';
    const parents = [...(tip === null ? [] : [tip]), ...(merges === 'squash' ? [] : [head])];
    commits.set(oid, fakeCommit({ oid, parents, committedDate: mergedAt, message: `Change ${number} (#${number})` }));
    tip = oid;
    pullRequests.push(
      fakePullRequest({
        number,
        createdAt: mergedAt - 4 * MS_PER_HOUR,
        mergedAt,
        mergeCommit: oid,
        commits: own,
        files: [{ path: `src/part-${number}.ts`, additions: 10, deletions: 2, changeType: 'MODIFIED' }],
        reviews: [fakeReview({ id: `R_${number}`, submittedAt: mergedAt - MS_PER_HOUR })],
      }),
    );
    if (number % deployEvery !== 0) continue;
    deployments.push(
      fakeDeployment({
        databaseId: number,
        commitOid: oid,
        createdAt: mergedAt + 60_000,
        statuses: [{ state: 'SUCCESS', createdAt: mergedAt + 120_000, description: null }],
      }),
    );
  }
  if (tip !== null) repository.refs.set('refs/heads/main', tip);
  return repository;
}

function idOf(digit: string, number: number): string {
  return `${digit}${number.toString(16).padStart(9, '0')}`.repeat(4);
}
