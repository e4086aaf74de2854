/** What a check of the one-pizza checklist is, and what it says. */
import type { Delivery } from '../delivery/delivery.ts';

export const CHECK_IDS = ['product-risk', 'pager-noise', 'bus-factor', 'ai-maturity', 'toil-trend'] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** `unknown` counts neither as a pass nor as a failure. */
export const CHECK_STATUSES = ['pass', 'fail', 'unknown'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** What a check found. Texts are plain sentences; what stands between backticks is code. Names in them are hostile. */
export type Finding = {
  readonly status: CheckStatus;
  /** What was seen, with its numbers. */
  readonly observed: string;
  /** What it takes to pass. */
  readonly needed: string;
  /** The items behind it: `#12`, a path, a key of the config file with its date. */
  readonly evidence: readonly string[];
  /** What to do next; `null`: nothing. */
  readonly next: string | null;
};

/** One check, one file, one line in `list.ts`. */
export type Check = {
  readonly id: CheckId;
  readonly title: string;
  /** When it passes, when it fails, when it is unknown: Markdown for the docs. */
  readonly definition: string;
  /** Whether a smaller team could be trusted with this, as of the window's end. */
  readonly assess: (delivery: Delivery) => Finding;
};
