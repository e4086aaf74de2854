/** Which of the paths that a pull request changes are guarded. */
import type { Catalogue } from '../adoption/rule-file-catalogue.ts';
import { catalogueWith, entriesFor } from '../adoption/rule-file-catalogue.ts';
import type { Settings } from '../config/settings.ts';
import type { RuleFileFacts } from '../history/rule-file-facts.ts';
import type { PullRequestSubject } from './rule.ts';
import type { TouchedPath, TouchedPaths } from './touched-paths.ts';
import { touchedPathsOf } from './touched-paths.ts';
import { calledBy } from './workflow-files.ts';

/** `did`: what is done to it, as in "is changed". `isCertain`: else it may be no more than a harmless change. */
export type GuardedPath = { readonly path: string; readonly did: string; readonly isCertain: boolean };

export type GuardedPaths = { readonly paths: readonly GuardedPath[]; readonly isWhole: TouchedPaths['isWhole'] };

/** Where GitHub looks for it. */
const CODE_OWNERS_PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/**
 * The config file, the workflow that runs it with what that calls, and CODEOWNERS in any of its places, changed in
 * whatever way, and the rule files of AI tools that are deleted, renamed, emptied or replaced by none. Each path once.
 * `isWhole`: there are no others.
 */
export function guardedPathsOf(subject: PullRequestSubject, { ai }: Pick<Settings, 'ai'>): GuardedPaths {
  const { facts, config, configPath, ownWorkflow, ruleFiles, workflowUses } = subject;
  const called = ownWorkflow === null ? null : calledBy(ownWorkflow, workflowUses);
  const always = new Set([configPath, ...(ownWorkflow === null ? [] : [ownWorkflow]), ...CODE_OWNERS_PLACES]);
  const catalogue = catalogueWith(ai.ruleFiles);
  const { paths, isWhole } = touchedPathsOf(facts);
  const found = new Map<string, GuardedPath>();
  for (const touched of paths) {
    const { path, isLeft } = touched;
    const did = isLeft ? 'is removed' : touched.file.change === 'ADDED' ? 'is added' : 'is changed';
    const guarded =
      always.has(path) || isCalled(path, called)
        ? { path, did, isCertain: true }
        : (possiblyOwn(path, called) ?? lostRuleFile(touched, catalogue, ruleFiles));
    if (guarded !== null) found.set(path, guarded);
  }
  // A folder on its way that is moved, or becomes a symbolic link, changes it although its own path is not listed.
  if (config.state === 'changed' && !found.has(configPath)) {
    const did = config.isRemoved ? 'is removed' : 'is changed';
    found.set(configPath, { path: configPath, did, isCertain: true });
  }
  return { paths: [...found.values()], isWhole };
}

/** Whether the workflow that runs this calls the file, or an action in whose folder it is. */
function isCalled(path: string, called: ReadonlySet<string> | null): boolean {
  return [...(called ?? [])].some((each) => path === each || path.startsWith(`${each}/`));
}

/** Where it is not known which workflow this is, or what that calls, any of them may be it. */
function possiblyOwn(path: string, called: ReadonlySet<string> | null): GuardedPath | null {
  if (called !== null || !path.startsWith('.github/workflows/')) return null;
  return { path, did: 'may be the workflow that runs this and is touched', isCertain: false };
}

/** A rule file that tools lose; `null`: the path is none, or is not lost. */
function lostRuleFile(
  { path, isLeft, file }: TouchedPath,
  catalogue: Catalogue,
  atHead: RuleFileFacts | null,
): GuardedPath | null {
  if (file.change === 'ADDED' || entriesFor(catalogue, path).ruleFiles.length === 0) return null;
  if (isLeft) return { path, did: 'is removed', isCertain: true };
  if (atHead === null) {
    const mayBeEmpty = file.additions === 0 && file.deletions > 0;
    return mayBeEmpty ? { path, did: 'may be emptied', isCertain: false } : null;
  }
  const found = atHead.files.find(({ path: content, names }) => {
    return content === path || names.some((name) => name.path === path);
  });
  if (found?.state === 'empty') return { path, did: 'is emptied', isCertain: true };
  // A submodule, a link to nowhere or no text in its place: or it was none before.
  const isLoaded = found !== undefined && found.state !== 'not-loaded';
  return isLoaded ? null : { path, did: 'is touched and may be lost to the tools that load it', isCertain: false };
}
