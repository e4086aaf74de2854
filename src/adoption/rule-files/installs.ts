/** Which package manager a rule file installs with, and whether the repository's lockfiles belong to another one. */
import type { Command } from './commands.ts';
import type { Finding } from './finding.ts';
import { nameOf, type TreeIndex } from './tree.ts';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun' | 'uv' | 'poetry' | 'pipenv';

const LOCKFILES: ReadonlyMap<string, PackageManager> = new Map([
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['uv.lock', 'uv'],
  ['poetry.lock', 'poetry'],
  ['Pipfile.lock', 'pipenv'],
]);
const JAVASCRIPT: ReadonlySet<PackageManager> = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/** A use of a package manager that reads or writes its lockfile. */
export type Install = { readonly manager: PackageManager; readonly line: number };

/** The installs that a text asks for. Naming a package (`npm install left-pad`) may speak to users, and is left out. */
export function installsIn(commands: readonly Command[]): Install[] {
  return commands.flatMap(({ words, line, ordered, discouraged }) => {
    const manager = discouraged || !ordered ? null : installerOf(words);
    return manager === null ? [] : [{ manager, line }];
  });
}

function installerOf([program = '', verb, ...given]: readonly string[]): PackageManager | null {
  const bare = given.every((word) => word.startsWith('-')) && !given.some((word) => /^(?:-g|--global)$/.test(word));
  if (!bare) return null;
  if (program === 'npm') return verb === 'install' || verb === 'i' || verb === 'ci' ? 'npm' : null;
  if (program === 'pnpm' || program === 'bun') return verb === 'install' || verb === 'i' ? program : null;
  if (program === 'yarn') return verb === 'install' ? 'yarn' : null;
  if (program === 'uv') return verb === 'sync' || verb === 'lock' ? 'uv' : null;
  if (program === 'poetry') return verb === 'install' || verb === 'lock' ? 'poetry' : null;
  return program === 'pipenv' && (verb === 'install' || verb === 'sync') ? 'pipenv' : null;
}

/** The package managers whose lockfiles are committed, wherever they lie. */
export function lockedBy(index: TreeIndex): ReadonlySet<PackageManager> {
  const managers = new Set<PackageManager>();
  for (const path of index.entries.keys()) {
    const manager = LOCKFILES.get(nameOf(path));
    if (manager !== undefined) managers.add(manager);
  }
  return managers;
}

/** One finding for each manager a file installs with that has no lockfile while another of its language has one. */
export function packageManagerFindings(
  path: string,
  installs: readonly Install[],
  locked: ReadonlySet<PackageManager>,
): Finding[] {
  const seen = new Set<PackageManager>();
  return installs.flatMap(({ manager, line }) => {
    const rivals = [...locked].filter((each) => JAVASCRIPT.has(each) === JAVASCRIPT.has(manager));
    if (seen.has(manager) || locked.has(manager) || rivals.length === 0) return [];
    seen.add(manager);
    const message = `it installs with ${manager}, and the lockfile is ${rivals.toSorted().join(' and ')}'s`;
    return [{ kind: 'package-manager', path, line, message, fix: `install with ${rivals[0]}` }];
  });
}
