/** From what a run has read to what its rules judge. */
import { judgePullRequest } from '../adoption/pull-request.ts';
import type { Settings } from '../config/settings.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Conclusion } from '../guardrails/conclusion.ts';
import type { GuardrailResult, Subject } from '../guardrails/judge.ts';
import { isHotfix } from '../guardrails/rollback-first.ts';
import type { PullRequestSubject } from '../guardrails/rule.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { SeenPullRequest } from '../report/pull-request.ts';
import type { Report } from '../report/report.ts';
import type { Input } from './input.ts';

/** A report with what the guardrails say. */
export type Judgement = {
  readonly report: Report;
  readonly results: readonly GuardrailResult[];
  readonly conclusion: Conclusion;
};

type Seen = SeenPullRequest & { readonly facts: PullRequestFacts };

/** Whether a rule about this pull request asks what is shipped and failing: a rule about hotfixes does. */
export function needsDelivery({ facts }: SeenPullRequest, settings: Settings): boolean {
  const isOn = settings.guardrails.levels['rollback-first'].level !== 'off';
  return isOn && facts !== null && facts.state === 'OPEN' && !facts.isDraft && isHotfix(facts, settings);
}

/** What the guardrails judge. `delivery` is of the history that was read. */
export function subjectOf({ about, configuration: { settings } }: Input, delivery: Delivery): Subject {
  switch (about.kind) {
    case 'repository':
      return { kind: 'repository', subject: { delivery, baseline: about.baseline } };
    case 'pull-request': {
      const { facts, number, eventSha, gaps } = about.seen;
      if (facts === null) {
        const because = `Pull request #${number} could not be read.`;
        return { kind: 'unknown-pull-request', because, fix: gaps[0]?.fix ?? null };
      }
      if (eventSha !== null && facts.head.sha !== eventSha) return { kind: 'outdated', because: OUTDATED };
      const judged = { settings, delivery: about.isHistoryFresh ? delivery : null };
      return { kind: 'pull-request', subject: pullRequestSubject({ ...about.seen, facts }, judged) };
    }
    case 'unknown':
      return { kind: 'unknown-pull-request', because: about.because, fix: NAME_IT };
    case 'none':
      return { kind: 'none', because: about.because };
  }
}

const NAME_IT = 'Run One-Pizza `on: pull_request_target`, too: that event names its pull request.';
const OUTDATED = 'The head moved on after the event of this run: a later run judges it.';

/** A pull request as its rules see it. */
export function pullRequestSubject(
  { facts, required, own, ...others }: Seen,
  { settings, delivery }: { readonly settings: Settings; readonly delivery: Delivery | null },
): PullRequestSubject {
  const { ruleFiles, config, configPath, ownWorkflow, workflowUses } = others;
  const gaps = [...facts.gaps, ...others.gaps];
  const judgement = judgePullRequest(facts, settings, { required, own });
  const read = { ruleFiles, config, configPath, ownWorkflow, workflowUses, gaps, delivery };
  return { facts, judgement, required, own, ...read };
}
