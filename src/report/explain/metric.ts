import type { Delivery } from '../../delivery/delivery.ts';
import { isVisible } from '../../delivery/visibility.ts';
import { isoOf } from '../../history/time.ts';
import { CAVEATS } from '../../metrics/caveats.ts';
import { isKnown, measure } from '../../metrics/measure.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Sample } from '../../metrics/sample.ts';
import { measured } from '../measured.ts';
import { rounded } from '../round.ts';
import type { MetricExplanation, MetricItem } from './explanation.ts';

/** A metric's definition, its figures, and every item in that of the current window. */
export function explainMetric(delivery: Delivery, metric: Metric): MetricExplanation {
  const { window } = delivery;
  const { current, previous, change, caveats } = measured(measure(metric, delivery));
  const isReadable = isKnown(metric, delivery, window);
  const sample = isReadable ? metric.sample(delivery, window) : null;
  const { id, title, definition, kind: shape } = metric;
  return {
    kind: 'metric',
    id,
    title,
    definition,
    shape,
    windowDays: window.days,
    current,
    previous,
    change,
    caveats: caveats.map((caveat) => CAVEATS[caveat]),
    unknownBecause: current === null ? whyUnknown(delivery, metric, isReadable) : null,
    items: sample === null ? [] : itemsOf(delivery, sample),
  };
}

function itemsOf({ deployments }: Delivery, sample: Sample): MetricItem[] {
  if (sample.kind === 'quantiles') {
    const names = new Map(deployments.map(({ id, name }) => [id, name]));
    return sample.items.map(({ name, value, cluster }) => ({
      name,
      hours: Number.isFinite(value) ? rounded(value) : null,
      at: null,
      deployment: cluster === null ? null : (names.get(cluster) ?? null),
      isHit: true,
    }));
  }
  const isHit = (item: (typeof sample.items)[number]) => !('isHit' in item) || item.isHit;
  return sample.items.map((item) => {
    return { name: item.name, hours: null, at: isoOf(item.at), deployment: null, isHit: isHit(item) };
  });
}

function whyUnknown(delivery: Delivery, { needs }: Metric, isReadable: boolean): string {
  const { choice, history, window } = delivery;
  if (needs.includes('deliveries') && choice.source === null) return choice.reason;
  if (isReadable) return 'this source does not show it';
  const hidden = needs.filter((need) => need !== 'deliveries' && !isVisible(history, [need], window.since));
  return `not read for the whole window: ${hidden.length > 0 ? hidden.join(', ') : (choice.source ?? 'deliveries')}`;
}
