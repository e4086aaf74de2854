import { reviewCheckToolOf } from '../adoption/review-check.ts';
import type { Level } from '../config/settings.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { isVisible } from '../delivery/visibility.ts';
import type { CheckStatus } from './check.ts';
import type { Part } from './part.ts';

/** The name of this program's own commit status. */
const OWN_STATUS = 'one-pizza';

/** What holds a change up that no AI reviewed, or that shows no evidence. */
export type Enforcement = {
  /** Every required check is known. */
  readonly isWhole: boolean;
  /** Names of the required checks by which AI reviewers report. */
  readonly reviewChecks: readonly string[];
  readonly isOwnRequired: boolean;
  readonly dualGate: Level;
  readonly prEvidence: Level;
  /** A rule at error fails the build. */
  readonly canFail: boolean;
  /** A check that is an AI review is required, or One-Pizza's status with `dual-gate` at error. */
  readonly isReviewRequired: boolean;
};

/** What is required on the delivery branch today, and which levels are in force. */
export function enforcementOf({ history, settings, window }: Delivery): Enforcement {
  const { levels } = settings.guardrails;
  const required = history.requiredChecks ?? [];
  const others = required.filter((name) => name.toLowerCase() !== OWN_STATUS);
  const reviewChecks = others.filter((name) => reviewCheckToolOf(name, settings.ai.reviewers) !== null);
  const isOwnRequired = others.length < required.length;
  const dualGate = levels['dual-gate'].level;
  const canFail = settings.failOn !== 'never';
  return {
    isWhole: history.requiredChecks !== null && isVisible(history, ['requiredChecks'], window.until),
    reviewChecks,
    isOwnRequired,
    dualGate,
    prEvidence: levels['pr-evidence'].level,
    canFail,
    isReviewRequired: reviewChecks.length > 0 || (isOwnRequired && canFail && dualGate === 'error'),
  };
}

/**
 * Whether nothing is merged without an AI review and evidence: One-Pizza's commit status is required with `pr-evidence`
 * at error (a level holds nothing up where that status is not required, or with `fail-on: never`), and an AI review is required as well, or
 * `dual-gate` is at error. Unknown where more may be required than could be seen.
 */
export function enforcementPart(found: Enforcement): Part {
  const { isOwnRequired, reviewChecks, dualGate, prEvidence, canFail } = found;
  const status = statusOf(found);
  const reviews = `${reviewChecks.length} of AI reviewers`;
  const own = `${isOwnRequired ? 'and' : 'but not'} \`${OWN_STATUS}\``;
  const levels = `\`dual-gate: ${dualGate}\`, \`pr-evidence: ${prEvidence}\`${canFail ? '' : ', `fail-on: never`'}`;
  const seen = found.isWhole ? '' : ' Not every required check can be seen.';
  return {
    status,
    observed: `Required checks: ${reviews}, ${own}; ${levels}.${seen}`,
    evidence: [
      ...[...reviewChecks, ...(isOwnRequired ? [OWN_STATUS] : [])].map((name) => `required check: ${name}`),
      `guardrails.dual-gate: ${dualGate}`,
      `guardrails.pr-evidence: ${prEvidence}`,
    ],
    next: status === 'pass' ? null : nextOf(found),
  };
}

function statusOf({ isWhole, isOwnRequired, prEvidence, canFail, isReviewRequired }: Enforcement): CheckStatus {
  if (isReviewRequired && isOwnRequired && canFail && prEvidence === 'error') return 'pass';
  return isWhole ? 'fail' : 'unknown';
}

function nextOf({ isWhole, isOwnRequired, reviewChecks, dualGate, prEvidence, canFail }: Enforcement): string {
  const needsGate = reviewChecks.length === 0 && dualGate !== 'error';
  const levels = [
    ...(prEvidence === 'error' ? [] : ['`pr-evidence: error`']),
    ...(needsGate ? ['`dual-gate: error`'] : []),
  ];
  const sight =
    'Require the checks with a ruleset, which every token may read, or let the token read `administration`.';
  const require = `Set the step's input \`commit-status: true\` and require the check \`${OWN_STATUS}\` on the branch.`;
  const sentences = [
    ...(isWhole ? [] : [sight]),
    ...(isWhole && !isOwnRequired ? [require] : []),
    ...(canFail ? [] : ['In the config file: `fail-on: error`.']),
    ...(levels.length === 0 ? [] : [`Under \`guardrails:\` in the config file: ${levels.join(', ')}.`]),
  ];
  return sentences.join(' ');
}
