import type { Graph } from '../history/graph.ts';
import type { PullRequest } from '../history/model.ts';
import type { People } from '../history/people.ts';
import { isAutomation } from '../history/people.ts';
import type { Deployment } from './deployment.ts';
import type { Fix } from './fixes.ts';
import type { Undo } from './undos.ts';
import { keyOf } from './undos.ts';

/**
 * Whether a deployment was unplanned work: a rollback, or one that ships at least one revert or hotfix and otherwise only
 * automation. A fix that was shipped before by another branch is neither work nor rework.
 */
export function reworkOf(from: {
  pullRequests: readonly PullRequest[];
  graph: Graph;
  people: People;
  undos: readonly Undo[];
  hotfixes: readonly Fix[];
  shippedBy: ReadonlyMap<number, Deployment>;
}): (deployment: Deployment) => boolean {
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
  const isPlanned = (key: string, isByAutomation: boolean) => !fixing.has(key) && !carried.has(key) && !isByAutomation;
  return (deployment) => {
    if (deployment.kind === 'rollback') return true;
    const pullRequests = [...deployment.changes, ...deployment.otherPullRequests].map((number) => ({
      key: `#${number}`,
      isByAutomation: isAutomation(byNumber.get(number)?.author ?? null, people),
    }));
    const commits = deployment.directCommits.map((sha) => ({
      key: sha,
      isByAutomation: isAutomation(graph.get(sha)?.author ?? null, people),
    }));
    const shipped = [...pullRequests, ...commits];
    return (
      shipped.some(({ key }) => fixing.has(key)) &&
      !shipped.some(({ key, isByAutomation }) => isPlanned(key, isByAutomation))
    );
  };
}
