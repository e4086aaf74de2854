/** Who is excused before a rule looks at a pull request. */
import type { Guardrail, Settings } from '../config/settings.ts';
import { isAutomation } from '../history/people.ts';
import type { PullRequestSubject } from './rule.ts';

/** A release robot's bump of versions brings no tests, and is as long as it is. */
const NOT_FOR_AUTOMATION: readonly Guardrail[] = ['pr-evidence', 'pr-size'];

/**
 * Why a rule does not apply to a pull request whatever is in it, as a sentence; `null`: it applies. Nothing is judged of
 * what is closed, merged or a draft: none of them can be merged as it is. Automation is excused from some rules, unless
 * AI took part: a bot's branch is open to others.
 */
export function exemptionFrom(
  rule: Guardrail,
  { facts, judgement }: PullRequestSubject,
  { people }: Pick<Settings, 'people'>,
): string | null {
  if (facts.state === 'MERGED') return 'It is merged.';
  if (facts.state === 'CLOSED') return 'It is closed.';
  if (facts.isDraft) return 'It is a draft: it is judged when it is ready for review.';
  const isByAutomation = judgement.cohort === 'automation' && isAutomation(facts.author, people);
  return isByAutomation && NOT_FOR_AUTOMATION.includes(rule) ? 'It is from an automation.' : null;
}
