import type { Plan } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_DAY, windowEnding } from '../history/time.ts';
import type { TracePattern } from '../history/trace-patterns.ts';
import type { Settings } from './settings.ts';

/** Where the window ends, and where it starts if that was asked for. */
export type Span = { readonly until: EpochMs; readonly since?: EpochMs | undefined };

/**
 * What to read for these settings: the window `[since, until)`, by default the settings' days before `until`, the
 * delivery branch, and the names that tell a delivery from everything else. `traces` tell an AI tool's work.
 */
export function planOf(settings: Settings, { until, since }: Span, traces: readonly TracePattern[] = []): Plan {
  const { environments, workflows, tags } = settings.deployments;
  return {
    window:
      since === undefined
        ? windowEnding(until, settings.windowDays)
        : { since, until, days: (until - since) / MS_PER_DAY },
    branch: settings.branch,
    environments,
    workflows,
    tags,
    traces,
    evidenceSections: settings.guardrails.prEvidence.sections,
  };
}
