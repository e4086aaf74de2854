import { planOf } from '../../src/config/plan.ts';
import { settingsFromSaved } from '../../src/config/saved.ts';
import { deliveryOf } from '../../src/delivery/delivery.ts';
import { historyOf } from '../../src/history/format.ts';
import { prune } from '../../src/history/prune.ts';
import { reportJson, reportOf } from '../../src/report/report.ts';

/** The report, as `report.json`, on a saved history's own window and settings. */
export function replayOf(text: string): Record<string, unknown> {
  const saved = historyOf(text.split('\n').filter((line) => line !== ''));
  const settings = settingsFromSaved(saved.configuration.settings, 'history.ndjson');
  const plan = planOf(settings, saved.window);
  const delivery = deliveryOf(prune(saved.history, plan), settings, plan);
  return reportJson(reportOf(delivery, { path: null, ref: null, settings }, saved.window.until));
}
