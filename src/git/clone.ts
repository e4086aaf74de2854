import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SourceError } from '../history/errors.ts';
import { defaultBranchOf } from './branch.ts';
import type { Environment, Git } from './program.ts';
import { findGit } from './program.ts';
import type { Refs } from './refs.ts';
import { readRefs } from './refs.ts';
import { folderName, identityOf } from './remote.ts';
import { firstLine, run, textOf } from './run.ts';
import type { CloneSettings } from './settings.ts';
import { readSettings } from './settings.ts';

/** A clone on this machine, as found: what it is a clone of, and its branches. */
export type Clone = {
  readonly git: Git;
  /** The top folder of the work tree; of a bare repository its own folder. */
  readonly root: string;
  readonly gitDir: string;
  /** The folder that all work trees of the repository share. */
  readonly commonDir: string;
  /** `owner/name` from the remote; without one the folder's name. */
  readonly repository: string;
  /** `https://host/owner/name`, or `null` where no host is known. */
  readonly url: string | null;
  readonly defaultBranch: string;
  readonly isBare: boolean;
  readonly isShallow: boolean;
  readonly settings: CloneSettings;
  readonly refs: Refs;
};

/**
 * Opens the clone that `path` lies in: a work tree or any folder in it, or a bare repository. Nothing in it is changed,
 * run or fetched. Throws a `SourceError` where there is none, or where git refuses to read it.
 */
export async function openClone(path: string, options: { readonly env: Environment }): Promise<Clone> {
  const folder = resolve(path);
  if (!(await isFolder(folder))) {
    throw new SourceError(
      `There is no folder ${folder}.`,
      'Name a folder that is a clone of a repository, or a command: one-pizza --help.',
    );
  }
  const found = await findGit(folder, options.env);
  const { isBare, isInWorkTree, isShallow } = await readKind(found);
  const ask = async (question: string) => (await textOf(found, ['rev-parse', question])).replace(/\n$/, '');
  const gitDir = await ask('--absolute-git-dir');
  const commonDir = resolve(folder, await ask('--git-common-dir'));
  const root = isInWorkTree ? await ask('--show-toplevel') : gitDir;
  const git = { ...found, folder: root };
  const settings = await readSettings(git);
  const refs = await readRefs(git, settings.isMirror ? null : settings.remote);
  const identity = settings.remote === null ? null : identityOf(await urlOf(git, settings.remote));
  return {
    git,
    root,
    gitDir,
    commonDir,
    repository: identity?.repository ?? folderName(commonDir),
    url: identity?.url ?? null,
    defaultBranch: defaultBranchOf(refs, { isBare, initialBranch: settings.initialBranch }),
    isBare,
    isShallow,
    settings,
    refs,
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function readKind(git: Git): Promise<{ isBare: boolean; isInWorkTree: boolean; isShallow: boolean }> {
  const questions = ['--is-bare-repository', '--is-inside-work-tree', '--is-shallow-repository'];
  const { code, text, errors } = await run(git, ['rev-parse', ...questions]);
  if (code !== 0) throw refusalOf(git.folder, errors);
  const [isBare, isInWorkTree, isShallow] = text.split('\n').map((answer) => answer === 'true');
  return { isBare: isBare === true, isInWorkTree: isInWorkTree === true, isShallow: isShallow === true };
}

/** Why git would not open a folder, and what to do about it. */
function refusalOf(folder: string, errors: string): SourceError {
  if (/dubious ownership|unsafe repository/.test(errors)) {
    return new SourceError(
      `Git does not trust ${folder}: it belongs to another user of this machine.`,
      `If you trust it, run: git config --global --add safe.directory "${folder}"`,
    );
  }
  if (/not a git repository/.test(errors)) {
    return new SourceError(
      `${folder} is no git repository.`,
      'Run one-pizza in a clone, or name one: one-pizza report PATH',
    );
  }
  return new SourceError(`Git cannot open ${folder}: ${firstLine(errors)}`, `Try "git status" there and mend that.`);
}

/** The remote's address with the user's abbreviations (`url.<base>.insteadOf`) written out. */
async function urlOf(git: Git, remote: string): Promise<string> {
  return (await run(git, ['remote', 'get-url', '--', remote])).text;
}
