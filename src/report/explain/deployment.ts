import type { Delivery } from '../../delivery/delivery.ts';
import type { Deployment } from '../../delivery/deployment.ts';
import type { Failure } from '../../delivery/failures.ts';
import { earliestRemedy } from '../../delivery/failures.ts';
import { isoOf } from '../../history/time.ts';
import { liveBefore, reasonOf } from './deployment-reason.ts';
import type { DeploymentExplanation } from './explanation.ts';
import { deploymentRef, hoursOf, inWindow, isoOrNull, pullRequestRef } from './pointers.ts';

/** A deployment's kind, what it shipped, the signals against it as known at the window's end, and whether it is rework. */
export function explainDeployment(delivery: Delivery, deployment: Deployment): DeploymentExplanation {
  const { id, sha, kind, approximate, at, successes, newCommits, changes, otherPullRequests, directCommits } =
    deployment;
  const failure = delivery.failuresAsOf(delivery.window.until).get(id);
  const refsOf = (numbers: readonly number[]) =>
    numbers.toSorted((a, b) => a - b).map((number) => pullRequestRef(delivery, number));
  const others = delivery.deployments.filter((each) => sha !== null && each.sha === sha && each !== deployment);
  return {
    kind: 'deployment',
    ...deploymentRef(deployment),
    did: kind,
    because: reasonOf(delivery, deployment),
    approximate,
    countedIn: inWindow(delivery, at),
    successes: successes.map((success) => ({
      name: success.name,
      environment: success.environment,
      at: isoOf(success.at),
      replaced: liveBefore(delivery, success)?.sha ?? null,
    })),
    newCommits: newCommits.length,
    changes: refsOf(changes),
    otherPullRequests: refsOf(otherPullRequests),
    directCommits: directCommits.map((each) => ({ sha: each, headline: delivery.graph.get(each)?.headline ?? null })),
    failure: failure === undefined ? null : failureOf(delivery, failure),
    rework: reworkOf(delivery, deployment),
    others: others.map(deploymentRef),
  };
}

function failureOf(delivery: Delivery, failure: Failure): NonNullable<DeploymentExplanation['failure']> {
  const { deployment, recoveredAt } = failure;
  const judgedAt =
    inWindow(delivery, deployment.at) === 'previous' ? delivery.previousWindow.until : delivery.window.until;
  return {
    signals: failure.signals.map(({ kind, evidence, at, url }) => {
      return { kind, evidence, at: isoOf(at), url, isLate: at >= judgedAt };
    }),
    recoveredAt: isoOrNull(recoveredAt),
    recoveryHours: hoursOf(recoveredAt === null ? null : recoveredAt - deployment.at),
    endedBy: endedBy(delivery, failure),
  };
}

function endedBy({ window }: Delivery, { signals, recoveredAt }: Failure): string {
  const remedy = earliestRemedy(signals, window.until);
  if (remedy === null) return recoveredAt === null ? 'nothing yet' : `the closing of ${lastClosed(signals)}`;
  const what = `${remedy.deployment.name}, after ${remedy.signal.kind} ${remedy.signal.evidence}`;
  if (recoveredAt === null) return `nothing yet: ${what} failed too and is still open`;
  return recoveredAt > remedy.at ? `the recovery from ${what}, which failed too` : what;
}

function lastClosed(signals: Failure['signals']): string {
  const closed = signals.flatMap(({ evidence, remedy }) =>
    remedy.by === 'closing' && remedy.at !== null ? [{ evidence, at: remedy.at }] : [],
  );
  return closed.toSorted((a, b) => b.at - a.at)[0]?.evidence ?? 'its incident';
}

function reworkOf(delivery: Delivery, deployment: Deployment): DeploymentExplanation['rework'] {
  const { fixes, planned } = delivery.workOf(deployment);
  const is = delivery.isRework(deployment);
  if (deployment.kind === 'rollback') return { is, because: 'it is a rollback' };
  if (fixes.length === 0) return { is, because: 'it ships no revert and no hotfix' };
  const what = `it ships ${namesOf(fixes)}, reverting or fixing what had failed`;
  return planned.length === 0
    ? { is, because: `${what}, and nothing else but automation` }
    : { is, because: `${what}, but also planned work: ${namesOf(planned)}` };
}

const MAX_NAMES = 5;

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}
