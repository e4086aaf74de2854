import type { Graph } from '../history/graph.ts';
import type { People } from '../history/people.ts';
import { isAutomation } from '../history/people.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { Deployment } from './deployment.ts';
import type { Fix } from './fixes.ts';
import type { Undo } from './undos.ts';
import { keyOf } from './undos.ts';

/** What a deployment shipped, by why it was done; pull requests as `#12`, commits by id. */
export type Work = {
  /** Reverts and hotfixes. */
  readonly fixes: readonly string[];
  /** Fixes that another branch had brought live before: neither fixes nor planned. */
  readonly carried: readonly string[];
  readonly automation: readonly string[];
  readonly planned: readonly string[];
};

/** Whether a deployment was unplanned: a rollback, or one that ships at least one fix and nothing planned. */
export function isRework({ kind }: Deployment, { fixes, planned }: Work): boolean {
  return kind === 'rollback' || (fixes.length > 0 && planned.length === 0);
}

/** Tells for each deployment what of it were reverts and hotfixes, what automation, and what planned work. */
export function worksOf(from: {
  pullRequests: readonly PullRequest[];
  graph: Graph;
  people: People;
  undos: readonly Undo[];
  hotfixes: readonly Fix[];
  shippedBy: ReadonlyMap<number, Deployment>;
}): (deployment: Deployment) => Work {
  const { graph, people, shippedBy } = from;
  const byNumber = new Map(from.pullRequests.map((each) => [each.number, each]));
  const fixing = new Set(from.undos.filter(({ direction }) => direction === 'reverts').map(({ by }) => keyOf(by)));
  const carried = new Set<string>();
  for (const { pullRequests } of from.hotfixes) {
    const shippedAt = ({ number }: PullRequest) => shippedBy.get(number)?.at ?? Number.POSITIVE_INFINITY;
    const [first, ...later] = pullRequests.toSorted((a, b) => shippedAt(a) - shippedAt(b));
    if (first !== undefined) fixing.add(keyOf({ pullRequest: first }));
    for (const each of later) carried.add(keyOf({ pullRequest: each }));
  }
  return (deployment) => {
    const pullRequests = [...deployment.changes, ...deployment.otherPullRequests].map((number) => ({
      key: `#${number}`,
      isByAutomation: isAutomation(byNumber.get(number)?.author ?? null, people),
    }));
    const commits = deployment.directCommits.map((sha) => ({
      key: sha,
      isByAutomation: isAutomation(graph.get(sha)?.author ?? null, people),
    }));
    const shipped = [...pullRequests, ...commits];
    const sortOf = ({ key, isByAutomation }: (typeof shipped)[number]): keyof Work => {
      if (fixing.has(key)) return 'fixes';
      if (carried.has(key)) return 'carried';
      return isByAutomation ? 'automation' : 'planned';
    };
    const of = (sort: keyof Work) => shipped.filter((each) => sortOf(each) === sort).map(({ key }) => key);
    return { fixes: of('fixes'), carried: of('carried'), automation: of('automation'), planned: of('planned') };
  };
}
