/** Which pull request an event is about where its payload does not say so outright. */
import { z } from 'zod';
import type { Refusal, RestAnswer } from './answers.ts';
import type { Door } from './door.ts';

const QUEUE = 'refs/heads/gh-readonly-queue/';

/**
 * The pull request that a branch of the merge queue is for, such as `refs/heads/gh-readonly-queue/main/pr-7-<sha>`. The
 * last part of the ref decides: the base branch before it may look alike. `null`: it is no such ref.
 */
export function pullRequestOfMergeQueueRef(ref: string): number | null {
  if (!ref.startsWith(QUEUE)) return null;
  const [last = '', ...base] = ref.slice(QUEUE.length).split('/').toReversed();
  const number = Number(/^pr-(\d{1,9})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(last)?.[1]);
  return number > 0 && base.length > 0 && base.every((part) => part !== '') ? number : null;
}

const reply = z.array(
  z.object({
    number: z.int().positive(),
    head: z.object({
      ref: z.string(),
      /** `null`: the fork was deleted. */
      repo: z.object({ full_name: z.string() }).nullable(),
    }),
  }),
);

/**
 * Numbers of the open pull requests into `owner/name` whose head is this branch of this repository (`octo/fork`), or why
 * they can't be told. Where a head's repository is gone, it is nobody's.
 */
export async function pullRequestsOfBranch(
  door: Door,
  asked: {
    readonly owner: string;
    readonly name: string;
    readonly headRepository: string;
    readonly headBranch: string;
  },
): Promise<readonly number[] | Refusal> {
  const { owner, name, headRepository, headBranch } = asked;
  const head = encodeURIComponent(`${headRepository.split('/')[0] ?? ''}:${headBranch}`);
  const found: number[] = [];
  for (
    let path: string | null = `/repos/${owner}/${name}/pulls?state=open&head=${head}&per_page=100`;
    path !== null;
  ) {
    const answer: RestAnswer<z.infer<typeof reply>> = await door.rest({ method: 'GET', path, schema: reply });
    if (!answer.ok) return answer;
    // GitHub filters by the owner alone: who owns a fork may own another one.
    const own = answer.data.filter(
      ({ head: { ref, repo } }) => ref === headBranch && repo?.full_name.toLowerCase() === headRepository.toLowerCase(),
    );
    found.push(...own.map(({ number }) => number));
    path = answer.next;
  }
  return found;
}
