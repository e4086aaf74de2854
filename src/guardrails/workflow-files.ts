/** What a workflow runs from: its own file, and the workflows and actions of the repository that it uses. */
import type { ChangedFile } from '../history/pull-request-facts.ts';

/** What each workflow of the default branch uses, by its path; `null`: not read. */
type Uses = ReadonlyMap<string, readonly string[]> | null;

const FOLDERS = ['.github/workflows', '.github/actions'];

/** What a workflow and those that it calls use; `null`: one of them was not read. */
export function usesOf(workflow: string, uses: Uses): readonly string[] | null {
  const found = new Set<string>();
  const open = [workflow];
  const seen = new Set(open);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const own = uses?.get(path);
    if (own === undefined) return null;
    for (const used of own) {
      found.add(used);
      const called = localPathOf(used);
      if (called === null || !/\.ya?ml$/.test(called) || seen.has(called)) continue;
      seen.add(called);
      open.push(called);
    }
  }
  return [...found];
}

/**
 * The files and folders of the repository that a workflow runs from, itself left out: workflows that it calls, and actions
 * that they use. What is not on the default branch is left out; `null`: the workflows were not read.
 */
export function calledBy(workflow: string, uses: Uses): ReadonlySet<string> | null {
  if (uses === null) return null;
  const found = new Set<string>();
  const open = [workflow];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const used of uses.get(path) ?? []) {
      const called = localPathOf(used);
      if (called === null || called === workflow || found.has(called)) continue;
      found.add(called);
      open.push(called);
    }
  }
  return found;
}

/** Whether what is used is a workflow of another repository: what that uses can't be seen. */
export function isHidden(used: string): boolean {
  return localPathOf(used) === null && used.includes('/.github/workflows/');
}

/**
 * Whether a pull request changes what a workflow runs from, as far as that is known: the workflow, and the workflows and
 * actions of the repository that it uses. Where that is not known, every file of those counts.
 */
export function isChanged(workflow: string | null, files: readonly ChangedFile[], uses: Uses): boolean {
  const used = workflow === null ? null : usesOf(workflow, uses);
  const own = workflow === null ? [] : [workflow];
  const roots = [...own, ...(used === null ? FOLDERS : used.flatMap((each) => localPathOf(each) ?? []))];
  const changed = files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]);
  return changed.some((path) => roots.some((root) => path === root || path.startsWith(`${root}/`)));
}

/** `./.github/actions/scan` without what is in front; an action at the root is its own description. `null`: elsewhere. */
function localPathOf(used: string): string | null {
  if (!used.startsWith('./')) return null;
  const path = used.slice(2).replace(/\/$/, '');
  return path === '' ? 'action.yml' : path;
}
