/** What a saved history was not read for. */
import type { Settings } from '../config/settings.ts';
import type { Part } from '../history/coverage.ts';
import type { Plan } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';

/** What a history was read for, or is asked for now. */
export type ReadFor = { readonly plan: Plan; readonly settings: Settings };

/** Parts that were not read for what is asked now. */
export type Unread = {
  readonly parts: readonly Part[];
  /** From when on they were; `null`: not at all. */
  readonly since: EpochMs | null;
  /** Whose gap it is; `null`: that of several parts. */
  readonly part: Part | null;
  readonly what: string;
  readonly why: string;
};
