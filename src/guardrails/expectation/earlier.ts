import type { Figure } from '../../figures/figure.ts';
import { isComparable, measure } from '../../metrics/measure.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { RepositorySubject } from '../rule.ts';
import type { Unknown } from './estimate.ts';
import { fewData, sizeOf } from './estimate.ts';
import type { Earlier } from './expectation.ts';
import { whyUnknown } from './why-unknown.ts';

/**
 * A metric's figure of the window before or of the baseline. Unknown where it is not known, where it was taken from
 * another source of deployments, where that source's first delivery came after the start of the window before, and
 * where there is no baseline that can be used.
 */
export function earlierFigure(metric: Metric, from: Earlier, subject: RepositorySubject): Figure | Unknown {
  return from === 'previous' ? previousFigure(metric, subject) : baselineFigure(metric, subject);
}

function previousFigure(metric: Metric, { delivery }: RepositorySubject): Figure | Unknown {
  const { figure } = measure(metric, delivery).previous ?? {};
  if (figure === undefined) {
    const unknown = whyUnknown(metric, delivery, delivery.previousWindow);
    return { ...unknown, why: `earlier: ${unknown.why}` };
  }
  if (isComparable(delivery)) return figure;
  return {
    why: 'deliveries begin only after the start of the window before',
    fix: 'Wait until they go further back, or set a shorter `window-days`.',
  };
}

function baselineFigure(metric: Metric, { baseline, delivery }: RepositorySubject): Figure | Unknown {
  const fix = 'Save the `report.json` of a run that you want to compare with, and name its path under `baseline`.';
  if (baseline === null) return { why: 'no baseline is configured', fix };
  if (typeof baseline === 'string') return { why: `the baseline can't be used: ${baseline}`, fix };
  if (baseline.deploymentSource !== delivery.choice.source) {
    return {
      why: 'the baseline is from another source of deployments',
      fix: 'Save it anew, or set the same `deployments.source`.',
    };
  }
  const figure = baseline.figures[metric.id] ?? null;
  if (figure === null) return { why: 'the baseline does not know it', fix: 'Save the baseline from a run that does.' };
  // What was enough for the report of that time may not be enough now.
  return sizeOf(figure) < delivery.settings.minimumSample
    ? { ...fewData(figure), why: `earlier: few data (n ${sizeOf(figure)})` }
    : figure;
}
