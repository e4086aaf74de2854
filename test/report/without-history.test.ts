import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { METRICS } from '../../src/metrics/list.ts';
import { reportJson, reportOf } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { reportWithoutHistory } from '../../src/report/without-history.ts';
import { aShop } from '../adoption/shop.ts';
import { UNTIL } from '../support/history.ts';

const configuration = { path: null, ref: null, settings: DEFAULT_SETTINGS };
const gap = { part: null, what: 'the history', why: 'it was not read', fix: 'Set `history-file`.' };
const shop = aShop([{ on: '2026-02-01' }, { on: '2026-02-02' }], { history: { gaps: [gap] } });

describe('the report of a run that read no history', () => {
  const report = reportWithoutHistory(shop, configuration, UNTIL);

  it('has no figure, whatever the history that stands in would give', () => {
    expect(reportOf(shop, configuration, UNTIL).measurements['lead-time']?.current).not.toBeNull();
    expect(Object.keys(report.measurements)).toEqual(METRICS.map(({ id }) => id));
    const figures = Object.values(report.measurements).flatMap(({ current, previous, change }) => {
      return [current, previous, change.verdict, change.difference];
    });
    expect(new Set(figures)).toEqual(new Set([null]));
  });

  it('leaves out checklist and team, and is not complete', () => {
    expect([report.isHistoryRead, report.readiness, report.team]).toEqual([false, undefined, undefined]);
    expect(report.provenance).toMatchObject({ complete: false, gaps: [gap], excluded: null });
  });

  it('says in report.json that failures are unknown, not none', () => {
    const json = reportJson(report);
    expect(json).toMatchObject({ isHistoryRead: false, delivery: { failures: null, signals: null } });
    expect(reportSchema.safeParse(json).error).toBeUndefined();
  });
});
