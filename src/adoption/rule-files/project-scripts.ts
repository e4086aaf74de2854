/** The scripts, targets, recipes and tasks that a repository defines: what a command in a rule file can run. */
import { fitsName } from './glob.ts';
import { READERS, type ScriptKind } from './script-readers.ts';
import { nameOf, type TextOf, type TreeIndex } from './tree.ts';

/** Names that can be run. `complete`: all files that could define one were read and understood. */
export type Runnable = { readonly names: ReadonlySet<string>; readonly files: number; readonly complete: boolean };

export type ProjectScripts = {
  /** Scripts of every package.json. */
  readonly scripts: Runnable;
  /** What packages are called that may bring a program of their name. */
  readonly packages: ReadonlySet<string>;
  readonly make: Runnable;
  readonly just: Runnable;
  readonly task: Runnable;
};

const MAX_FILES = 5_000;
const MAX_TEXT = 500_000;

/** Paths of the files that define something to run, nearest to the root first. */
export function definingFilesIn(index: TreeIndex): string[] {
  return [...index.entries.keys()]
    .filter((path) => kindOf(path) !== null && !path.split('/').includes('node_modules'))
    .toSorted((a, b) => a.split('/').length - b.split('/').length);
}

/** Reads all of them. A file that can't be read, or builds its names, makes its kind incomplete. */
export function projectScriptsOf(index: TreeIndex, textOf: TextOf): ProjectScripts {
  const paths = definingFilesIn(index);
  const packages = new Set<string>();
  const found: Record<ScriptKind, { names: Set<string>; files: number; complete: boolean }> = {
    scripts: { names: new Set(), files: 0, complete: !index.truncated && paths.length <= MAX_FILES },
    make: { names: new Set(), files: 0, complete: !index.truncated },
    just: { names: new Set(), files: 0, complete: !index.truncated },
    task: { names: new Set(), files: 0, complete: !index.truncated },
  };
  for (const path of paths.slice(0, MAX_FILES)) {
    const kind = kindOf(path);
    if (kind === null) continue;
    const text = textOf(path);
    const into = found[kind];
    into.files++;
    if (typeof text === 'string' || text.truncated || text.text.length > MAX_TEXT) {
      into.complete = false;
      continue;
    }
    const names = READERS[kind](text.text, packages);
    if (names === null) into.complete = false;
    else for (const name of names) into.names.add(name);
  }
  // A generated makefile has targets that nobody wrote down.
  if (
    ['CMakeLists.txt', 'Makefile.am', 'Makefile.in', 'configure.ac', 'configure'].some((name) =>
      index.entries.has(name),
    )
  ) {
    found.make.complete = false;
  }
  return { ...found, packages };
}

/** Whether a name is defined, as it stands or by a pattern (`build-%`, `test:*`). */
export function isDefined({ names }: Runnable, name: string): boolean {
  if (names.has(name)) return true;
  for (const each of names) if (/[%*]/.test(each) && fitsName(each.replaceAll('%', '*'), name)) return true;
  return false;
}

function kindOf(path: string): ScriptKind | null {
  const name = nameOf(path);
  if (name === 'package.json') return 'scripts';
  if (name === 'Makefile' || name === 'makefile' || name === 'GNUmakefile' || name.endsWith('.mk')) return 'make';
  if (/^\.?justfile$/i.test(name) || name.endsWith('.just')) return 'just';
  return /^taskfile(?:\.dist)?\.ya?ml$/i.test(name) ? 'task' : null;
}
