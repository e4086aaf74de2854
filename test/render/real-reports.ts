import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { planOf } from '../../src/config/plan.ts';
import { settingsFromSaved } from '../../src/config/saved.ts';
import { deliveryOf } from '../../src/delivery/delivery.ts';
import { concluded } from '../../src/guardrails/conclusion.ts';
import { judgeGuardrails } from '../../src/guardrails/judge.ts';
import { historyOf } from '../../src/history/format.ts';
import { prune } from '../../src/history/prune.ts';
import type { Report } from '../../src/report/report.ts';
import { reportOf, withGuardrails } from '../../src/report/report.ts';

const FIXTURES = new URL('../fixtures/', import.meta.url);
const CASES = readdirSync(new URL('cases/', FIXTURES)).map((name) => `cases/${name}/history.ndjson`);

/** The reports on two real histories and on every worked-out case, by the path of the fixture. */
export const REAL_REPORTS: readonly (readonly [path: string, report: Report])[] = [
  'cfrg-vdaf/history.ndjson.gz',
  'cfrg-hpke/history.ndjson.gz',
  ...CASES,
].map((path) => [path, reportOn(path)]);

function reportOn(path: string): Report {
  const bytes = readFileSync(new URL(path, FIXTURES));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const saved = historyOf(text.split('\n').filter((line) => line !== ''));
  const settings = settingsFromSaved(saved.configuration.settings, path);
  const plan = planOf(settings, saved.window);
  const delivery = deliveryOf(prune(saved.history, plan), settings, plan);
  const report = reportOf(delivery, { path: null, ref: null, settings }, saved.window.until);
  const results = judgeGuardrails({ kind: 'repository', subject: { delivery, baseline: null } }, settings);
  return withGuardrails(report, { subject: 'repository', results, conclusion: concluded(results, settings), settings });
}
