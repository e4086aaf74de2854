/** What the config file at a pull request's head would change: it is read as data, tried, and never judged by. */
import type { Configuration } from '../config/configuration.ts';
import { differencesOf } from '../config/differences.ts';
import type { Preset } from '../config/settings.ts';
import type { ConfigChange } from '../guardrails/rule.ts';
import type { CommitTree, FileText, TreeEntry } from '../history/commit-tree.ts';
import { UserError } from '../history/errors.ts';
import type { ChangedFile } from '../history/pull-request-facts.ts';
import { policyOf } from './policy.ts';

/** The policy of a run, and what it depends on. */
export type Policy = {
  /** `null`: the config file is not valid, so that there is none. */
  readonly configuration: Configuration | null;
  /** Where the config file is, or would be. */
  readonly configPath: string;
  /** Whether the step names the file: then it must be there. */
  readonly isNamed: boolean;
  /** The step's preset. */
  readonly preset: Preset | null;
};

/** A dry run, and the configuration that the head would bring, if that is a valid one. */
export type DryRun = { readonly change: ConfigChange; readonly configuration: Configuration | null };

/** Whether a pull request may change the config file, as far as its files are known. */
export function mayTouchConfig(files: readonly ChangedFile[] | null, { configPath }: Policy): boolean {
  return (
    files?.some(({ path, previousPath }) => [path, previousPath].some((each) => isOnTheWay(each, configPath))) ?? true
  );
}

/** The file itself, or what stands in place of a folder that leads to it, such as a symbolic link. */
function isOnTheWay(path: string | null, configPath: string): boolean {
  return path !== null && (path === configPath || configPath.startsWith(`${path}/`));
}

/** The config file's entry in the head's tree; `null`: there is none. */
export function configEntry(tree: CommitTree, { configPath }: Policy): TreeEntry | null {
  return tree.entries.find(({ path }) => path === configPath) ?? null;
}

/** Tries the file of an entry of the head's tree, whose text was read; `null`: the head has no such file. */
export function dryRun(
  head: { readonly sha: string; readonly entry: TreeEntry | null; readonly text: FileText },
  policy: Policy,
): DryRun {
  const { sha: ref, entry, text } = head;
  const { configPath: path, preset } = policy;
  if (entry === null && policy.isNamed) {
    return invalid(`The step's config-file names ${path}, which this pull request takes away. Leave it where it is.`);
  }
  if (entry !== null && entry.mode !== 'file' && entry.mode !== 'executable') {
    return invalid(`${path} would be no regular file. Commit it as a file of its own.`);
  }
  if (text === 'too-large' || text === 'binary') {
    return invalid(
      `${path} would be ${text === 'binary' ? 'no text' : 'too large to be read'}. Commit it as a short text.`,
    );
  }
  if (entry !== null && text === 'unread') return unreadable('the file at the head could not be read', AGAIN);
  try {
    const configuration = policyOf(entry === null || text === 'unread' ? null : { path, ref, text: text.text }, preset);
    return { change: changeOf(policy.configuration, configuration, entry === null), configuration };
  } catch (error) {
    if (error instanceof UserError) return invalid(error.message);
    throw error;
  }
}

const AGAIN = 'Run the job again.';

/** Where nothing of the head can be told. `fix`: what would show it. */
export function unreadable(why: string, fix: string): DryRun {
  return { change: { state: 'unreadable', why, fix }, configuration: null };
}

function invalid(message: string): DryRun {
  return { change: { state: 'invalid', message }, configuration: null };
}

function changeOf(now: Configuration | null, then: Configuration, isRemoved: boolean): ConfigChange {
  const differences =
    now === null
      ? ['the configuration, which is not valid now, becomes valid']
      : differencesOf(now.settings, then.settings);
  return differences.length === 0 && !isRemoved ? { state: 'unchanged' } : { state: 'changed', isRemoved, differences };
}
