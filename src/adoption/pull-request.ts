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
import type { OwnCheck, OwnChecks } from './own-check.ts';
import { isOwnName, ownChecksAmong } from './own-check.ts';
import { isSetByAuthor } from './own-word.ts';

export type PullRequestJudgement = Pick<Attribution, 'tools' | 'confidence' | 'decidedBy' | 'evidence'> & {
  /** `null`: nothing says that AI took part, but not everything that may say so could be read. */
  readonly cohort: Attribution['cohort'] | null;
  /** Labels that say "no AI" but do not count: they loosen, and it is not seen that somebody else may have said so. */
  readonly labelsNotCounted: readonly string[];
  readonly humanGate: HumanGate;
  readonly machineGate: MachineGate;
};

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
  const found = ownChecksAmong(checks, own);
  const reported = checks.map((check) => {
    const seen = gateCheckOf(check, found);
    // By an author's own hand, and nothing starts this again when they turn it green: no machine's word.
    const isOwnWord = isSetByAuthor(check, facts) && (check.conclusion === 'SUCCESS' || check.conclusion === null);
    return isOwnWord ? { ...seen, isRequired: null } : seen;
  });
  if (required === null)
    return reported.some(({ isRequired, isOwn }) => isRequired === true && !isOwn) ? reported : null;
  const names = new Set(checks.map(({ name }) => name));
  const missing = required
    .filter((name) => !names.has(name))
    .map((name): GateCheck => {
      return { name, isRequired: found.isElsewhere ? null : true, isOwn: isOwnName(name, own), conclusion: null };
    });
  return [...reported, ...missing];
}

function gateCheckOf(check: CheckFacts, { certain, possible }: OwnChecks): GateCheck {
  const { name, conclusion } = check;
  const isRequired = check.isRequired && possible.includes(check) ? null : check.isRequired;
  return { name, isRequired, isOwn: certain.includes(check), conclusion };
}
