import type { EpochMs, Window } from './time.ts';
import { MS_PER_DAY, windowBefore } from './time.ts';
import type { TracePattern } from './trace-patterns.ts';

/** What to read: the window, the branch, and the names that tell a delivery from everything else. */
export type Plan = {
  readonly window: Window;
  /** The delivery branch; `null`: the default branch. */
  readonly branch: string | null;
  readonly environments: readonly string[];
  readonly workflows: readonly string[];
  /** `null`: the rule of `version-tags.ts`. */
  readonly tags: readonly string[] | null;
  /** What tells that an AI tool took part. */
  readonly traces: readonly TracePattern[];
  /** Patterns of headings that introduce evidence beside the known ones: bodies are not kept to be looked through again. */
  readonly evidenceSections: readonly string[];
};

/** How far before the previous window the last delivery is looked for. */
const LOOK_BACK_DAYS = 180;

/** So far before the window's end alerts and toil are looked for, however short the windows are. */
const ISSUE_DAYS = 180;

/** The earliest moment that a run may need: 180 days before the previous window. */
export function floorOf(plan: Pick<Plan, 'window'>): EpochMs {
  return windowBefore(plan.window).since - LOOK_BACK_DAYS * MS_PER_DAY;
}

/**
 * The earliest moment at which an issue that a run may need was opened or closed: the start of the previous window, or
 * 180 days before the end of the window if that is earlier.
 */
export function issuesSince({ window }: Pick<Plan, 'window'>): EpochMs {
  return Math.min(windowBefore(window).since, window.until - ISSUE_DAYS * MS_PER_DAY);
}
