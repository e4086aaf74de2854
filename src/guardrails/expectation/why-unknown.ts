import type { Delivery } from '../../delivery/delivery.ts';
import { SOURCES } from '../../delivery/sources/list.ts';
import type { Part } from '../../history/coverage.ts';
import type { Window } from '../../history/time.ts';
import { isKnown } from '../../metrics/measure.ts';
import type { Metric, Need } from '../../metrics/metric.ts';
import type { Unknown } from './estimate.ts';

/** Why a metric has no figure in a window, as far as can be told, and what would give it one. */
export function whyUnknown(metric: Metric, delivery: Delivery, window: Window): Unknown {
  const { choice, history } = delivery;
  const unseen = metric.needs.filter((need) => !isKnown({ needs: [need] }, delivery, window));
  if (unseen.includes('deliveries') && choice.source === null) {
    return { why: choice.reason, fix: choice.fix ?? 'Set `deployments.source` to what shows your deployments.' };
  }
  if (metric.id === 'deploy' && unseen.length === 0 && choice.source === 'merges') {
    return {
      why: 'merges stand in for deployments',
      fix: choice.fix ?? 'Set `deployments.source` to what shows your deployments.',
    };
  }
  const parts = (unseen.length === 0 ? metric.needs : unseen).flatMap((need) => partsOf(need, delivery));
  const gap = history.gaps.find(({ part }) => part !== null && parts.includes(part));
  if (gap !== undefined) return { why: `${gap.what}: ${gap.why}`, fix: gap.fix };
  const fix =
    history.source === 'git'
      ? 'Read the repository from GitHub: a clone does not show it.'
      : 'Grant what the gaps of the report name, or set a shorter `window-days`.';
  return { why: 'what it needs was not read for the whole window', fix };
}

function partsOf(need: Need, { choice }: Delivery): readonly Part[] {
  if (need !== 'deliveries') return [need];
  if (choice.source === 'merges') return ['pullRequests', 'commits'];
  return SOURCES.flatMap(({ id, part }) => (id === choice.source ? [part] : []));
}
