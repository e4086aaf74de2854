/** Which files are written, with which text. */
import { configText } from './config-text.ts';
import type { Fit, Fitted } from './fitted.ts';
import type { Seen } from './seen.ts';
import { hasMergeQueue } from './shown.ts';
import type { WorkflowSeen } from './workflow-seen.ts';
import { adviceWorkflow, enforcingWorkflow, reportWorkflow, reviewWorkflow } from './workflow-text.ts';

const WORKFLOWS = '.github/workflows/';

export const CONFIG_FILE = '.github/one-pizza.yml';
export const REPORT_FILE = `${WORKFLOWS}one-pizza.yml`;
/** Advice, or what enforces: never both. */
export const JUDGE_FILE = `${WORKFLOWS}one-pizza-judge.yml`;
export const REVIEW_FILE = `${WORKFLOWS}one-pizza-review.yml`;

/** A file to write, unless something speaks against it. */
export type PlannedFile = {
  /** From the top of the clone. */
  readonly path: string;
  readonly text: string;
  /** The workflow that makes it needless; `null`: none does. */
  readonly insteadOf: string | null;
};

/** The files that a repository begins with; with `enforce` those that let no pull request pass against the rules. */
export function plannedFiles(
  seen: Seen,
  { fitted, enforce }: { readonly fitted: readonly Fitted[]; readonly enforce: boolean },
): readonly PlannedFile[] {
  const around = { hasMergeQueue: hasMergeQueue(seen) };
  const judge = enforce ? enforcingWorkflow(around) : adviceWorkflow(around);
  return [
    { path: CONFIG_FILE, text: configText(fitted), insteadOf: null },
    { path: REPORT_FILE, text: reportWorkflow(), insteadOf: otherThan(REPORT_FILE, 'on-schedule', seen) },
    { path: JUDGE_FILE, text: judge, insteadOf: otherThan(JUDGE_FILE, 'on-pull-requests', seen) },
    ...(enforce ? [{ path: REVIEW_FILE, text: reviewWorkflow(), insteadOf: null }] : []),
  ];
}

function otherThan(own: string, kind: 'on-schedule' | 'on-pull-requests', { workflows }: Seen): string | null {
  const kinds: readonly WorkflowSeen['runsOnePizza'][] = [kind, 'on-both', 'unclear'];
  return (workflows ?? []).find(({ path, runsOnePizza }) => path !== own && kinds.includes(runsOnePizza))?.path ?? null;
}

/** What the config file says where the guardrails are to be enforced. */
export function enforced(): Fit {
  const seen = '`--enforce`';
  const fitted = [
    { path: 'preset', value: 'recommended', seen },
    { path: 'on-unknown', value: 'error', seen },
  ];
  return { fitted, undecided: [] };
}
