/** Which open pull requests have a commit for their head. A commit status can't tell them apart. */
import { z } from 'zod';
import type { Refusal, RestAnswer } from './answers.ts';
import type { Door } from './door.ts';

const reply = z.array(z.object({ number: z.int().positive(), state: z.string(), head: z.object({ sha: z.string() }) }));

/** Their numbers, or why they can't be told. */
export async function openPullRequestsOf(
  door: Door,
  { owner, name, sha }: { readonly owner: string; readonly name: string; readonly sha: string },
): Promise<readonly number[] | Refusal> {
  const found: number[] = [];
  for (let path: string | null = `/repos/${owner}/${name}/commits/${sha}/pulls?per_page=100`; path !== null; ) {
    const answer: RestAnswer<z.infer<typeof reply>> = await door.rest({ method: 'GET', path, schema: reply });
    if (!answer.ok) return answer;
    found.push(
      ...answer.data.filter(({ state, head }) => state === 'open' && head.sha === sha).map(({ number }) => number),
    );
    path = answer.next;
  }
  return found;
}
