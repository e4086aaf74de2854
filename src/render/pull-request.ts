/** What is said about the pull request of the event, in the words that every form of the report sets. */
import type { PullRequestSection } from '../report/pull-request.ts';
import type { Report } from '../report/report.ts';
import { counted } from './counted.ts';
import type { Fact } from './facts.ts';
import { placeText } from './place.ts';
import { plainText } from './plain-text.ts';
import { stagesText, tracesText } from './pull-request-words.ts';

const MAX_NAMES = 8;
const MESSAGE_LENGTH = 300;

type Judged = NonNullable<PullRequestSection['judged']>;

/** A line each on its stages so far, AI and its traces, the two gates and the rule files at the head. */
export function pullRequestFacts({ judged, stages, ruleFileState, ruleFileFindings }: PullRequestSection): Fact[] {
  if (judged === null) return [{ label: 'Not judged', text: 'the pull request could not be read' }];
  const count = ruleFileFindings.length;
  const found = count === 0 ? 'nothing found wrong with them' : counted(count, 'finding');
  const files = ruleFileState === null ? 'unknown: not readable' : `${STATES[ruleFileState]}; ${found}`;
  return [
    ...(judged.state === 'OPEN' ? [{ label: 'So far', text: stagesText(stages) }] : []),
    { label: 'AI-assisted', text: assistedText(judged) },
    ...(judged.traces.length === 0 ? [] : [{ label: 'AI traces', text: tracesText(judged.traces) }]),
    { label: 'Human gate', text: `${GATES[judged.humanGate.state]}: ${humanText(judged.humanGate)}` },
    { label: 'Machine gate', text: `${GATES[judged.machineGate.state]}: ${machineText(judged.machineGate)}` },
    { label: 'Rule files at the head', text: ruleFileState === 'absent' ? STATES.absent : files },
  ];
}

/** What is wrong in the rule files at its head, as place and message; none where a guardrail above names it already. */
export function untoldFindings({ pullRequest, guardrails }: Report): string[] {
  if (guardrails.rules.some(({ id, status }) => id === 'rule-file-truth' && status === 'fail')) return [];
  const findings = pullRequest?.ruleFileFindings ?? [];
  return findings.map((finding) => `${placeText(finding)}: ${plainText(finding.message, MESSAGE_LENGTH)}`);
}

/** Where it stands, if it is not simply open and up to date; else empty. */
export function pullRequestStanding({ isOutdated, judged }: PullRequestSection): string {
  const parts = [
    ...(isOutdated ? ['The head moved on after the event of this run. What follows is about the new head.'] : []),
    ...(judged?.isDraft === true && judged.state === 'OPEN' ? ['It is a draft.'] : []),
    ...(judged?.state === 'CLOSED' ? ['It is closed.'] : []),
    ...(judged?.state === 'MERGED' ? ['It is merged.'] : []),
  ];
  return parts.join(' ');
}

const STATES = {
  effective: 'effective',
  generated: 'only generated from',
  'not-loaded': 'not loaded by any tool',
  absent: 'none that a known AI tool loads',
  unknown: 'none seen, but not everything could be read',
} as const;

/** A gate is a fact of every pull request; whether it has to be passed, the guardrail says. */
const GATES = { pass: 'passed', fail: 'not passed', unknown: 'unknown' } as const;

function assistedText({ cohort, tools, confidence, decidedBy, labelsNotCounted }: Judged): string {
  const own = ownText(cohort, decidedBy);
  const parts = cohort === 'ai' ? [...(tools.length === 0 ? [] : [names(tools)]), `${confidence} confidence`] : [];
  const detail = parts.length === 0 ? '' : ` (${parts.join('; ')})`;
  if (labelsNotCounted.length === 0) return `${own}${detail}`;
  const why = 'it is not seen that somebody else with write access put it there';
  return `${own}${detail}; the label ${names(labelsNotCounted)} does not count: ${why}`;
}

function ownText(cohort: Judged['cohort'], decidedBy: Judged['decidedBy']): string {
  if (cohort === null) return 'unknown: no trace seen, but not everything could be read';
  if (cohort === 'ai') return decidedBy === 'label' ? 'yes, by a label' : 'yes';
  if (cohort === 'automation') return 'no: it is from an automation';
  return decidedBy === 'label' ? 'no, by a label' : 'not seen';
}

function humanText({ reason, by }: Judged['humanGate']): string {
  switch (reason) {
    case 'approved':
      return 'somebody else with write access approved the head commit';
    case 'changes-requested':
      return `changes are requested by ${names(by)}`;
    case 'no-approval':
      return 'nobody has approved it';
    case 'approval-of-older-commit':
      return `the approval of ${names(by)} is of an older commit`;
    case 'approval-before-new-base':
      return `since the approval of ${names(by)} the base is another one`;
    case 'approval-not-independent':
      return `the approval of ${names(by)} does not count: an author of it, a bot, or without write access`;
    case 'not-visible':
      return 'what decides can not be seen';
  }
}

function machineText({ reason, by }: Judged['machineGate']): string {
  switch (reason) {
    case 'required-check':
      return `required and not failed: ${names(by)}`;
    case 'ai-review':
      return `reviewed on the head by ${names(by)}`;
    case 'check-failed':
      return `required and failed: ${names(by)}`;
    case 'check-skipped':
      return `required and skipped: ${names(by)}`;
    case 'nothing-required':
      return 'no check is required, and no other AI reviewed the head';
    case 'not-visible':
      return 'what decides can not be seen';
  }
}

function names(all: readonly string[]): string {
  if (all.length === 0) return 'somebody';
  const shown = all.slice(0, MAX_NAMES).map((name) => plainText(name).replaceAll('`', "'"));
  const more = all.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}
