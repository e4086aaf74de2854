/** Who is excused before a rule looks at a pull request. */
import { isSame } from '../adoption/gates/gate.ts';
import type { Guardrail, Settings } from '../config/settings.ts';
import { isAutomation, isLogin } from '../history/people.ts';
import type { PullRequestSubject } from './rule.ts';

/** A release robot's bump of versions brings no tests, and is as long as it is. */
const NOT_FOR_AUTOMATION: readonly Guardrail[] = ['pr-evidence', 'pr-size'];

/** `isCertain`: else whether it applies can't be told. `because` is a sentence. */
export type Exemption = { readonly because: string; readonly isCertain: boolean };

type Who = Pick<Settings, 'people'>;

/**
 * Why a rule does not apply to a pull request whatever is in it; `null`: it applies. Nothing is judged of what is closed,
 * merged or a draft: none of them can be merged as it is. Automation is excused from some rules, unless AI or a person
 * took part: a bot's branch is open to others.
 */
export function exemptionFrom(
  rule: Guardrail,
  { facts, judgement }: PullRequestSubject,
  { people }: Who,
): Exemption | null {
  if (facts.state === 'MERGED') return { because: 'It is merged.', isCertain: true };
  if (facts.state === 'CLOSED') return { because: 'It is closed.', isCertain: true };
  if (facts.isDraft) return { because: 'It is a draft: it is judged when it is ready for review.', isCertain: true };
  if (judgement.cohort !== 'automation' || !isAutomation(facts.author, people)) return null;
  if (!NOT_FOR_AUTOMATION.includes(rule)) return null;
  const isAlone = isOnlyBots(facts, people);
  return isAlone === false ? null : { because: 'It is from an automation.', isCertain: isAlone === true };
}

/** Whether nobody but the author and bots wrote its commits; `null`: it is not seen who did. */
function isOnlyBots({ author, coAuthors }: PullRequestSubject['facts'], people: Who['people']): boolean | null {
  if (coAuthors === null) return null;
  return coAuthors.every((login) => {
    const isListed = isLogin(people.bots, { login, type: 'User' });
    return login === GITHUB || isListed || (author !== null && isSame(author, login));
  });
}

/** The account that commits what is done on GitHub's pages. */
const GITHUB = 'web-flow';
