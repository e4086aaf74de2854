import { attributedIn, withoutAutomation } from '../adoption/attributed.ts';
import { aiReviewedShare } from '../adoption/utilization.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { enforcementOf, enforcementPart } from './ai-enforcement.ts';
import type { Check } from './check.ts';
import { EVIDENCE_CHANGES, evidenceSharePart } from './evidence-share.ts';
import type { Part } from './part.ts';
import { findingOf } from './part.ts';
import { RULE_TOPICS, ruleTopicsPart } from './rule-topics.ts';

export const aiMaturity: Check = {
  id: 'ai-maturity',
  title: 'AI maturity',
  definition:
    'Passes where three things hold. (1) Enforced: the branch requires the commit status `one-pizza` with ' +
    '`guardrails.pr-evidence` at error, and either a check by which a known AI reviewer reports, or one named like a ' +
    'pattern of `ai.reviewers`, or `guardrails.dual-gate` at error. Levels count only where that status is required, ' +
    'and not with `fail-on: never`: otherwise nothing waits for them. (2) Told: the rule files that a tool loads speak of ' +
    `${RULE_TOPICS.join(', ')}, together. (3) Practised: at least \`readiness.evidence-percent\` of the newest ` +
    `${EVIDENCE_CHANGES} changes show evidence; automation is left out. Fails where one of them does not hold, also ` +
    'where it is practised but not required. Unknown where one can not be told: rules or rule files that can not be ' +
    'read, fewer than `minimum-sample` changes with known evidence, or so many where it is not known that they would ' +
    'decide. Evidence is looked for when a pull request is read, under the headings of ' +
    '`guardrails.pr-evidence.sections` of that time: a saved history does not tell what others would show.',
  assess(delivery) {
    const { evidencePercent } = delivery.settings.readiness;
    const enforcement = enforcementOf(delivery);
    const told = ruleTopicsPart(delivery.history);
    const practised = evidenceSharePart(delivery);
    const isPractised = told.status === 'pass' && practised.status === 'pass' && isReviewedByAi(delivery);
    const enforced = enforcementPart(enforcement);
    const isOnlyPractised = isPractised && !enforcement.isReviewRequired && enforced.status === 'fail';
    return findingOf(
      [isOnlyPractised ? makeRequired(enforced) : enforced, told, practised],
      'AI review and evidence required on the branch, rule files about ' +
        `${RULE_TOPICS.join(', ')}, and evidence in ${evidencePercent} % of the newest ${EVIDENCE_CHANGES} changes.`,
    );
  },
};

function makeRequired(enforced: Part): Part {
  const next = `AI review is practised but not required: make it required. ${enforced.next ?? ''}`.trim();
  return { ...enforced, next };
}

function isReviewedByAi(delivery: Delivery): boolean {
  const { window } = delivery;
  const attributed = attributedIn(delivery, window);
  if (attributed === null) return false;
  return (aiReviewedShare(delivery, window, withoutAutomation(attributed))?.count ?? 0) > 0;
}
