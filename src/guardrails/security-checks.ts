import { isOwnName } from '../adoption/own-check.ts';
import type { CheckFacts } from '../history/pull-request-facts.ts';
import type { Evidence, PullRequestSubject, Rule } from './rule.ts';
import type { Awaited, Said } from './scan-verdicts.ts';
import { doubt, failure, GAPS, namesOf, noneKnown, ownWord, skipped, unproven, waiting } from './scan-verdicts.ts';
import type { Scan } from './scans.ts';
import { isNamedAsScan, scansOf } from './scans.ts';
import { inCode, listed } from './sentences.ts';
import { unread } from './unseen.ts';

export const securityChecks: Rule = {
  id: 'security-checks',
  title: 'Security scan',
  violatedWhen:
    'No check that scans for security problems is required on the base branch, or one failed on the head, required or ' +
    'not (failure, error, time-out, failed start; neutral is no failure). Scans are known by the app that ' +
    'reports them, by their name, by what their workflow uses, and by `guardrails.security-checks.checks`. Where a ' +
    'workflow scans in one of several jobs they are taken together. Pending while a required one has not ended, or was ' +
    "cancelled. Unknown where it can't be seen what is required or which check scans, and where the pull request changes " +
    'the workflow that a required scan runs from or an author of it set its status: its pass proves nothing. So it is where ' +
    'all required scans were skipped.',
  why: 'What a scan finds is cheapest to mend before the merge; one that no merge waits for lets it through.',
  ofPullRequest(subject, { guardrails }) {
    const { checks } = subject.facts;
    if (checks === null) return unread('The checks of the head', subject.gaps, GAPS);
    const { own, workflowUses } = subject;
    const { checks: patterns } = guardrails.securityChecks;
    const scans = scansOf(checks, { own, workflowUses, patterns });
    const { evidence = [], ...said } = judged(scans, awaitedOf(subject, checks, patterns), subject);
    return { ...said, evidence: [...evidenceOf(scans), ...evidence] };
  },
};

function awaitedOf(
  { required, own }: PullRequestSubject,
  checks: readonly CheckFacts[],
  patterns: readonly string[],
): Awaited {
  const reported = new Set(checks.filter(({ isRequired }) => isRequired).map(({ name }) => name));
  const names = (required ?? []).filter((name) => !reported.has(name) && !isOwnName(name, own));
  return {
    scans: names.filter((name) => isNamedAsScan(name, patterns)),
    others: names.filter((name) => !isNamedAsScan(name, patterns)),
  };
}

/** What is certain comes first: a scan that failed or has not ended did so, whatever else can't be seen. */
function judged(scans: readonly Scan[], awaited: Awaited, subject: PullRequestSubject): Said {
  const required = scans.filter(({ isRequired }) => isRequired === true);
  const isNoneKnown = required.length + awaited.scans.length === 0;
  return (
    failure(scans) ??
    (isNoneKnown ? noneKnown(scans, awaited, subject) : null) ??
    waiting(required, awaited) ??
    doubt(scans) ??
    skipped(required) ??
    ownWord(required, subject) ??
    unproven(required, subject) ?? {
      status: 'pass',
      message: `A security scan is required, and none failed: ${listed(namesOf(required))}.`,
      fix: null,
    }
  );
}

function evidenceOf(scans: readonly Scan[]): readonly Evidence[] {
  const shown = scans.filter(
    ({ isCertain, isRequired, hasFailed }) => isCertain || isRequired === null || hasFailed === null,
  );
  return shown.flatMap(({ checks, isCertain }) =>
    checks.map(({ name, isRequired, conclusion }) => {
      const ended = conclusion === null ? 'not ended' : conclusion.toLowerCase().replaceAll('_', ' ');
      const what = isCertain && checks.length === 1 ? '' : ', may be a scan';
      return { text: `${inCode(name)}: ${isRequired ? '' : 'not '}required, ${ended}${what}`, path: null, line: null };
    }),
  );
}
