import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMs, Ms } from '../history/time.ts';
import type { Branch } from './branch.ts';
import { branchNamed, namesOf } from './branch.ts';
import type { Clone } from './clone.ts';
import { trackingPrefix } from './refs.ts';
import { run, textOf } from './run.ts';
import { momentOf } from './timestamp.ts';

/** What git's dates are precise to. */
const MS_PER_SECOND: Ms = 1000;

/** The branch that is judged, and the moment up to which the clone shows what happened on it. */
export type DeliveryBranch = Branch & { readonly seenUntil: EpochMs };

/**
 * The delivery branch: the one named `override`, else the default branch. `tip` is `null` in a repository without
 * commits. Throws a `SourceError` where the branch does not exist, naming those that do.
 *
 * Seen until: the later of the last fetch of this branch and the second after its newest commit or the newest tag: what
 * is there has been seen. A commit dated in the future is the caller's problem, who knows the time.
 */
export async function deliveryBranch(clone: Clone, override: string | null): Promise<DeliveryBranch> {
  const { settings, refs, defaultBranch } = clone;
  const isEmpty = namesOf(refs).length === 0 && refs.broken.size === 0 && refs.head.tip === null;
  if (isEmpty && override === null) {
    return { branch: defaultBranch, ref: null, tip: null, seenUntil: await lastChange(join(clone.gitDir, 'HEAD')) };
  }
  const prefix = settings.remote === null || settings.isMirror ? null : trackingPrefix(settings.remote);
  const branch = branchNamed(override ?? defaultBranch, refs, prefix);
  const fetched = await Promise.all([...new Set([clone.gitDir, clone.commonDir])].map((dir) => lastFetch(dir, branch)));
  const newest = Math.max(await dateOf(clone, branch.tip), await newestTagOf(clone));
  return { ...branch, seenUntil: Math.max(newest + MS_PER_SECOND, ...fetched) };
}

/**
 * When `branch` was last fetched; 0 where that is not known. A fetch that failed leaves an empty file, one of other
 * branches says nothing about this one, and one that did not move the branch to what it saw is no news of it.
 */
async function lastFetch(dir: string, { branch, tip }: Branch): Promise<EpochMs> {
  const path = join(dir, 'FETCH_HEAD');
  try {
    const lines = (await readFile(path, 'utf8')).split('\n');
    const isOfBranch = lines.some((line) => line.startsWith(`${tip}\t`) && line.includes(`\tbranch '${branch}' of `));
    return isOfBranch ? await lastChange(path) : 0;
  } catch {
    return 0;
  }
}

async function lastChange(path: string): Promise<EpochMs> {
  return Math.floor((await stat(path)).mtimeMs);
}

async function dateOf({ git }: Clone, tip: string | null): Promise<EpochMs> {
  if (tip === null) return 0;
  const text = await textOf(git, ['log', '-1', '--format=tformat:%ct', '--end-of-options', tip, '--']);
  return momentOf(text.trim()) ?? 0;
}

/** When the newest tag was made; 0 where there is none, or git stumbles over one: reading the tags will say so. */
async function newestTagOf({ git }: Clone): Promise<EpochMs> {
  const format = ['--sort=-creatordate', '--count=1', '--format=%(creatordate:unix)'];
  const { text } = await run(git, ['for-each-ref', ...format, 'refs/tags']);
  return momentOf(text.trim()) ?? 0;
}
