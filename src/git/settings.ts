import type { Git } from './program.ts';
import { failureOf, run } from './run.ts';

/** What a clone's configuration says about where it came from. */
export type CloneSettings = {
  /** `origin`, else the only remote there is; `null`: none, or several and none called origin. */
  readonly remote: string | null;
  /** The remote's refs are copied as they are, so that its branches are the local ones. */
  readonly isMirror: boolean;
  /** The remote was set up without tags (`--no-tags`). */
  readonly isWithoutTags: boolean;
  /** Some objects were left on the remote (`--filter`). */
  readonly isPartial: boolean;
  /** `init.defaultBranch`, if it is set. */
  readonly initialBranch: string | null;
};

const WANTED = String.raw`^(remote\..*\.(url|mirror|tagopt|promisor)|extensions\.partialclone|init\.defaultbranch)$`;

/** Reads the settings of the clone that `git` was started in. */
export async function readSettings(git: Git): Promise<CloneSettings> {
  const args = ['config', '-z', '--get-regexp', WANTED];
  const { code, text, errors } = await run(git, args);
  // 1: none of them is set.
  if (code !== 0 && code !== 1) throw failureOf(git, args, errors);
  const values = new Map<string, string>();
  const remotes = new Set<string>();
  for (const entry of text.split('\0')) {
    const end = entry.indexOf('\n');
    const name = end < 0 ? entry : entry.slice(0, end);
    // A name without a value is git's way of writing "true". Of several values the last one holds.
    values.set(name, end < 0 ? 'true' : entry.slice(end + 1));
    const remote = /^remote\.(.+)\.url$/s.exec(name)?.[1];
    if (remote !== undefined) remotes.add(remote);
  }
  const [only = null] = remotes.size === 1 ? remotes : [];
  const remote = remotes.has('origin') ? 'origin' : only;
  const ofRemote = (name: string) => values.get(`remote.${remote}.${name}`);
  return {
    remote,
    isMirror: isTrue(ofRemote('mirror')),
    isWithoutTags: ofRemote('tagopt') === '--no-tags',
    isPartial: values.has('extensions.partialclone') || isTrue(ofRemote('promisor')),
    initialBranch: values.get('init.defaultbranch') || null,
  };
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9]\d*)$/i.test(value);
}
