import type { Delivery } from '../delivery/delivery.ts';
import { isVisible } from '../delivery/visibility.ts';
import { isIgnored } from '../history/people.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { Window } from '../history/time.ts';
import { isWithin } from '../history/time.ts';
import { isKnown } from '../metrics/measure.ts';
import type { Shipped } from '../metrics/shipped.ts';
import type { Attribution } from './attribution/attribution.ts';
import { attributionOf } from './attribution/attribution.ts';
import type { Sight } from './attribution/lower-bound.ts';

/** A shipped change, and whether AI took part in it. */
export type Attributed = Shipped & { readonly attribution: Attribution };

/**
 * The changes shipped in a window, in order of merging, each with its attribution; `null`: what they are told by could
 * not be read over the whole window. Automation is among them, as a cohort of its own; ignored people are not.
 */
export function attributedIn(delivery: Delivery, window: Window): readonly Attributed[] | null {
  const needs = ['deliveries', 'pullRequests', 'commits', 'traces'] as const;
  if (!isKnown({ needs }, delivery, window)) return null;
  const { settings } = delivery;
  return delivery.changes.flatMap((change) => {
    const { shipment, pullRequest } = change;
    if (shipment.state !== 'shipped' || !isWithin(window, shipment.at)) return [];
    if (isIgnored(pullRequest.author, settings.people)) return [];
    const attribution = attributionOf(pullRequest, settings);
    return [{ change, deployment: shipment.deployment, at: shipment.at, attribution }];
  });
}

/** The changes that a share of AI-assisted ones is taken of: everything but automation. */
export function withoutAutomation(attributed: readonly Attributed[]): readonly Attributed[] {
  return attributed.filter(({ attribution }) => attribution.cohort !== 'automation');
}

/** Whether AI took part in it. */
export function isAssisted({ attribution }: Attributed): boolean {
  return attribution.cohort === 'ai';
}

/** GitHub lists no more commits of one pull request than these. */
const MOST_COMMITS = 250;

/** What could be seen of each change's traces. A clone shows no pull request's body. */
export function sightsOf({ history }: Delivery, window: Window, changes: readonly Attributed[]): readonly Sight[] {
  const isBodyRead = history.source === 'github' && isVisible(history, ['texts'], window.since);
  return changes.map(({ change }) => ({
    commits: commitsSeen(change.pullRequest.commits),
    squashHasTrailers: null,
    isBodyRead,
  }));
}

function commitsSeen(commits: PullRequest['commits']): Sight['commits'] {
  if (commits === null) return 'unknown';
  return commits.length < MOST_COMMITS ? 'all' : 'cut-off';
}
