import { isOwnName } from '../adoption/own-check.ts';
import { isSetByAuthor } from '../adoption/own-word.ts';
import type { CheckFacts } from '../history/pull-request-facts.ts';
import type { Evidence, PullRequestSubject, Rule, Verdict } from './rule.ts';
import type { Scan } from './scans.ts';
import { isAwaited, isFailed, isNamedAsScan, isOfActions, scansOf } from './scans.ts';
import { inCode, listed } from './sentences.ts';
import { unread } from './unseen.ts';
import { isChanged } from './workflow-files.ts';

const GAPS = ['requiredChecks'] as const;
/** A line of configuration is shown up to here. */
const LONGEST_LINE = 100;

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

/** Names of required checks that have not reported. */
type Awaited = { readonly scans: readonly string[]; readonly others: readonly string[] };
type Said = Omit<Verdict, 'evidence'> & Partial<Pick<Verdict, 'evidence'>>;

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

function failure(scans: readonly Scan[]): Said | null {
  const failed = namesOf(scans.filter(({ hasFailed }) => hasFailed === true));
  if (failed.length === 0) return null;
  const message = `A security scan failed on the head: ${listed(failed)}.`;
  return { status: 'fail', message, fix: 'Open it and mend what it found; run it again if it broke down.' };
}

/** No scan is known to be required. */
function noneKnown(scans: readonly Scan[], awaited: Awaited, { facts, required, gaps }: PullRequestSubject): Said {
  const branch = inCode(facts.base.branch);
  const possible = [
    ...namesOf(
      scans.filter(({ isRequired }) => isRequired === null),
      ({ isRequired }) => isRequired,
    ),
    ...awaited.others,
  ];
  if (possible.length > 0) {
    const message = `Whether a required check scans for security problems can't be told: ${listed(possible)}.`;
    return { status: 'unknown', message, fix: nameIt(possible) };
  }
  if (required === null) {
    return unread(`The checks that ${branch} requires`, gaps, GAPS);
  }
  const certain = namesOf(scans.filter(({ isCertain }) => isCertain));
  const how =
    certain.length === 0
      ? `Switch on code scanning (Settings, Advanced Security), and require its check for ${branch}`
      : `Require the check that scans for ${branch}: ${listed(certain)}`;
  const message = `No security scan is required to merge into ${branch}.`;
  return { status: 'fail', message, fix: `${how} (Settings, Rules, Rulesets). ${nameIt([])}` };
}

function waiting(required: readonly Scan[], awaited: Awaited): Said | null {
  const names = [...namesOf(required, isAwaited), ...awaited.scans];
  if (names.length === 0) return null;
  const message = `A required security scan has no result yet: ${listed(names)}.`;
  return { status: 'pending', message, fix: 'Wait for it; start it again if it was cancelled or never began.' };
}

function doubt(scans: readonly Scan[]): Said | null {
  const names = namesOf(
    scans.filter(({ hasFailed }) => hasFailed === null),
    isFailed,
  );
  if (names.length === 0) return null;
  const message = `What failed may be a security scan: ${listed(names)}.`;
  return { status: 'unknown', message, fix: `Make it succeed. ${nameIt(names)}` };
}

/** Nothing looked for problems, and nothing says that there was something to look at. */
function skipped(required: readonly Scan[]): Said | null {
  const checks = required.flatMap((scan) => scan.checks);
  if (!checks.every(({ conclusion }) => conclusion === 'SKIPPED')) return null;
  const message = `No required security scan ran: ${listed(namesOf(required))} was skipped.`;
  return { status: 'unknown', message, fix: 'Start it again, or leave out the condition that skips it.' };
}

/** A scan that an author of the pull request set by hand. */
function ownWord(required: readonly Scan[], { facts }: PullRequestSubject): Said | null {
  const names = namesOf(required, (check) => isSetByAuthor(check, facts));
  if (names.length === 0) return null;
  const message = `An author of the pull request set the status of ${listed(names)}: that it is green proves nothing.`;
  const fix = 'Let the scanner report it, and require it from its app (Settings, Rules, Rulesets).';
  return { status: 'unknown', message, fix };
}

function unproven(
  required: readonly Scan[],
  { facts: { files }, workflowUses, gaps }: PullRequestSubject,
): Said | null {
  const run = required.flatMap(({ checks }) => checks).filter(isOfActions);
  if (files === null && run.length > 0) {
    return unread('The changed files, and with them what the scan runs from,', gaps, [null]);
  }
  const workflows = [...new Set(run.map(({ workflow }) => workflow))];
  const changing = new Set(workflows.filter((workflow) => isChanged(workflow, files ?? [], workflowUses)));
  const changed = run.filter(({ workflow }) => changing.has(workflow)).map(({ name }) => name);
  if (changed.length === 0) return null;
  return {
    status: 'unknown',
    message: `The pull request changes what ${listed(changed)} runs from: that it passes proves nothing.`,
    fix: 'Change the workflow in a pull request of its own, and have it reviewed.',
  };
}

/** The line of configuration that says which check scans. */
function nameIt(possible: readonly string[]): string {
  const lineFor = (names: readonly string[]): string => `security-checks: { checks: ${JSON.stringify(names)} }`;
  const isShort = possible.length > 0 && lineFor(possible).length <= LONGEST_LINE;
  const line = lineFor(isShort ? possible : ['NAME']);
  return `If one of your checks scans, add ${inCode(line)} under \`guardrails:\` on the default branch.`;
}

function namesOf(scans: readonly Scan[], of: (check: CheckFacts) => boolean = () => true): readonly string[] {
  return [...new Set(scans.flatMap(({ checks }) => checks.filter(of).map(({ name }) => name)))];
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
