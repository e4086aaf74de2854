/** Short data that points from one explanation to another. */
import type { Delivery } from '../../delivery/delivery.ts';
import type { Deployment } from '../../delivery/deployment.ts';
import type { EpochMs } from '../../history/time.ts';
import { isoOf, isWithin, MS_PER_HOUR } from '../../history/time.ts';
import { rounded } from '../round.ts';
import type { Charge, DeploymentRef, InWindow, PullRequestRef } from './explanation.ts';

export function deploymentRef({ name, sha, at, url }: Deployment): DeploymentRef {
  return { name, sha, at: isoOf(at), url };
}

/** The pull request of a number; without a title where it was not read. */
export function pullRequestRef(delivery: Delivery, number: number): PullRequestRef {
  return { number, title: delivery.resolver.pullRequest(number)?.title ?? '' };
}

export function pullRequestUrl({ history }: Delivery, number: number): string | null {
  return history.url === null ? null : `${history.url}/pull/${number}`;
}

/** The first deployment, in order of success, that shipped a pull request into any branch. */
export function deploymentOf({ deployments }: Delivery, number: number): Deployment | null {
  return (
    deployments.find(
      ({ changes, otherPullRequests }) => changes.includes(number) || otherPullRequests.includes(number),
    ) ?? null
  );
}

/** Every signal, as known at the window's end, that has `evidence`. */
export function chargesOf({ signals, window }: Delivery, evidence: string): Charge[] {
  return signals
    .filter((signal) => signal.evidence === evidence && signal.at < window.until)
    .map(({ kind, at, deployment }) => ({ signal: kind, at: isoOf(at), deployment: deploymentRef(deployment) }));
}

export function inWindow({ window, previousWindow }: Delivery, at: EpochMs | null): InWindow {
  if (isWithin(window, at)) return 'current';
  return isWithin(previousWindow, at) ? 'previous' : null;
}

export function isoOrNull(at: EpochMs | null): string | null {
  return at === null ? null : isoOf(at);
}

/** A length of time in hours, rounded as in the report; `null` stays `null`. */
export function hoursOf(ms: number | null): number | null {
  return rounded(ms === null ? null : ms / MS_PER_HOUR);
}
