import type { Git } from './program.ts';
import { failureOf, run } from './run.ts';

/** The branches of a clone by name, each with its tip. */
export type Refs = {
  readonly local: ReadonlyMap<string, string>;
  /** What the last fetch saw of the remote's branches. */
  readonly tracking: ReadonlyMap<string, string>;
  /** The remote's default branch, from `refs/remotes/<remote>/HEAD`. */
  readonly remoteHead: string | null;
  /** What is checked out; a branch without a commit has a name and no tip. */
  readonly head: { readonly branch: string | null; readonly tip: string | null };
  /** Names of branches that git cannot read. */
  readonly broken: ReadonlySet<string>;
};

const LOCAL = 'refs/heads/';

/** Where a remote's branches are kept. */
export function trackingPrefix(remote: string): string {
  return `refs/remotes/${remote}/`;
}

/** Reads the branches of a clone and of `remote`, if there is one, without reading any object. */
export async function readRefs(git: Git, remote: string | null): Promise<Refs> {
  const prefix = remote === null ? null : trackingPrefix(remote);
  const format = '--format=%(refname)%00%(objectname)%00%(symref)';
  const args = ['for-each-ref', format, LOCAL, ...(prefix === null ? [] : [prefix])];
  const listed = await run(git, args);
  if (listed.code !== 0) throw failureOf(git, args, listed.errors);
  const local = new Map<string, string>();
  const tracking = new Map<string, string>();
  const broken = new Set(
    brokenIn(listed.errors).map((ref) => ref.slice((ref.startsWith(LOCAL) ? LOCAL : (prefix ?? '')).length)),
  );
  let remoteHead: string | null = null;
  for (const line of listed.text.split('\n')) {
    const [name = '', tip = '', target = ''] = line.split('\0');
    if (name.startsWith(LOCAL)) local.set(name.slice(LOCAL.length), tip);
    if (prefix === null || !name.startsWith(prefix)) continue;
    if (name !== `${prefix}HEAD`) tracking.set(name.slice(prefix.length), tip);
    else if (target.startsWith(prefix)) remoteHead = target.slice(prefix.length);
  }
  return { local, tracking, remoteHead, head: await readHead(git), broken };
}

/** The refs that git says it cannot read. It leaves them out of its lists, as if they did not exist. */
export function brokenIn(errors: string): string[] {
  return [...errors.matchAll(/ignoring broken ref (\S+)/g)].map(([, name = '']) => name);
}

async function readHead(git: Git): Promise<Refs['head']> {
  const [branch, tip] = await Promise.all([
    run(git, ['symbolic-ref', '--quiet', 'HEAD']),
    run(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
  ]);
  const name = branch.text.trim();
  return { branch: name.startsWith(LOCAL) ? name.slice(LOCAL.length) : null, tip: tip.text.trim() || null };
}
