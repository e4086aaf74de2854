/** Large histories for `bench-report.ts`: an ordinary one of any size, and those that trip up a program that searches. */
import type { Commit } from '../src/history/commit.ts';
import type { GitHubDeployment } from '../src/history/delivered.ts';
import type { History, Issue } from '../src/history/model.ts';
import type { PullRequest } from '../src/history/pull-request.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../src/history/time.ts';
import * as build from '../test/support/history.ts';

const DAYS = 180;
const ENVIRONMENTS = ['production-eu', 'production-us', 'production-ap'];
const START = build.UNTIL - DAYS * MS_PER_DAY;

/** Commit ids that look like git's: their first seven digits differ as those of real ones do. */
function idOf(kind: string, number: number): string {
  let state = number * 31 + kind.charCodeAt(0);
  let id = '';
  while (id.length < 40) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    id += ((state ^ (state >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return id;
}

/** What one kind of history does differently. */
export type Twist = {
  readonly titleOf?: (number: number) => string;
  readonly revertsOf?: (number: number) => PullRequest['reverts'];
  readonly deployments?: (size: {
    readonly changes: number;
    readonly shaOf: (change: number) => string;
  }) => GitHubDeployment[];
  readonly tags?: (size: { readonly changes: number; readonly shaOf: (change: number) => string }) => History['tags'];
};

/**
 * A history of 180 days with `changes` merged pull requests (every other one squashed) of three commits and two reviews,
 * one deployment for five changes in three environments, 3 % reverts, 3 % hotfixes and an incident for every 50.
 */
export function aLargeHistory(changes: number, twist: Twist = {}): History {
  const step = (DAYS * MS_PER_DAY) / (changes + 1);
  const commits: Commit[] = [build.aCommit({ sha: idOf('m', 0), committedAt: START })];
  const pullRequests: PullRequest[] = [];
  const shaOf = (change: number) => idOf('m', change);
  for (let number = 1; number <= changes; number++) {
    const mergedAt = START + Math.floor(number * step);
    const own = [1, 2, 3].map((place) => ({
      sha: idOf(`${'xabc'[place]}`, number),
      authoredAt: mergedAt - (30 - place) * MS_PER_HOUR,
      headline: `Step ${place} of ${number}`,
      cherryPickedFrom: [],
    }));
    const isSquashed = number % 2 === 0;
    const parents = [shaOf(number - 1), ...(isSquashed ? [] : [own[2]?.sha ?? ''])];
    const title = twist.titleOf?.(number) ?? titleOf(number);
    if (!isSquashed) {
      for (const [place, { sha, authoredAt, headline }] of own.entries()) {
        const parent = own[place - 1]?.sha ?? shaOf(number - 1);
        commits.push(build.aCommit({ sha, parents: [parent], headline, authoredAt, committedAt: authoredAt }));
      }
    }
    const headline = isSquashed ? `${title} (#${number})` : `Merge pull request #${number} from octo/branch`;
    commits.push(build.aCommit({ sha: shaOf(number), parents, headline, committedAt: mergedAt }));
    pullRequests.push(
      build.aPullRequest({
        number,
        title,
        author: number % 10 === 0 ? build.aBot() : build.aUser(`user-${number % 50}`),
        createdAt: mergedAt - MS_PER_DAY,
        mergedAt,
        mergeCommit: shaOf(number),
        commits: own,
        labels: ['area: api', 'size/S'],
        reviews: [20, 10].map((hours) =>
          build.aReview({
            author: build.aUser(`user-${(number % 50) + 1}`),
            submittedAt: mergedAt - hours * MS_PER_HOUR,
          }),
        ),
        reverts:
          twist.revertsOf?.(number) ??
          (number % 33 === 5 ? [{ number: number - 3 }, { title: titleOf(number - 3) }] : []),
        names: number > 20 ? [{ number: number - 20 }, { sha: shaOf(number - 10).slice(0, 9) }] : [],
      }),
    );
  }
  const size = { changes, shaOf };
  return build.aHistory({
    commits,
    pullRequests,
    deployments: twist.deployments?.(size) ?? rolloutsOf(changes, shaOf),
    tags: twist.tags?.(size) ?? [],
    issues: incidentsOf(changes, shaOf),
  });
}

/** When the change of a number was merged. */
export function mergedAtOf(changes: number, number: number): number {
  return START + Math.floor((number * DAYS * MS_PER_DAY) / (changes + 1));
}

/** One success, told from all others by its number. */
export function aSuccess(id: number, of: { sha: string; environment: string; at: number }): GitHubDeployment {
  return build.aGitHubDeployment({
    id: `D${id}`,
    sha: of.sha,
    environment: of.environment,
    createdAt: of.at,
    succeededAt: of.at + 1000,
  });
}

function titleOf(number: number): string {
  if (number % 33 === 5) return `Revert "${titleOf(number - 3)}"`;
  return number % 33 === 7 ? `hotfix: mend part ${number}` : `Change part ${number}`;
}

function rolloutsOf(changes: number, shaOf: (change: number) => string): GitHubDeployment[] {
  const count = Math.floor(changes / 5);
  return Array.from({ length: count }, (_, index) => {
    const change = Math.floor(index / 3) * 15 + 1;
    const at = mergedAtOf(changes, change) + MS_PER_MINUTE * (2 + (index % 3));
    return aSuccess(index, { sha: shaOf(change), environment: ENVIRONMENTS[index % 3] ?? '', at });
  });
}

function incidentsOf(changes: number, shaOf: (change: number) => string): Issue[] {
  return Array.from({ length: Math.floor(changes / 50) }, (_, index) => {
    const change = index * 50 + 20;
    const createdAt = mergedAtOf(changes, change) + 3 * MS_PER_HOUR;
    const names = index % 2 === 0 ? [{ number: change }, { sha: shaOf(change - 5).slice(0, 8) }] : [];
    return build.anIssue({
      number: changes + index + 1,
      labels: ['incident'],
      createdAt,
      closedAt: createdAt + MS_PER_HOUR,
      names,
    });
  });
}
