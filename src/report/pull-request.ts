import type { z } from 'zod';
import { judgePullRequest } from '../adoption/pull-request.ts';
import type { Settings } from '../config/settings.ts';
import type { PullRequestSurroundings } from '../guardrails/rule.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { EpochMs } from '../history/time.ts';
import type { Trace } from '../history/trace-patterns.ts';
import type { pullRequestSchema } from './pull-request-schema.ts';
import { stagesSoFar } from './pull-request-stages.ts';

type Plain<T> = T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;

export type PullRequestSection = Plain<z.infer<typeof pullRequestSchema>>;

/** The pull request that a run is about, as it was read. */
export type SeenPullRequest = PullRequestSurroundings & {
  readonly number: number;
  /** The head that the event was about; `null`: it does not say. */
  readonly eventSha: string | null;
  /** `null`: not readable. */
  readonly facts: PullRequestFacts | null;
};

/** What is said about the pull request of the event, as of `now`. Logins stand there only where they hold something up. */
export function pullRequestSection(seen: SeenPullRequest, settings: Settings, now: EpochMs): PullRequestSection {
  const { number, eventSha, facts, ruleFiles } = seen;
  return {
    number,
    isOutdated: facts !== null && eventSha !== null && facts.head.sha !== eventSha,
    judged: facts === null ? null : judged(facts, seen, settings),
    stages: facts === null ? null : stagesSoFar(facts, settings.people, now),
    ruleFileState: ruleFiles?.state ?? null,
    ruleFileFindings: ruleFiles?.findings ?? [],
    gaps: [...(facts?.gaps ?? []), ...seen.gaps],
  };
}

function judged(
  facts: PullRequestFacts,
  { required, own }: SeenPullRequest,
  settings: Settings,
): PullRequestSection['judged'] {
  const { humanGate, evidence, ...others } = judgePullRequest(facts, settings, { required, own });
  const { head, state, isDraft } = facts;
  const by = humanGate.state === 'pass' ? [] : humanGate.by;
  const traces = placesOf(evidence);
  return { headSha: head.sha, state, isDraft, ...others, traces, humanGate: { ...humanGate, by } };
}

/** Each tool with each field that tells of it, once. */
function placesOf(evidence: readonly Trace[]): Pick<Trace, 'tool' | 'field'>[] {
  const places = new Map(evidence.map(({ tool, field }) => [`${field} ${tool}`, { tool, field }]));
  return [...places.values()];
}
