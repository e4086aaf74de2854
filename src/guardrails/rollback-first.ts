import { mayLoosen } from '../adoption/loosening-labels.ts';
import type { Settings } from '../config/settings.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Failure } from '../delivery/failures.ts';
import { isHotfix as isCalledHotfix } from '../delivery/fixes.ts';
import { matchesAny } from '../history/pattern.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import { directionOf } from '../history/text.ts';
import { ALARMS, failuresToRollBack, seesAlarms, seesRollbacks } from './open-failures.ts';
import type { Evidence, Rule, Status, Verdict } from './rule.ts';
import { inCode, listed } from './sentences.ts';
import { uncountedLabels } from './uncounted-labels.ts';
import { fixOf as fixOfGap } from './unseen.ts';

const MOST_SHOWN = 20;
const SEE_LABELS = 'Add `contents: read` and `pull-requests: read` to the `permissions:` of the job.';
const SEE_DELIVERY =
  'Let the job read what is deployed: `contents: read`, `deployments: read`, `issues: read` and `pull-requests: read` ' +
  'in its `permissions:`.';

export const rollbackFirst: Rule = {
  id: 'rollback-first',
  title: 'Roll back before a hotfix',
  violatedWhen:
    'It is a hotfix (`failures.hotfix`: its label, branch or title) that reverts nothing, while a deployment that an ' +
    'incident, or a FAILURE or ERROR after its success, tells of has neither recovered nor been rolled back since. A ' +
    'label of `guardrails.rollback-first.labels` (`fix-forward`) allows it, if a User with write access other than an ' +
    'author put it there last. Unknown where failures, rollbacks or labels can not be seen; releases, tags and merges ' +
    'never show a rollback. Skipped where it is no hotfix.',
  why: 'A rollback ends the failure within minutes; a fix written in a hurry may well be the next failure.',
  ofPullRequest({ facts, delivery }, settings) {
    const { hotfix, signals } = settings.failures;
    if (isRevert(facts)) return said('skipped', 'It reverts what was shipped.');
    const isNamed = isHotfix(facts, settings);
    if (!isNamed && (facts.labels !== null || hotfix.labels.length === 0)) return said('skipped', 'It is no hotfix.');
    if (!ALARMS.some((kind) => signals.includes(kind))) {
      return said('skipped', 'Neither `incident` nor `status` is among `failures.signals`.');
    }
    if (!isNamed) return said('unknown', "Its labels can't be seen: it may be a hotfix.", SEE_LABELS);
    const given = labelsGiven(facts, settings);
    if (given.counted.length > 0) {
      const message = `The label ${listed(given.counted)} allows this fix without a rollback.`;
      return said('pass', message);
    }
    const verdict = delivery === null ? UNREAD : byFailures(delivery, facts, settings);
    return { ...verdict, evidence: [...verdict.evidence, ...uncountedLabels(given.uncounted)] };
  },
};

/** Whether label, branch or title call it a hotfix, as far as they are seen. */
export function isHotfix({ labels, head, title }: PullRequestFacts, { failures }: Settings): boolean {
  const names = labels?.map(({ name }) => name) ?? null;
  return isCalledHotfix({ labels: names, headBranch: head.branch, title }, failures.hotfix);
}

/** What restores reverted work says that it reverts, too, and is no way back. */
function isRevert({ reverts, title }: PullRequestFacts): boolean {
  const direction = directionOf(title);
  return direction === 'reverts' || (reverts.length > 0 && direction === null);
}

type Given = { readonly counted: readonly string[]; readonly uncounted: readonly string[] };

function labelsGiven(facts: PullRequestFacts, settings: Settings): Given {
  const { guardrails } = settings;
  const { labels: allowing } = guardrails.rollbackFirst;
  const given = (facts.labels ?? []).filter(({ name }) => matchesAny(allowing, name));
  const [counted, uncounted] = [true, false].map((counts) =>
    given.filter((label) => mayLoosen(label, facts, settings) === counts).map(({ name }) => name),
  );
  return { counted: counted ?? [], uncounted: uncounted ?? [] };
}

const UNREAD = said('unknown', "What is shipped and failing can't be seen.", SEE_DELIVERY);

function byFailures(delivery: Delivery, facts: PullRequestFacts, settings: Settings): Verdict {
  const { labels: allowing } = settings.guardrails.rollbackFirst;
  const failures = failuresToRollBack(delivery);
  const [failure] = failures;
  if (failure === undefined) {
    return seesAlarms(delivery)
      ? said('pass', 'No failure waits for a rollback.')
      : said('unknown', "Whether a deployment is failing can't be seen.", fixOfDelivery(delivery));
  }
  const name = inCode(failure.deployment.name);
  const evidence = failures.slice(0, MOST_SHOWN).flatMap(evidenceOf);
  if (!seesRollbacks(delivery)) {
    const message = `${name} is failing, and whether it was rolled back can't be seen from here.`;
    return { ...said('unknown', message, fixOfDelivery(delivery)), evidence };
  }
  if (facts.labels === null && allowing.length > 0) {
    const message = `${name} is failing without a rollback, and a label that may allow this fix can't be seen.`;
    return { ...said('unknown', message, SEE_LABELS), evidence };
  }
  return { ...said('fail', `${name} is failing and was not rolled back.`, fixOf(failure, allowing)), evidence };
}

/** What would show deliveries, alarms and rollbacks. */
function fixOfDelivery({ history, choice }: Delivery): string {
  return fixOfGap(history.gaps, ['deployments', 'issues', 'commits', 'pullRequests']) ?? choice.fix ?? SEE_DELIVERY;
}

function fixOf({ deployment }: Failure, allowing: readonly string[]): string {
  const [place = ''] = deployment.successes.map(({ environment }) => environment);
  const back = `Deploy the last good commit to ${place === '' ? 'production' : inCode(place)}, then run this again`;
  const [label] = allowing;
  if (label === undefined) return `${back}.`;
  return `${back}; if there is no way back, somebody with write access who is no author of it adds the label ${inCode(label)}.`;
}

function evidenceOf({ deployment, signals }: Failure): readonly Evidence[] {
  const name = inCode(deployment.name);
  return signals
    .filter(({ kind }) => ALARMS.includes(kind))
    .map(({ kind, evidence }) => ({
      text: `${name} is failing: ${kind} ${inCode(evidence)}.`,
      path: null,
      line: null,
    }));
}

function said(status: Status, message: string, fix: string | null = null): Verdict {
  return { status, message, fix, evidence: [] };
}
