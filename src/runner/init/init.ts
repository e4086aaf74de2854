/** `one-pizza init`: a config file and a workflow for a clone that has none, fitted to what the repository shows. */
import type { Clone } from '../../git/clone.ts';
import { openClone } from '../../git/clone.ts';
import { CONFIG_PATH } from '../../github/repository.ts';
import { SourceError } from '../../history/errors.ts';
import { configText } from '../../init/config-text.ts';
import { fitOf } from '../../init/fit.ts';
import type { Written } from '../../init/result-text.ts';
import { resultText } from '../../init/result-text.ts';
import type { Seen } from '../../init/seen.ts';
import { hasMergeQueue, shownLines } from '../../init/shown.ts';
import { workflowText } from '../../init/workflow-text.ts';
import type { Surroundings } from '../input.ts';
import type { Options } from '../options.ts';
import type { SeenRead } from './read-seen.ts';
import { readSeen } from './read-seen.ts';
import type { Target } from './targets.ts';
import { inTheWay, writeNew } from './targets.ts';

/** What is written, unless something of that name is there. */
export const CONFIG: Target = { path: CONFIG_PATH, variants: ['.github/one-pizza.yaml'] };
export const WORKFLOW: Target = {
  path: '.github/workflows/one-pizza.yml',
  variants: ['.github/workflows/one-pizza.yaml'],
};

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
  const disk = await onDisk(clone);
  const read = await readSeen(clone, options, around);
  const { seen } = read;
  const fit = fitOf(seen);
  const files: Written[] = [
    { path: CONFIG.path, leftAlone: disk.config ?? committed(read, CONFIG) },
    { path: WORKFLOW.path, leftAlone: disk.workflow ?? committed(read, WORKFLOW) ?? runsAlready(seen) },
  ];
  const texts = [configText(fit.fitted), workflowText({ hasMergeQueue: hasMergeQueue(seen) })];
  for (const [at, { path, leftAlone }] of files.entries()) {
    if (leftAlone === null) await writeNew(clone.root, path, texts[at] ?? '');
  }
  const shown = [...elsewhere(clone, options), ...shownLines(seen)];
  return resultText({ files, shown, fit, report: reportCommand(options) });
}

async function onDisk({ root }: Clone): Promise<{ config: string | null; workflow: string | null }> {
  const config = await inTheWay(root, CONFIG);
  const workflow = await inTheWay(root, WORKFLOW);
  return { config: there(config, CONFIG), workflow: there(workflow, WORKFLOW) };
}

function there(found: string | null, { path }: Target): string | null {
  if (found === null) return null;
  return found === path ? 'exists' : `would stand beside ${found}`;
}

/** Another branch is checked out, or the file was deleted on disk. */
function committed({ seen, paths }: SeenRead, { path, variants }: Target): string | null {
  const found = [path, ...variants].find((each) => paths.has(each));
  return found === undefined ? null : `is on ${seen.history.branch} as ${found}`;
}

function runsAlready({ workflows }: Seen): string | null {
  const found = workflows?.find(({ runsOnePizza }) => runsOnePizza);
  return found === undefined ? null : `is not needed: ${found.path} runs One-Pizza`;
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
