import type { History } from './model.ts';
import { matchesAny } from './pattern.ts';

/** What belongs to one component of a repository: patterns of names; what is absent is not narrowed. */
export type Scope = {
  readonly environments?: readonly string[];
  readonly workflows?: readonly string[];
  /** Names of tags, and of the releases made from them. */
  readonly tags?: readonly string[];
};

/** The part of a history that belongs to a scope: the deliveries whose names fit its patterns, and everything else. */
export function narrow(history: History, scope: Scope): History {
  const { environments, workflows, tags } = scope;
  const fits = (patterns: readonly string[] | undefined, name: string) =>
    patterns === undefined || matchesAny(patterns, name);
  return {
    ...history,
    deployments: history.deployments.filter(({ environment }) => fits(environments, environment)),
    workflowRuns: history.workflowRuns.filter(({ workflow }) => fits(workflows, workflow)),
    releases: history.releases.filter(({ tag }) => fits(tags, tag)),
    tags: history.tags.filter(({ name }) => fits(tags, name)),
  };
}
