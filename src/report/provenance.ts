import type { z } from 'zod';
import type { Configuration } from '../config/configuration.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { linkageOf } from '../delivery/linkage.ts';
import { isVisible } from '../delivery/visibility.ts';
import { isoOf, isWithin, MS_PER_HOUR } from '../history/time.ts';
import { deploymentsIn, shippedIn } from '../metrics/shipped.ts';
import { gapsOf } from './gaps.ts';
import { rounded } from './round.ts';
import type { provenanceSchema } from './schema.ts';

export type Provenance = z.infer<typeof provenanceSchema>;

/** Where the figures come from, what was left out of them, and what could not be read. */
export function provenanceOf(delivery: Delivery, configuration: Configuration): Provenance {
  const { history, choice, window, previousWindow } = delivery;
  const gaps = gapsOf(delivery);
  const dated = [...deploymentsIn(delivery, window), ...deploymentsIn(delivery, previousWindow)];
  return {
    source: history.source,
    branch: history.branch,
    deploymentSource: choice.source,
    deploymentSourceReason: choice.reason,
    deploymentSourceFix: choice.fix,
    approximate: dated.some(({ approximate }) => approximate),
    complete: gaps.length === 0,
    configuration: { path: configuration.path, ref: configuration.ref },
    gaps,
    requests: history.requests,
    points: history.points,
    excluded: excludedOf(delivery),
    sources: { ...choice.counts },
    environments: environmentsOf(history),
    seenUntil: isoOf(history.seenUntil),
    linkage: linkage(delivery),
  };
}

function excludedOf(delivery: Delivery): Provenance['excluded'] {
  const { history, window } = delivery;
  if (!isVisible(history, ['pullRequests', 'commits'], window.since)) return null;
  const merged = delivery.changes.filter(({ mergedAt }) => isWithin(window, mergedAt));
  const shipped = shippedIn(delivery, window);
  return {
    automation: merged.filter(({ isAutomation }) => isAutomation).length,
    ignored: merged.filter(({ isAutomation, isCounted }) => !isAutomation && !isCounted).length,
    backports: delivery.backports.filter(({ mergedAt }) => isWithin(window, mergedAt)).length,
    outliers: shipped.filter(({ change }) => change.isOutlier).length,
    directCommits: delivery.directCommits.filter(({ committedAt }) => isWithin(window, committedAt)).length,
    unknownStart: shipped.filter(({ change }) => change.startedAt === null).length,
    unknownStages: shipped.filter(({ change }) => change.stages === null).length,
  };
}

/** Every environment that is known of, whether it counts as production or not. */
function environmentsOf({ environments = [], deployments }: Delivery['history']): string[] {
  return [...new Set([...environments, ...deployments.map(({ environment }) => environment)])].sort();
}

function linkage({ history, choice, changes, window }: Delivery): Provenance['linkage'] {
  if (choice.source === null || !isVisible(history, ['pullRequests', 'commits'], window.since)) return null;
  const { waitingSince, ...counts } = linkageOf(changes, window);
  const oldestWaitingHours = waitingSince === null ? null : rounded((window.until - waitingSince) / MS_PER_HOUR);
  return { ...counts, oldestWaitingHours };
}
