/** How AI is used in a repository: what was seen of it, as plain data. Nobody is named, and nobody is compared. */
import type { Delivery } from '../delivery/delivery.ts';
import type { Change, Rate } from '../figures/figure.ts';
import type { RuleFileFacts } from '../history/rule-file-facts.ts';
import type { Attributed } from './attributed.ts';
import { attributedIn, isAssisted, sightsOf, withoutAutomation } from './attributed.ts';
import type { Cohort } from './attribution/attribution.ts';
import type { LowerBoundReason } from './attribution/lower-bound.ts';
import { lowerBoundReasons } from './attribution/lower-bound.ts';
import type { Capability } from './capabilities.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { CohortFacts } from './cohorts.ts';
import { cohortsOf } from './cohorts.ts';
import type { DualGate } from './dual-gate.ts';
import { dualGateOf } from './dual-gate.ts';
import type { ToolUse } from './utilization.ts';
import { aiReviewedShare, assistedChange, assistedShare, byAgents, reviewersOf, toolsOf } from './utilization.ts';
import type { Week, WeeklyAuthors } from './weeks.ts';
import { weeklyAuthorsOf, weeksOf } from './weeks.ts';

/** What traces tell about the changes shipped in the window; shares are of all changes but automation's. */
export type Use = {
  readonly assisted: Rate;
  /** In the window before; `null`: not known. */
  readonly before: Rate | null;
  readonly change: Change;
  /** Why the share may be higher. */
  readonly lowerBoundReasons: readonly LowerBoundReason[];
  readonly tools: readonly ToolUse[];
  /** `null`: a clone does not show who opened a pull request. */
  readonly byAgents: Rate | null;
  /** `null`: reviews could not be read. */
  readonly aiReviewed: Rate | null;
  readonly reviewers: readonly ToolUse[];
  readonly weeks: readonly Week[];
  /** `null`: the window holds no whole week. */
  readonly authors: WeeklyAuthors | null;
  readonly cohorts: Readonly<Record<Cohort, CohortFacts>>;
  readonly gates: { readonly all: DualGate; readonly assisted: DualGate };
};

export type Adoption = {
  /** `null`: traces, deliveries, pull requests or commits could not be read over the whole window. */
  readonly use: Use | null;
  /** Of the newest commit, whatever the window; `null`: not read. */
  readonly ruleFiles: RuleFileFacts | null;
  /** How many checks the branch requires today; `null`: not known. */
  readonly requiredChecks: number | null;
  readonly capabilities: readonly Capability[];
};

/** What was seen of AI in the window of a delivery. */
export function adoptionOf(delivery: Delivery): Adoption {
  const { history, window } = delivery;
  const attributed = attributedIn(delivery, window);
  const changes = attributed === null ? null : withoutAutomation(attributed);
  return {
    use: attributed === null ? null : useOf(delivery, attributed),
    ruleFiles: history.ruleFiles,
    requiredChecks: history.requiredChecks?.length ?? null,
    capabilities: capabilitiesOf(delivery, changes),
  };
}

function useOf(delivery: Delivery, attributed: readonly Attributed[]): Use {
  const { window, previousWindow, settings, history } = delivery;
  const { minimumSample } = settings;
  const changes = withoutAutomation(attributed);
  const assisted = assistedShare(changes, minimumSample);
  const earlier = attributedIn(delivery, previousWindow);
  const before = earlier === null ? null : assistedShare(withoutAutomation(earlier), minimumSample);
  const weeks = weeksOf(changes, window, settings.people);
  return {
    assisted,
    before,
    change: assistedChange(delivery, assisted, before),
    lowerBoundReasons: lowerBoundReasons({
      changes: sightsOf(delivery, window, changes),
      settings: history.ruleFiles?.attributionOff === true ? [ATTRIBUTION_OFF] : [],
    }),
    tools: toolsOf(changes),
    byAgents: byAgents(delivery, changes),
    aiReviewed: aiReviewedShare(delivery, window, changes),
    reviewers: reviewersOf(changes, settings.ai.reviewers),
    weeks,
    authors: weeklyAuthorsOf(weeks),
    cohorts: cohortsOf(attributed, minimumSample),
    gates: { all: dualGateOf(delivery, changes), assisted: dualGateOf(delivery, changes.filter(isAssisted)) },
  };
}

/** A history keeps what a settings file says, not its text: this is the shortest that says it. */
const ATTRIBUTION_OFF = '{"includeCoAuthoredBy":false}';
