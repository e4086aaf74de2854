/** Which of the checks of a head are this program's own: it can't vouch for itself. */
import type { CheckFacts } from '../history/pull-request-facts.ts';

/** The run and the job that judge; `null`: not known. */
export type OwnCheck = { readonly runId: string | null; readonly job: string | null };

/** The name of this program's commit status. */
export const OWN_STATUS = 'one-pizza';

export type OwnChecks = {
  readonly certain: readonly CheckFacts[];
  readonly possible: readonly CheckFacts[];
  /** The run is not among the head's checks, so that any that is awaited may be it. */
  readonly isElsewhere: boolean;
};

/** Whether a check that has not reported is this program's own, as far as its name tells. */
export function isOwnName(name: string, { job }: OwnCheck): boolean {
  return name === job || isOwnStatus(name);
}

/** Whether a name is that of this program's commit status, in any case. */
export function isOwnStatus(name: string): boolean {
  return name.toLowerCase() === OWN_STATUS;
}

/** The checks of this run that have not ended: its own is one of them, where the run is one of the head. */
export function unfinishedOf(checks: readonly CheckFacts[], { runId }: OwnCheck): readonly CheckFacts[] {
  return checks.filter((each) => runId !== null && each.runId === runId && each.conclusion === null);
}

/**
 * A check bears its job's name, not its id: where none bears that, any unfinished one of this run may be it, and where the
 * run is none of the head, any that bears the id. What another run left behind under that name is as much this program's
 * word, and a branch requires names.
 */
export function ownChecksAmong(checks: readonly CheckFacts[], own: OwnCheck): OwnChecks {
  const statuses = checks.filter(({ name }) => isOwnStatus(name));
  const unfinished = unfinishedOf(checks, own);
  const named = checks.filter(({ name }) => name === own.job);
  if (unfinished.some((each) => named.includes(each))) {
    return { certain: [...statuses, ...named], possible: [], isElsewhere: false };
  }
  if (unfinished.length === 0) return { certain: statuses, possible: named, isElsewhere: own.runId !== null };
  const names = new Set(unfinished.map(({ name }) => name));
  return { certain: statuses, possible: checks.filter(({ name }) => names.has(name)), isElsewhere: false };
}
