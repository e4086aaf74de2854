import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { devNull } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { SourceError } from '../history/errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How to start git: the program's path, the folder to start it in, and its environment. */
export type Git = { readonly program: string; readonly folder: string; readonly env: Environment };

/**
 * Git as found in the `PATH` of `env`, to be started in `folder`. Only absolute entries count: the folder may be
 * somebody else's clone, and a `git` that lies in it must never run.
 */
export async function findGit(folder: string, env: Environment): Promise<Git> {
  const isWindows = process.platform === 'win32';
  const [, paths = ''] = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH') ?? [];
  for (const entry of (paths ?? '').split(delimiter)) {
    const program = join(entry, isWindows ? 'git.exe' : 'git');
    if (isAbsolute(entry) && (await isProgram(program))) return { program, folder, env: environmentFor(env) };
  }
  throw new SourceError('git was not found.', 'Install git 2.25 or newer and put it on the PATH.');
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** What of git's own variables is kept: where its program and the user's configuration are. */
const KEPT = /^GIT_(?:EXEC_PATH|CEILING_DIRECTORIES|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/i;

/**
 * The environment for git. Variables that name another repository (`GIT_DIR` in a hook), redirect objects or write
 * traces are dropped, so that a path means that path; nothing is asked for, locked, or fetched.
 */
function environmentFor(env: Environment): Environment {
  const kept = Object.entries(env).filter(([name]) => !/^GIT_/i.test(name) || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    // For versions that do not know the line above: no transport has this name, so none may be used.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_GRAFT_FILE: devNull,
  };
}
