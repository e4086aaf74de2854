import { isOwnStatus, OWN_STATUS } from '../adoption/own-check.ts';
import { reviewCheckToolOf } from '../adoption/review-check.ts';
import type { Level } from '../config/settings.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { isVisible } from '../delivery/visibility.ts';
import type { CheckStatus } from './check.ts';
import type { Part } from './part.ts';
import { stepToSee } from './unseen.ts';

const SIGHT = 'Require the checks with a ruleset, which every token may read, or let the token read `administration`.';

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
  /** What would let every required check be seen. */
  readonly sight: string;
};

/** What is required on the delivery branch today, and which levels are in force. */
export function enforcementOf({ history, settings, window }: Delivery): Enforcement {
  const { levels } = settings.guardrails;
  const required = history.requiredChecks ?? [];
  const others = required.filter((name) => !isOwnStatus(name));
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
    sight: stepToSee(history, ['requiredChecks'], SIGHT),
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
  const levels = `\`dual-gate: ${dualGate}\`, \`pr-evidence: ${prEvidence}\`${canFail ? '' : ', `fail-on: never`'}`;
  return {
    status,
    observed: `${requiredText(found)}; ${levels}.`,
    evidence: [
      ...[...reviewChecks, ...(isOwnRequired ? [OWN_STATUS] : [])].map((name) => `required check: ${name}`),
      `guardrails.dual-gate: ${dualGate}`,
      `guardrails.pr-evidence: ${prEvidence}`,
    ],
    next: status === 'pass' ? null : nextOf(found),
    config: { key: 'guardrails', entries: missingLevels(found) },
  };
}

/** What of the wanted is required; where not everything can be seen, nothing is called missing. */
function requiredText({ isWhole, isOwnRequired, reviewChecks }: Enforcement): string {
  const count = reviewChecks.length;
  const reviews = count === 0 ? [] : [count === 1 ? 'a check of an AI reviewer' : `${count} checks of AI reviewers`];
  const own = isOwnRequired ? [`\`${OWN_STATUS}\``] : [];
  const seen = [...reviews, ...own].join(' and ');
  if (!isWhole)
    return seen === ''
      ? 'Which checks are required can not be seen'
      : `Required: ${seen}, and maybe more that can not be seen`;
  const missing = [
    ...(count === 0 ? ['no check of an AI reviewer'] : []),
    ...(isOwnRequired ? [] : [`not \`${OWN_STATUS}\``]),
  ];
  if (seen === '') return `Required: ${missing.join(', and ')}`;
  return `Required: ${seen}${missing.length === 0 ? '' : `, but ${missing.join('')}`}`;
}

function statusOf({ isWhole, isOwnRequired, prEvidence, canFail, isReviewRequired }: Enforcement): CheckStatus {
  if (isReviewRequired && isOwnRequired && canFail && prEvidence === 'error') return 'pass';
  return isWhole ? 'fail' : 'unknown';
}

function nextOf({ isWhole, isOwnRequired, canFail, sight }: Enforcement): string {
  const require = `Require the check \`${OWN_STATUS}\` on the branch, and set the step's input \`commit-status: true\`.`;
  const sentences = [
    ...(isWhole ? [] : [sight]),
    ...(isWhole && !isOwnRequired ? [require] : []),
    ...(canFail ? [] : ['Take `fail-on: never` out of the config file.']),
  ];
  return sentences.join(' ');
}

/** The levels that have to be raised, as they are written in the config file. */
function missingLevels({ reviewChecks, dualGate, prEvidence }: Enforcement): string[] {
  const needsGate = reviewChecks.length === 0 && dualGate !== 'error';
  return [...(prEvidence === 'error' ? [] : ['pr-evidence: error']), ...(needsGate ? ['dual-gate: error'] : [])];
}
