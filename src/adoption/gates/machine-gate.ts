import type { CheckConclusion } from '../../history/pull-request-facts.ts';
import { reviewerToolOf } from '../ai-reviewers.ts';
import type { GateReview, GateState } from './gate.ts';

export type GateCheck = {
  readonly name: string;
  /** Whether the branch requires it; `null`: its rules cannot be seen. */
  readonly isRequired: boolean | null;
  /** One-Pizza's own check cannot vouch for itself. */
  readonly isOwn: boolean;
  readonly conclusion: CheckConclusion | null;
};

export type MachineGate = {
  readonly state: GateState;
  readonly reason:
    | 'required-check'
    | 'ai-review'
    | 'check-failed'
    | 'check-skipped'
    | 'nothing-required'
    | 'not-visible';
  /** Names of the checks, or AI tools, that the answer rests on. */
  readonly by: readonly string[];
};

const PASSING: readonly (CheckConclusion | null)[] = ['SUCCESS', 'NEUTRAL', 'SKIPPED', null];

/**
 * Whether a machine looked at a pull request's head: a check other than One-Pizza's own is required and none of those
 * has failed (one that has not ended holds the merge up by itself), nor all been skipped, or an AI reviewer other than
 * the author's tool reviewed the head. A dismissed review is none. `unknown` where all required checks were skipped, and
 * where the checks, what is required or the reviews cannot be seen and nothing else passes. `checks` are those of the
 * head, and required ones that have not reported on it yet.
 */
export function machineGate(seen: {
  readonly checks: readonly GateCheck[] | null;
  readonly reviews: readonly GateReview[] | null;
  readonly headSha: string | null;
  /** The tools that took part in writing it. */
  readonly authorTools: readonly string[];
  /** The config's patterns of AI reviewers. */
  readonly reviewers: readonly string[];
}): MachineGate {
  const others = (seen.checks ?? []).filter(({ isOwn }) => !isOwn);
  const required = others.filter(({ isRequired }) => isRequired === true);
  const failed = required.filter(({ conclusion }) => !PASSING.includes(conclusion));
  const isSkipped = required.length > 0 && required.every(({ conclusion }) => conclusion === 'SKIPPED');
  if (required.length > 0 && failed.length === 0 && !isSkipped) {
    return { state: 'pass', reason: 'required-check', by: required.map(({ name }) => name) };
  }
  const reviewed = aiReviews(seen);
  if (reviewed.tools.length > 0) return { state: 'pass', reason: 'ai-review', by: reviewed.tools };
  const isBlind =
    seen.checks === null || (required.length === 0 && others.some(({ isRequired }) => isRequired === null));
  if (isBlind || seen.reviews === null || reviewed.isUncertain)
    return { state: 'unknown', reason: 'not-visible', by: [] };
  // Nothing looked, and nothing says that there was something to look at.
  if (isSkipped) return { state: 'unknown', reason: 'check-skipped', by: required.map(({ name }) => name) };
  if (failed.length > 0) return { state: 'fail', reason: 'check-failed', by: failed.map(({ name }) => name) };
  return { state: 'fail', reason: 'nothing-required', by: [] };
}

function aiReviews(seen: {
  readonly reviews: readonly GateReview[] | null;
  readonly headSha: string | null;
  readonly authorTools: readonly string[];
  readonly reviewers: readonly string[];
}): { readonly tools: readonly string[]; readonly isUncertain: boolean } {
  const others = (seen.reviews ?? []).flatMap((review) => {
    const tool = review.state === 'DISMISSED' ? null : reviewerToolOf(review.author, seen.reviewers);
    return tool === null || seen.authorTools.includes(tool) ? [] : [{ tool, sha: review.sha }];
  });
  const onHead = others.filter(({ sha }) => sha !== null && sha === seen.headSha);
  return {
    tools: [...new Set(onHead.map(({ tool }) => tool))],
    isUncertain: others.some(({ sha }) => sha === null || seen.headSha === null),
  };
}
