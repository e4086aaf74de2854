import type { Delivery } from '../delivery/delivery.ts';
import type { Better, Figure } from '../figures/figure.ts';
import type { Part } from '../history/coverage.ts';
import type { Window } from '../history/time.ts';
import type { Sample } from './sample.ts';

/** `deliveries`: whatever the chosen source of deployments reads. */
export type Need = Part | 'deliveries';

/** Further numbers that a metric prints beside its figure, by report key; `null`: not known. */
export type Details = Readonly<Record<string, number | null>>;

/** One metric: what it is called, what it means, and how it is computed. One metric, one file, one line in `list.ts`. */
export type Metric = {
  /** As in thresholds and on the command line: `lead-time`. */
  readonly id: string;
  /** As in the report: `leadTime`. */
  readonly key: string;
  readonly section: 'delivery' | 'stages';
  readonly title: string;
  /** What it is, what it leaves out, and whose definition it is: Markdown for `docs/metrics.md` and `explain`. */
  readonly definition: string;
  readonly kind: Figure['kind'];
  readonly unit: 'hours' | 'share' | 'per week';
  readonly better: Better;
  /** Without these parts of the history from the window's start on, the figure is `null`. */
  readonly needs: readonly Need[];
  /** Everything that the figure of a window is made of; `null`: it can't be known. */
  sample(delivery: Delivery, window: Window): Sample | null;
  /** Whether nothing that the figure should be made of may be missing; left out: with all that it needs, nothing is. */
  isWhole?(delivery: Delivery, window: Window): boolean;
  /** The keys that `details` fills, each with what it counts. */
  readonly detailKeys?: Readonly<Record<string, string>>;
  details?(delivery: Delivery, window: Window): Details;
};
