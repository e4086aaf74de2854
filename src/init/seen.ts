import type { History } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import type { WorkflowSeen } from './workflow-seen.ts';

/** What a repository shows before it has a config file. */
export type Seen = {
  /** Read by the default settings, with more environments, workflows and labels than those (`wanted.ts`). */
  readonly history: History;
  readonly plan: Plan;
  /** Those of the clone; `null`: they could not be read. */
  readonly workflows: readonly WorkflowSeen[] | null;
  /** `YYYY-MM-DD` */
  readonly today: string;
};

/** Whether everything was looked at where GitHub keeps it: a clone shows neither deployments nor labels. */
export function isFromGitHub({ history }: Seen): boolean {
  return history.source === 'github';
}
