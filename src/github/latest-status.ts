/** What a commit status said last. */
import { z } from 'zod';
import type { Refusal } from './answers.ts';
import type { Door } from './door.ts';

const status = z.object({ context: z.string(), state: z.string(), description: z.string().nullable() });

export type LatestStatus = Pick<z.infer<typeof status>, 'state' | 'description'>;

/** The newest status of a commit in a context, of its newest hundred statuses; `null`: it has none there. */
export async function latestStatusOf(
  door: Door,
  asked: { readonly owner: string; readonly name: string; readonly sha: string; readonly context: string },
): Promise<LatestStatus | null | Refusal> {
  const { owner, name, sha, context } = asked;
  // GitHub lists them from the newest on.
  const path = `/repos/${owner}/${name}/commits/${sha}/statuses?per_page=100`;
  const answer = await door.rest({ method: 'GET', path, schema: z.array(status) });
  if (!answer.ok) return answer;
  const found = answer.data.find((each) => each.context.toLowerCase() === context);
  return found === undefined ? null : { state: found.state, description: found.description };
}
