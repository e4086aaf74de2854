/** Where the renamed files of a pull request were before. GraphQL does not tell. */
import { z } from 'zod';
import type { ChangedFile } from '../history/pull-request-facts.ts';
import type { Refusal, RestAnswer } from './answers.ts';
import { refusal } from './answers.ts';
import type { Door } from './door.ts';

/** GitHub lists 3,000 files at most. */
const MOST_PAGES = 30;

const reply = z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() }));

/** Whether there is anything to ask for. */
export function holdsRenames(files: readonly ChangedFile[]): boolean {
  return files.some(isRenamed);
}

/**
 * The files with where the renamed ones were before, or why that can't be told; `null`: GitHub shows it of some only. A
 * copy was nowhere before: what it was made of is still there.
 */
export async function withPreviousPaths(
  door: Door,
  files: readonly ChangedFile[],
  asked: { readonly owner: string; readonly name: string; readonly number: number },
): Promise<readonly ChangedFile[] | Refusal | null> {
  const before = await previousPaths(door, asked);
  if (!(before instanceof Map)) return before;
  const found = files.map((file) =>
    isRenamed(file) ? { ...file, previousPath: before.get(file.path) ?? null } : file,
  );
  return found.some((file) => isRenamed(file) && file.previousPath === null) ? null : found;
}

function isRenamed({ change }: ChangedFile): boolean {
  return change === 'RENAMED';
}

async function previousPaths(
  door: Door,
  { owner, name, number }: { readonly owner: string; readonly name: string; readonly number: number },
): Promise<Map<string, string> | Refusal> {
  const found = new Map<string, string>();
  let path: string | null = `/repos/${owner}/${name}/pulls/${number}/files?per_page=100`;
  for (let pages = 0; path !== null; pages++) {
    if (pages === MOST_PAGES)
      return refusal(
        'too-much',
        'GitHub lists too many files.',
        'Nothing to set: a smaller pull request is seen whole.',
      );
    const answer: RestAnswer<z.infer<typeof reply>> = await door.rest({ method: 'GET', path, schema: reply });
    if (!answer.ok) return answer;
    for (const { filename, previous_filename: before } of answer.data) {
      if (before !== undefined) found.set(filename, before);
    }
    path = answer.next;
  }
  return found;
}
