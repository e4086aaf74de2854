/** One pull request as it stands: whether AI took part, and whether people and machines let it through. */

import type { Settings } from '../config/settings.ts';
import { matchesAny } from '../history/pattern.ts';
import type { CheckFacts, PullRequestFacts } from '../history/pull-request-facts.ts';
import { agentLoginsOf } from './ai-settings.ts';
import type { Attribution } from './attribution/attribution.ts';
import { attributionOf } from './attribution/attribution.ts';
import type { HumanGate } from './gates/human-gate.ts';
import { humanGate } from './gates/human-gate.ts';
import type { GateCheck, MachineGate } from './gates/machine-gate.ts';
import { machineGate } from './gates/machine-gate.ts';
import { mayLoosen } from './loosening-labels.ts';
import { isSetByAuthor } from './own-word.ts';

/** Which check is the one that judges: it can't vouch for itself. `null`: not known. */
export type OwnCheck = { readonly runId: string | null; readonly job: string | null };

export type PullRequestJudgement = Pick<Attribution, 'tools' | 'confidence' | 'decidedBy' | 'evidence'> & {
  /** `null`: nothing says that AI took part, but not everything that may say so could be read. */
  readonly cohort: Attribution['cohort'] | null;
  /** Labels that say "no AI" but do not count: they loosen, and it is not seen that somebody else may have said so. */
  readonly labelsNotCounted: readonly string[];
  readonly humanGate: HumanGate;
  readonly machineGate: MachineGate;
};

/** The name of this program's own commit status. */
const OWN_STATUS = 'one-pizza';

/**
 * Judges a pull request by its facts as of now. `required`: names of the checks that its base branch requires, reported
 * yet or not; `null`: not known, then only those count that have reported. A gate that can't be told is `unknown`.
 */
export function judgePullRequest(
  facts: PullRequestFacts,
  { ai, people }: Pick<Settings, 'ai' | 'people'>,
  seen: { readonly required: readonly string[] | null; readonly own: OwnCheck },
): PullRequestJudgement {
  const { author, coAuthors, reviews, head, baseChangedAt } = facts;
  const uncounted = (facts.labels ?? []).filter(
    (label) => matchesAny(ai.labels.notAssisted, label.name) && !mayLoosen(label, facts, { ai, people }),
  );
  const labels = facts.labels?.filter((label) => !uncounted.includes(label)).map(({ name }) => name) ?? null;
  const attribution = attributionOf({ author, labels, traces: facts.traces }, { ai, people });
  const { cohort, tools, confidence, decidedBy, evidence } = attribution;
  const agents = agentLoginsOf(ai);
  return {
    cohort: cohort === 'human' && !facts.isTraced ? null : cohort,
    tools,
    confidence,
    decidedBy,
    evidence,
    labelsNotCounted: uncounted.map(({ name }) => name),
    humanGate: humanGate(
      reviews,
      { author, headSha: head.sha, coAuthors, requesters: null, baseChangedAt },
      { people, agents },
    ),
    machineGate: machineGate({
      checks: checksOf(facts, seen.required, seen.own),
      reviews,
      headSha: head.sha,
      authorTools: tools,
      reviewers: ai.reviewers,
    }),
  };
}

/** `null`: which checks are required can't be seen, and none that reported is. */
function checksOf(
  facts: PullRequestFacts,
  required: readonly string[] | null,
  own: OwnCheck,
): readonly GateCheck[] | null {
  const { checks } = facts;
  if (checks === null) return null;
  const found = ownOf(checks, own);
  const reported = checks.map((check) => {
    const seen = gateCheckOf(check, found);
    // Green by an author's own hand: what it says is their word, not a machine's.
    return isSetByAuthor(check, facts) && check.conclusion === 'SUCCESS' ? { ...seen, isRequired: null } : seen;
  });
  if (required === null)
    return reported.some(({ isRequired, isOwn }) => isRequired === true && !isOwn) ? reported : null;
  const names = new Set(checks.map(({ name }) => name));
  const missing = required
    .filter((name) => !names.has(name))
    .map((name): GateCheck => {
      const isOwn = name.toLowerCase() === OWN_STATUS || name === own.job;
      return { name, isRequired: found.isElsewhere ? null : true, isOwn, conclusion: null };
    });
  return [...reported, ...missing];
}

type Own = {
  readonly certain: readonly CheckFacts[];
  readonly possible: readonly CheckFacts[];
  /** The run is not among the head's checks, so that any that is awaited may be it. */
  readonly isElsewhere: boolean;
};

/**
 * A check bears its job's name, not its id: where none bears that, any unfinished one of this run may be it. What another
 * run left behind under that name is as much this program's word, and a branch requires names.
 */
function ownOf(checks: readonly CheckFacts[], { runId, job }: OwnCheck): Own {
  const statuses = checks.filter(({ name }) => name.toLowerCase() === OWN_STATUS);
  const unfinished = checks.filter((each) => runId !== null && each.runId === runId && each.conclusion === null);
  const isNamed = ({ name }: CheckFacts): boolean => name === job;
  if (unfinished.some(isNamed)) {
    return { certain: [...statuses, ...checks.filter(isNamed)], possible: [], isElsewhere: false };
  }
  const names = new Set(unfinished.map(({ name }) => name));
  const possible = checks.filter(({ name }) => names.has(name));
  return { certain: statuses, possible, isElsewhere: runId !== null && unfinished.length === 0 };
}

function gateCheckOf(check: CheckFacts, { certain, possible }: Own): GateCheck {
  const { name, conclusion } = check;
  const isRequired = check.isRequired && possible.includes(check) ? null : check.isRequired;
  return { name, isRequired, isOwn: certain.includes(check), conclusion };
}
