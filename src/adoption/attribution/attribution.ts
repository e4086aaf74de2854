import { matchesAny } from '../../history/pattern.ts';
import type { People } from '../../history/people.ts';
import { isAutomation } from '../../history/people.ts';
import type { PullRequest } from '../../history/pull-request.ts';
import type { Trace } from '../../history/trace-patterns.ts';
import type { AiSettings } from '../ai-settings.ts';

export const COHORTS = ['ai', 'human', 'automation'] as const;
/** Who a change is from: an AI tool took part, a bot that is none made it, or neither is known. */
export type Cohort = (typeof COHORTS)[number];

export type TracedPullRequest = Pick<PullRequest, 'author' | 'labels'> & { readonly traces: readonly Trace[] };

export type Attribution = {
  readonly cohort: Cohort;
  /** The tools that traces name, in the order of their names; none where only a label says that AI took part. */
  readonly tools: readonly string[];
  /** The best there is; `null` where nothing says that AI took part. */
  readonly confidence: Trace['confidence'] | null;
  /** What the cohort `ai` rests on; accepted suggestions and traces of low confidence are not among it. */
  readonly evidence: readonly Trace[];
  /** `label`: a label of the team says so, whatever the traces say. */
  readonly decidedBy: 'label' | 'traces' | 'author';
};

/**
 * Whether AI took part in a pull request, from the union of its traces. A label of `ai.labels` overrides them both ways;
 * with both kinds of label neither counts. Accepted review suggestions are no authorship. What an automation's body
 * quotes (release notes, changelogs) is nobody's signature. Traces that could not be read are missing here: the share of
 * `ai` is a lower bound, see `lower-bound.ts`.
 */
export function attributionOf(
  pullRequest: TracedPullRequest,
  settings: { readonly ai: AiSettings; readonly people: People },
): Attribution {
  const { author, labels, traces } = pullRequest;
  const isBot = author?.type === 'Bot' || isAutomation(author, settings.people);
  const isMachine = isAutomation(author, settings.people);
  const evidence = traces.filter(
    (each) => each.class !== 'suggestion' && each.confidence !== 'low' && !(isMachine && each.field === 'body'),
  );
  const tools = [...new Set(evidence.map(({ tool }) => tool))].sort();
  const ai = { cohort: 'ai', tools, confidence: bestOf(evidence), evidence } as const;
  const none = { tools: [], confidence: null, evidence: [] };
  const decided = labelled(labels ?? [], settings.ai);
  if (decided === 'assisted') return { ...ai, confidence: 'high', decidedBy: 'label' };
  if (decided === 'not-assisted') return { ...none, cohort: isBot ? 'automation' : 'human', decidedBy: 'label' };
  if (evidence.length > 0) return { ...ai, decidedBy: 'traces' };
  return { ...none, cohort: isMachine ? 'automation' : 'human', decidedBy: 'author' };
}

function labelled(labels: readonly string[], { labels: wanted }: AiSettings): 'assisted' | 'not-assisted' | null {
  const isAssisted = labels.some((label) => matchesAny(wanted.assisted, label));
  const isNot = labels.some((label) => matchesAny(wanted.notAssisted, label));
  if (isAssisted === isNot) return null;
  return isAssisted ? 'assisted' : 'not-assisted';
}

function bestOf(evidence: readonly Trace[]): Trace['confidence'] | null {
  if (evidence.length === 0) return null;
  return evidence.some(({ confidence }) => confidence === 'high') ? 'high' : 'medium';
}
