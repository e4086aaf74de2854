import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/figures/figure.ts';
import { METRICS } from '../../src/metrics/list.ts';
import { baselineIn } from '../../src/report/baseline.ts';
import { reportJson, reportOf } from '../../src/report/report.ts';
import { aShop } from '../adoption/shop.ts';
import { UNTIL } from '../support/history.ts';

const delivery = aShop(
  Array.from({ length: 12 }, (_, index) => ({ on: `2026-02-${String(index + 1).padStart(2, '0')}` })),
  { history: { coverage: { reviews: 'unreadable' } } },
);
const report = reportJson(reportOf(delivery, { path: null, ref: null, settings: delivery.settings }, UNTIL));
const saved = JSON.stringify(report);

/** The saved report with a value, at a path such as `delivery.leadTime`, replaced by another. */
function withValue(path: string, value: unknown): string {
  const copy: unknown = JSON.parse(saved);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown>>(
    (object, key) => object[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  holder[last] = value;
  return JSON.stringify(copy);
}

/** The figures of a baseline that can be used. */
function figuresIn(text: string): Readonly<Record<string, Figure | null>> {
  const baseline = baselineIn(text, 'x.json');
  if (typeof baseline === 'string') throw new Error(baseline);
  return baseline.figures;
}

describe('a baseline', () => {
  it('holds the figures of the window that a report was about, by metric', () => {
    const baseline = baselineIn(saved, '.github/baseline.json');
    expect(baseline).toMatchObject({
      path: '.github/baseline.json',
      deploymentSource: 'deployments',
      figures: {
        'deployment-frequency': { kind: 'count', count: 12, perWeek: 0.9333, fewData: false },
        'lead-time': { kind: 'quantiles', n: 12, p50: 25, p75: 25, p90: 25, intervals: { p50: [25, 25] } },
        'change-fail-rate': { kind: 'rate', count: 0, total: 12, rate: 0, atLeast: false },
        deploy: { kind: 'quantiles', n: 12, p50: 1 },
        review: null,
      },
    });
    expect(Object.keys(figuresIn(saved))).toEqual(METRICS.map(({ id }) => id));
  });

  it('may have keys that are not known yet, and lack metrics that are newer', () => {
    const newer = withValue('delivery.leadTime.current.p99', 90);
    expect(figuresIn(newer)['lead-time']).toEqual(figuresIn(saved)['lead-time']);
    expect(figuresIn(withValue('delivery.somethingNew', { current: 1 }))).toEqual(figuresIn(saved));
    expect(figuresIn(withValue('delivery.leadTime', undefined))['lead-time']).toBeNull();
    expect(figuresIn(withValue('stages.current.deploy', undefined))).toMatchObject({ deploy: null });
  });

  it.each([
    ['no JSON', '{"schemaVersion":1', 'it is not JSON'],
    ['nothing', '', 'it is not JSON'],
    ['a deep nest', '['.repeat(200_000), 'it is not JSON'],
    ['a list', '[]', 'it is not a `report.json`'],
    ['another document', '{"version":1}', 'it is not a `report.json`'],
    ['another version', withValue('schemaVersion', 2), 'it is not a `report.json` of schema version 1'],
  ])('is refused if it is %s', (_, text, why) => {
    expect(baselineIn(text, 'x.json')).toBe(why);
  });

  it.each([
    ['provenance.deploymentSource', '<script>'],
    ['delivery', null],
    ['stages.current', 'none'],
    ['delivery.leadTime.current', 'fast'],
    ['delivery.leadTime.current.n', -1],
    ['delivery.leadTime.current.p50', '25'],
    ['delivery.leadTime.current.fewData', 'no'],
    ['delivery.leadTime.current.kind', 'rate'],
    ['stages.current.deploy.p75', []],
  ])('is refused if it does not fit at %s', (path, value) => {
    expect(baselineIn(withValue(path, value), 'x.json')).toBe(
      `it is a \`report.json\` that does not fit its schema at \`${path}\``,
    );
  });

  it.each([
    ['more hits than things', 'delivery.changeFailRate.current.count', 13],
    ['a share of nothing', 'delivery.changeFailRate.current.total', 0],
    ['a rate outside its interval', 'delivery.changeFailRate.current.interval', [0.1, 0.2]],
    ['a quantile outside its interval', 'delivery.leadTime.current.intervals.p50', [26, 27]],
    ['an interval of what is not known', 'delivery.leadTime.current.p50', null],
    ['more open than there are', 'delivery.leadTime.current.open', 13],
    ['no deployments a week of some', 'delivery.deployments.current.perWeek', 0],
    ['fewer than none', 'delivery.deployments.current.perWeek', -1],
  ])('is refused if its numbers contradict each other: %s', (_, path, value) => {
    const figure = path.split('.').slice(0, 3).join('.');
    expect(baselineIn(withValue(path, value), 'x.json')).toBe(
      `it is a \`report.json\` that does not fit its schema at \`${figure}\``,
    );
  });
});
