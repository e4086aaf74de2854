/** The security scans among the checks of a pull request's head. */
import type { OwnCheck } from '../adoption/own-check.ts';
import { isOwnStatus, unfinishedOf } from '../adoption/own-check.ts';
import { securityCheckOf } from '../adoption/security-check.ts';
import { matchesAny } from '../history/pattern.ts';
import type { CheckConclusion, CheckFacts } from '../history/pull-request-facts.ts';
import type { PullRequestSubject } from './rule.ts';
import { isHidden, usesOf } from './workflow-files.ts';

/**
 * A check that scans; or the jobs of a workflow one of which does: which one can't be seen, so they are taken together.
 * `null` is "can't be told".
 */
export type Scan = {
  readonly checks: readonly CheckFacts[];
  /** `false`: it may be none, for what its workflow uses can't be seen. */
  readonly isCertain: boolean;
  readonly isRequired: boolean | null;
  readonly hasFailed: boolean | null;
};

const FAILED: readonly (CheckConclusion | null)[] = ['FAILURE', 'ERROR', 'TIMED_OUT', 'STARTUP_FAILURE'];
const WAITING: readonly (CheckConclusion | null)[] = [null, 'CANCELLED', 'STALE', 'ACTION_REQUIRED'];

type Around = Pick<PullRequestSubject, 'own' | 'workflowUses'> & {
  /** The config's patterns of names of checks that scan. */
  readonly patterns: readonly string[];
};

/** The scans of the head, and the checks that may be one; this program's own check is none. */
export function scansOf(checks: readonly CheckFacts[], around: Around): readonly Scan[] {
  const own = ownOf(checks, around.own);
  const others = checks.filter((each) => !own.includes(each) && !isOwnStatus(each.name));
  const direct = others.filter((each) => isDirect(each, around.patterns));
  const jobs = others.filter((each) => each.kind === 'check' && isOfActions(each) && !isDirect(each, around.patterns));
  const workflows = new Set(jobs.map(({ workflow }) => workflow));
  return [
    ...direct.map((check) => scanOf([check])),
    ...[...workflows].flatMap((workflow) => {
      const isOfIt = (check: CheckFacts): boolean => check.workflow === workflow;
      return inWorkflow(jobs.filter(isOfIt), direct.filter(isOfIt), around);
    }),
  ];
}

/** Whether it ended, and not well. */
export function isFailed({ conclusion }: CheckFacts): boolean {
  return FAILED.includes(conclusion);
}

/** Whether it has not ended, was stopped, or waits for somebody to start it. */
export function isAwaited({ conclusion }: CheckFacts): boolean {
  return WAITING.includes(conclusion);
}

/** Whether GitHub Actions ran it, as far as can be told: then the pull request may have changed what ran. */
export function isOfActions({ app }: CheckFacts): boolean {
  return app === null || /^github-actions(?:\[bot\])?$/i.test(app);
}

/** Whether a check of this name scans, whatever reports it. */
export function isNamedAsScan(name: string, patterns: readonly string[]): boolean {
  return matchesAny(patterns, name) || securityCheckOf({ appSlug: null, name, workflowUses: [] }) !== null;
}

/**
 * A check bears its job's name, which need not be its id: of several unfinished ones it can't be told then. What another
 * run of the workflow left behind under that name is as much this program's word.
 */
function ownOf(checks: readonly CheckFacts[], own: OwnCheck): readonly CheckFacts[] {
  const unfinished = unfinishedOf(checks, own);
  const [only, ...others] = unfinished;
  const found = unfinished.find(({ name }) => name === own.job) ?? (others.length === 0 ? only : undefined);
  return checks.filter(({ name, workflow }) => name === found?.name && workflow === found.workflow);
}

/** A status bears the login of who set it, which is no app's. */
function isDirect({ kind, app, name }: CheckFacts, patterns: readonly string[]): boolean {
  const appSlug = kind === 'check' ? app : null;
  return isNamedAsScan(name, patterns) || securityCheckOf({ appSlug, name, workflowUses: [] }) !== null;
}

/** The scans among the jobs of one workflow; `told` are those that are known for scans already. */
function inWorkflow(
  jobs: readonly CheckFacts[],
  told: readonly CheckFacts[],
  { workflowUses }: Around,
): readonly Scan[] {
  const workflow = jobs[0]?.workflow ?? null;
  const uses = workflow === null ? null : usesOf(workflow, workflowUses);
  if (uses === null) return jobs.map(perhaps);
  // A name of the config's tells no tool: it stands for all that the workflow uses.
  const toldTools = told.map(({ name }) => securityCheckOf({ appSlug: null, name, workflowUses: [] })?.tool);
  const tools = uses.flatMap((used) => securityCheckOf({ appSlug: null, name: '', workflowUses: [used] })?.tool ?? []);
  const isUntold = tools.some((tool) => !toldTools.includes(tool) && !toldTools.includes(undefined));
  if (isUntold && told.length === 0) return [scanOf(jobs)];
  return isUntold || uses.some(isHidden) ? jobs.map(perhaps) : [];
}

function scanOf(checks: readonly CheckFacts[]): Scan {
  return {
    checks,
    isCertain: true,
    isRequired: ofEach(checks, ({ isRequired }) => isRequired),
    hasFailed: ofEach(checks, isFailed),
  };
}

/** A check that may be a scan. */
function perhaps(check: CheckFacts): Scan {
  const scan = scanOf([check]);
  const { isRequired, hasFailed } = scan;
  return { ...scan, isCertain: false, isRequired: isRequired && null, hasFailed: hasFailed && null };
}

/** What holds of one of the checks, of which it is not known. */
function ofEach(checks: readonly CheckFacts[], holds: (check: CheckFacts) => boolean): boolean | null {
  if (checks.every(holds)) return true;
  return checks.some(holds) ? null : false;
}
