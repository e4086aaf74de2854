/**
 * The review gates over history. A history keeps the rollup of the head's checks and what is required today, not each
 * check's end nor what was required then: the rate is by today's rules, and says so.
 */

import type { Delivery } from '../delivery/delivery.ts';
import type { Rate } from '../figures/figure.ts';
import { rateOf } from '../figures/rate.ts';
import type { PullRequest } from '../history/pull-request.ts';
import { agentLoginsOf } from './ai-settings.ts';
import type { Attributed } from './attributed.ts';
import type { GateReview, GateState } from './gates/gate.ts';
import { humanGate } from './gates/human-gate.ts';
import type { GateCheck } from './gates/machine-gate.ts';
import { machineGate } from './gates/machine-gate.ts';
import { isOwnStatus } from './own-check.ts';

/** How many changes passed, failed, or can't be judged. */
export type GateCounts = { readonly pass: number; readonly fail: number; readonly unknown: number };

export type DualGate = {
  /** Changes that passed both gates, of all; "at least" where some can't be judged, `null` where none can. */
  readonly rate: Rate | null;
  readonly both: GateCounts;
  readonly human: GateCounts;
  readonly machine: GateCounts;
};

type Gates = {
  readonly name: string;
  readonly human: GateState;
  readonly machine: GateState;
  readonly both: GateState;
};

/** The gates of the changes shipped in a window, without automation. */
export function dualGateOf(delivery: Delivery, changes: readonly Attributed[]): DualGate {
  const { ai } = delivery.settings;
  const agents = agentLoginsOf(ai);
  const judged = changes.map((each) => gatesOf(delivery, each, agents));
  const both = countsOf(judged, 'both');
  const hits = judged.filter((each) => each.both === 'pass').map(({ name }) => name);
  const { minimumSample } = delivery.settings;
  const isBlind = judged.length > 0 && both.unknown === judged.length;
  return {
    rate: isBlind ? null : rateOf({ hits, total: judged.length, atLeast: both.unknown > 0, minimumSample }),
    both,
    human: countsOf(judged, 'human'),
    machine: countsOf(judged, 'machine'),
  };
}

function gatesOf(
  { history, settings, graph }: Delivery,
  { change, attribution }: Attributed,
  agents: readonly string[],
): Gates {
  const { pullRequest, mergedAt, number } = change;
  const { ai, people } = settings;
  const reviews = reviewsOf(pullRequest, mergedAt);
  const coAuthors = (pullRequest.commits ?? []).flatMap(({ sha }) => graph.get(sha)?.author?.login ?? []);
  // A history keeps no changes of the base: its gates are a look back, and hold nothing up.
  const { author, headSha } = pullRequest;
  const facts = { author, headSha, coAuthors, requesters: null, baseChangedAt: null };
  const human = humanGate(reviews, facts, { people, agents }).state;
  const machine = machineGate({
    checks: checksOf(pullRequest, history.requiredChecks),
    reviews,
    headSha: pullRequest.headSha,
    authorTools: attribution.tools,
    reviewers: ai.reviewers,
  }).state;
  return { name: `#${number}`, human, machine, both: bothOf(human, machine) };
}

/** Opinions after the merge let nothing through. */
function reviewsOf({ reviews }: PullRequest, mergedAt: number): readonly GateReview[] | null {
  if (reviews === null) return null;
  const inTime = reviews.filter(({ submittedAt }) => submittedAt <= mergedAt);
  return inTime.map((review) => ({ ...review, sha: review.commit, hasWriteAccess: review.byWriter }));
}

/** What is required today, each as the rollup ended; `null`: no rules or no end that could be seen. */
function checksOf({ checks }: PullRequest, required: readonly string[] | null): readonly GateCheck[] | null {
  if (required === null) return null;
  const others = required.filter((name) => !isOwnStatus(name));
  if (others.length > 0 && (checks === null || checks === 'PENDING' || checks === 'EXPECTED')) return null;
  const conclusion = checks === 'SUCCESS' ? 'SUCCESS' : 'FAILURE';
  return others.map((name) => ({ name, isRequired: true, isOwn: false, conclusion }));
}

function bothOf(human: GateState, machine: GateState): GateState {
  if (human === 'fail' || machine === 'fail') return 'fail';
  return human === 'pass' && machine === 'pass' ? 'pass' : 'unknown';
}

function countsOf(judged: readonly Gates[], gate: 'human' | 'machine' | 'both'): GateCounts {
  const of = (state: GateState): number => judged.filter((each) => each[gate] === state).length;
  return { pass: of('pass'), fail: of('fail'), unknown: of('unknown') };
}
