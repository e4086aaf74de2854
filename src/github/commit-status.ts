/** A commit status: a word on a commit that branch protection can require. */
import { z } from 'zod';
import type { Refusal } from './answers.ts';
import type { Door } from './door.ts';
import { UpstreamError } from './errors.ts';

export type StatusState = 'success' | 'failure' | 'pending' | 'error';

export type CommitStatus = {
  readonly owner: string;
  readonly name: string;
  /** The commit, its id in full. */
  readonly sha: string;
  readonly state: StatusState;
  /** Its name: of one commit and context the newest status counts. */
  readonly context: string;
  readonly description: string;
  /** Where the details are; `null`: nowhere. */
  readonly targetUrl: string | null;
};

/** GitHub takes no more characters. */
const MAX_DESCRIPTION = 140;

const reply = z.object({ state: z.string() });

/**
 * Writes a status; `null`: it is written. A longer description is cut. Rejects with UpstreamError where it is not known
 * whether it was written.
 */
export async function writeCommitStatus(door: Door, status: CommitStatus): Promise<null | Refusal> {
  try {
    return await post(door, status);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    // The door repeats no POST that may have arrived. This one may come twice: the second status says the same.
    return post(door, status);
  }
}

async function post(door: Door, status: CommitStatus): Promise<null | Refusal> {
  const { owner, name, sha, state, context, description, targetUrl } = status;
  const answer = await door.rest({
    method: 'POST',
    path: `/repos/${owner}/${name}/statuses/${sha}`,
    body: { state, context, description: shortened(description), target_url: targetUrl },
    schema: reply,
  });
  return answer.ok ? null : answer;
}

function shortened(description: string): string {
  const line = description.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_DESCRIPTION) return line;
  // Half of a character is none.
  return `${line.slice(0, MAX_DESCRIPTION - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
