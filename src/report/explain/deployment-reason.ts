import type { Success } from '../../delivery/delivered.ts';
import { shortSha } from '../../delivery/delivered.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Deployment } from '../../delivery/deployment.ts';
import { bySuccess } from '../../delivery/rollouts.ts';
import { isoOf } from '../../history/time.ts';

/** What was live in an environment just before a success there; `null`: nothing that was read. */
export function liveBefore({ choice }: Delivery, success: Success): Success | null {
  const earlier = choice.delivered.successes
    .filter(({ environment, sha }) => environment === success.environment && sha !== null)
    .filter((each) => each.id !== success.id && bySuccess(each, success) < 0)
    .toSorted(bySuccess);
  return earlier.at(-1) ?? null;
}

/** Why a deployment is of its kind, in a sentence: what was live before, and where. */
export function reasonOf(delivery: Delivery, deployment: Deployment): string {
  const { kind, newCommits, rollbacks } = deployment;
  const [first] = deployment.successes;
  if (kind === 'seed') return 'it is the first one that was read: what it holds went live at an unknown time';
  if (kind === 'unresolved') return 'its commit, or the way from it to the delivery branch, could not be read';
  if (delivery.choice.source === 'merges') return 'every merge counts as a deployment of its change';
  if (kind === 'shipped') return `it brought ${counted(newCommits.length)} that no earlier deployment had`;
  if (kind === 'rollback') return rollbackReason(rollbacks, deployment);
  const live = first === undefined ? null : liveBefore(delivery, first);
  if (first === undefined || live === null) return 'it brought nothing new, to a place where nothing was live before';
  const there = `${shortSha(live.sha ?? '')} was live${placeOf(first)} since ${isoOf(live.at)}`;
  switch (kind) {
    case 'redeploy':
      return `it put out again what was live${placeOf(first)} since ${isoOf(live.at)}`;
    case 'overtaken':
      return `it was created at ${isoOf(first.createdAt)}, before what was live${placeOf(first)} had succeeded, and brought nothing new`;
    case 'roll-forward':
      return `it put a commit live again that had been live before; ${there}`;
    case 'catch-up':
      return `everything in it had been shipped elsewhere or earlier; ${there}`;
  }
}

function rollbackReason(rollbacks: Deployment['rollbacks'], { sha }: Deployment): string {
  const places = rollbacks.map(({ environment, replaced }) => `${shortSha(replaced)}${placeOf({ environment })}`);
  return `it went back to ${shortSha(sha ?? '')}, which is older than what was live: ${places.join(', ')}`;
}

function placeOf({ environment }: { readonly environment: string }): string {
  return environment === '' ? '' : ` in ${environment}`;
}

function counted(commits: number): string {
  return commits === 1 ? '1 commit' : `${commits} commits`;
}
