/** `one-pizza init`: a config file and a workflow for a clone that has none, fitted to what the repository shows. */
import type { Clone } from '../../git/clone.ts';
import { openClone } from '../../git/clone.ts';
import { SourceError } from '../../history/errors.ts';
import { fitOf } from '../../init/fit.ts';
import { together } from '../../init/fitted.ts';
import type { PlannedFile } from '../../init/plan-files.ts';
import { CONFIG_FILE, enforced, plannedFiles, REPORT_FILE } from '../../init/plan-files.ts';
import type { Written } from '../../init/result-text.ts';
import { resultText } from '../../init/result-text.ts';
import { shownLines } from '../../init/shown.ts';
import type { Surroundings } from '../input.ts';
import type { Options } from '../options.ts';
import type { SeenRead } from './read-seen.ts';
import { readSeen } from './read-seen.ts';
import type { Target } from './targets.ts';
import { inTheWay, writeNew } from './targets.ts';

/**
 * Writes the files that are not there yet into the clone that `options.path` lies in, and says what was written, what
 * it was fitted to and what is open. Throws a SourceError where there is no clone, or none that files can be written to.
 */
export async function init(options: Options, around: Surroundings): Promise<string> {
  const clone = await openClone(options.path, { env: around.env });
  if (clone.isBare || clone.root === clone.gitDir) {
    throw new SourceError(`${clone.root} has no work tree to write to.`, 'Name a clone with its files checked out.');
  }
  // Before anything is read: what can't be written to should not cost a request.
  for (const path of [CONFIG_FILE, REPORT_FILE]) await inTheWay(clone.root, targetOf(path));
  const read = await readSeen(clone, options, around);
  const { enforce } = options;
  const fit = together([...(enforce ? [enforced()] : []), fitOf(read.seen)]);
  const planned = plannedFiles(read.seen, { fitted: fit.fitted, enforce });
  const files: Written[] = [];
  for (const file of planned) files.push({ path: file.path, leftAlone: await whyNot(file, clone, read) });
  for (const [at, { path, text }] of planned.entries()) {
    if (files[at]?.leftAlone === null) await writeNew(clone.root, path, text);
  }
  const shown = [...elsewhere(clone, options), ...shownLines(read.seen)];
  return resultText({ files, shown, fit, enforce, report: reportCommand(options) });
}

async function whyNot(file: PlannedFile, { root }: Clone, read: SeenRead): Promise<string | null> {
  const target = targetOf(file.path);
  const there = await inTheWay(root, target);
  if (there !== null) return there === file.path ? 'exists' : `would stand beside ${there}`;
  return (
    committed(read, target) ?? (file.insteadOf === null ? null : `is not needed: ${file.insteadOf} runs One-Pizza`)
  );
}

function targetOf(path: string): Target {
  return { path, variants: [path.replace(/\.yml$/, '.yaml')] };
}

/** Another branch is checked out, or the file was deleted on disk. */
function committed({ seen, paths }: SeenRead, { path, variants }: Target): string | null {
  const found = [path, ...variants].find((each) => paths.has(each));
  return found === undefined ? null : `is on ${seen.history.branch} as ${found}`;
}

/** Said where GitHub was asked about another repository than the clone's. */
function elsewhere({ repository }: Clone, { repository: named }: Options): string[] {
  if (named === null) return [];
  const asked = `${named.owner}/${named.name}`;
  if (asked.toLowerCase() === repository.toLowerCase()) return [];
  return [`fitted to ${asked} at GitHub, and written to the clone of ${repository}`];
}

function reportCommand({ repository, path }: Options): string {
  if (repository !== null) return `one-pizza report -R ${repository.owner}/${repository.name}`;
  return path === '.' ? 'one-pizza report' : `one-pizza report ${path}`;
}
