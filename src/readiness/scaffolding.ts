import type { History } from '../history/model.ts';

/** What guides work and releases in the repository; `null`: that could not be read. */
export type SeenScaffolding = {
  readonly pullRequestTemplate: boolean | null;
  readonly codeOwners: boolean | null;
  readonly reusableWorkflows: boolean | null;
  /** Environments of any name. */
  readonly environments: boolean | null;
  /** A workflow that rolls back. */
  readonly rollbackAutomation: boolean | null;
};

/** The scaffolding at the newest commit, and whether the repository has environments. */
export function scaffoldingOf({
  scaffolding,
  environments,
}: Pick<History, 'scaffolding' | 'environments'>): SeenScaffolding {
  return {
    pullRequestTemplate: scaffolding?.pullRequestTemplate ?? null,
    codeOwners: scaffolding?.codeOwners ?? null,
    reusableWorkflows: scaffolding?.reusableWorkflows ?? null,
    environments: environments === undefined ? null : environments.length > 0,
    rollbackAutomation: scaffolding?.rollbackWorkflow ?? null,
  };
}
