/** Deployments as GitHub shows them, and as the history keeps them. */
import { z } from 'zod';
import { sha } from '../history/commit.ts';
import type { GitHubDeployment } from '../history/delivered.ts';
import { deploymentState } from '../history/delivered.ts';
import type { EpochMs } from '../history/time.ts';
import { moment } from '../history/time.ts';
import { actorOf } from './actors.ts';
import { connectionOf } from './list-pages.ts';
import { actorReply } from './pull-requests-replies.ts';

const status = z.object({ state: z.string(), createdAt: moment });
export type ShownStatus = z.infer<typeof status>;

export const statusConnection = connectionOf(status);

export const shownDeployment = z.object({
  id: z.string(),
  commitOid: sha,
  environment: z.string().nullable(),
  createdAt: moment,
  creator: actorReply,
  commit: z.object({ committedDate: moment }).nullable(),
  statuses: statusConnection,
});
export type ShownDeployment = z.infer<typeof shownDeployment>;

/** A deployment, and the date of its commit, which only the reader needs; `null`: that commit is gone. */
export type ReadDeployment = { readonly deployment: GitHubDeployment; readonly committedAt: EpochMs | null };

/**
 * A deployment with all its statuses. Its own `state` is no history and not read. States that are not known are left
 * out. GitHub has no page for a single deployment: no `url`. `null` where it names no environment.
 */
export function deploymentOf(shown: ShownDeployment, statuses: readonly ShownStatus[]): ReadDeployment | null {
  const { id, commitOid, environment, createdAt } = shown;
  if (environment === null) return null;
  const known = statuses.flatMap(({ state, createdAt: at }) => {
    const parsed = deploymentState.safeParse(state);
    return parsed.success ? [{ state: parsed.data, at }] : [];
  });
  const deployment = {
    id,
    sha: commitOid,
    environment,
    createdAt,
    statuses: known.toSorted(inOrder),
    url: null,
    creator: actorOf(shown.creator),
  };
  return { deployment, committedAt: shown.commit?.committedDate ?? null };
}

/** Whether statuses that tell how it ended have come: without them a deployment may go on for weeks. */
export function isTerminal({ statuses }: GitHubDeployment): boolean {
  return statuses.some(({ state }) => TERMINAL.has(state));
}

const TERMINAL: ReadonlySet<string> = new Set(['SUCCESS', 'FAILURE', 'ERROR', 'INACTIVE']);

type Status = GitHubDeployment['statuses'][number];

/** By time; GitHub documents no order, and two reads must give the same. */
function inOrder(a: Status, b: Status): number {
  return a.at - b.at || (a.state < b.state ? -1 : a.state > b.state ? 1 : 0);
}
