import type { Delivery } from '../delivery/delivery.ts';
import { SOURCES } from '../delivery/sources/list.ts';
import { isVisible } from '../delivery/visibility.ts';
import { changeOf } from '../figures/change.ts';
import type { Change, Figure } from '../figures/figure.ts';
import type { Part } from '../history/coverage.ts';
import type { Window } from '../history/time.ts';
import type { Benchmark } from './benchmarks.ts';
import { benchmarkOf } from './benchmarks.ts';
import type { Caveat } from './caveats.ts';
import { caveatsOf } from './caveats.ts';
import type { Details, Metric } from './metric.ts';
import { figureOf } from './sample.ts';

/** A metric in one window. */
export type Reading = { readonly figure: Figure; readonly details: Details };

/** A metric in its window and the one before, and the difference; `null`: what it needs could not be read. */
export type Measurement = {
  readonly current: Reading | null;
  readonly previous: Reading | null;
  readonly change: Change;
  readonly caveats: readonly Caveat[];
  readonly benchmark: Benchmark | null;
};

/** Computes one metric for both windows. */
export function measure(metric: Metric, delivery: Delivery): Measurement {
  const { window, previousWindow } = delivery;
  const current = reading(metric, delivery, window);
  const previous = reading(metric, delivery, previousWindow);
  const { better } = metric;
  const comparable = isComparable(delivery);
  const change = changeOf(current?.figure ?? null, previous?.figure ?? null, {
    better,
    comparable,
  });
  const figure = current?.figure ?? null;
  const benchmark = delivery.choice.source === 'merges' ? null : benchmarkOf(metric.id, figure);
  return { current, previous, change, caveats: caveatsOf(delivery, figure), benchmark };
}

/** Whether the history shows everything that a metric needs, over a whole window. */
export function isKnown(metric: Pick<Metric, 'needs'>, delivery: Delivery, window: Window): boolean {
  const parts = metric.needs.flatMap((need): readonly (Part | null)[] =>
    need === 'deliveries' ? deliveryParts(delivery) : [need],
  );
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length && isVisible(delivery.history, known, window.since);
}

function reading(metric: Metric, delivery: Delivery, window: Window): Reading | null {
  if (!isKnown(metric, delivery, window)) return null;
  const sample = metric.sample(delivery, window);
  if (sample === null) return null;
  const figure = figureOf(sample, { days: window.days, minimumSample: delivery.settings.minimumSample });
  return { figure, details: metric.details?.(delivery, window) ?? {} };
}

/** The parts that the chosen source of deployments is read from; a `null` among them: there is no source. */
function deliveryParts({ choice }: Delivery): readonly (Part | null)[] {
  if (choice.source === 'merges') return ['pullRequests', 'commits'];
  return [SOURCES.find(({ id }) => id === choice.source)?.part ?? null];
}

/** Whether the source delivered, or the branch existed, before the previous window: else there is nothing to compare with. */
export function isComparable({ choice, history, graph, previousWindow }: Delivery): boolean {
  const { since } = previousWindow;
  if (choice.source !== 'merges') return choice.delivered.successes.some(({ at }) => at <= since);
  return history.edge.length > 0 || graph.firstParents.some(({ committedAt }) => committedAt <= since);
}
