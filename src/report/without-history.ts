import type { Configuration } from '../config/configuration.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { EpochMs } from '../history/time.ts';
import { METRICS } from '../metrics/list.ts';
import type { Measured } from './measured.ts';
import type { UnjudgedReport } from './report.ts';
import { reportOf } from './report.ts';

const UNKNOWN: Measured = {
  current: null,
  previous: null,
  change: { difference: null, interval: null, verdict: null },
  caveats: [],
  benchmark: null,
};

/**
 * The report of a run that read no history, such as one on a pull request: every measurement is unknown, and there is no
 * checklist and no team. `delivery` is of the history that stands in, and tells the repository, what was read and why
 * the rest was not.
 */
export function reportWithoutHistory(delivery: Delivery, configuration: Configuration, now: EpochMs): UnjudgedReport {
  const { readiness: _, team: __, ...report } = reportOf(delivery, configuration, now);
  const { gaps } = delivery.history;
  return {
    ...report,
    isHistoryRead: false,
    measurements: Object.fromEntries(METRICS.map(({ id }) => [id, UNKNOWN])),
    provenance: { ...report.provenance, complete: false, gaps: [...gaps], excluded: null },
    failures: [],
  };
}
