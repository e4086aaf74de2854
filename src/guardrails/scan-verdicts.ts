/** What is said of security scans, one answer a function; `null`: it is not the answer. */
import { isSetByAuthor } from '../adoption/own-word.ts';
import type { CheckFacts } from '../history/pull-request-facts.ts';
import type { PullRequestSubject, Verdict } from './rule.ts';
import type { Scan } from './scans.ts';
import { isAwaited, isFailed, isOfActions } from './scans.ts';
import { inCode, listed } from './sentences.ts';
import { unread } from './unseen.ts';
import { isChanged } from './workflow-files.ts';

/** The parts of a history that tell what is required. */
export const GAPS = ['requiredChecks'] as const;
/** A line of configuration is shown up to here. */
const LONGEST_LINE = 100;

/** Names of required checks that have not reported. */
export type Awaited = { readonly scans: readonly string[]; readonly others: readonly string[] };
export type Said = Omit<Verdict, 'evidence'> & Partial<Pick<Verdict, 'evidence'>>;

/** One failed on the head, required or not. */
export function failure(scans: readonly Scan[]): Said | null {
  const failed = namesOf(scans.filter(({ hasFailed }) => hasFailed === true));
  if (failed.length === 0) return null;
  const message = `A security scan failed on the head: ${listed(failed)}.`;
  return { status: 'fail', message, fix: 'Open it and mend what it found; run it again if it broke down.' };
}

/** No scan is known to be required. */
export function noneKnown(
  scans: readonly Scan[],
  awaited: Awaited,
  { facts, required, gaps }: PullRequestSubject,
): Said {
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

/** A required one has not ended, or has not reported. */
export function waiting(required: readonly Scan[], awaited: Awaited): Said | null {
  const names = [...namesOf(required, isAwaited), ...awaited.scans];
  if (names.length === 0) return null;
  const message = `A required security scan has no result yet: ${listed(names)}.`;
  return { status: 'pending', message, fix: 'Wait for it; start it again if it was cancelled or never began.' };
}

/** Something failed that may be a scan. */
export function doubt(scans: readonly Scan[]): Said | null {
  const names = namesOf(
    scans.filter(({ hasFailed }) => hasFailed === null),
    isFailed,
  );
  if (names.length === 0) return null;
  const message = `What failed may be a security scan: ${listed(names)}.`;
  return { status: 'unknown', message, fix: `Make it succeed. ${nameIt(names)}` };
}

/** Nothing looked for problems, and nothing says that there was something to look at. */
export function skipped(required: readonly Scan[]): Said | null {
  const checks = required.flatMap((scan) => scan.checks);
  if (!checks.every(({ conclusion }) => conclusion === 'SKIPPED')) return null;
  const message = `No required security scan ran: ${listed(namesOf(required))} was skipped.`;
  return { status: 'unknown', message, fix: 'Start it again, or leave out the condition that skips it.' };
}

/** A scan that an author of the pull request set by hand. */
export function ownWord(required: readonly Scan[], { facts }: PullRequestSubject): Said | null {
  const names = namesOf(required, (check) => isSetByAuthor(check, facts));
  if (names.length === 0) return null;
  const message = `An author of the pull request set the status of ${listed(names)}: that it is green proves nothing.`;
  const fix = 'Let the scanner report it, and require it from its app (Settings, Rules, Rulesets).';
  return { status: 'unknown', message, fix };
}

/** The pull request changes what a required scan runs from. */
export function unproven(
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

/** Names of the checks that scans are made of, each once. */
export function namesOf(scans: readonly Scan[], of: (check: CheckFacts) => boolean = () => true): readonly string[] {
  return [...new Set(scans.flatMap(({ checks }) => checks.filter(of).map(({ name }) => name)))];
}
