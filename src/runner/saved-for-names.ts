/** Names that a saved history was not read for: labels, environments, workflows, tags, AI tools and their files. */
import { horizonOf } from '../history/horizon.ts';
import type { History } from '../history/model.ts';
import { matchesAny } from '../history/pattern.ts';
import { floorOf } from '../history/plan.ts';
import { windowBefore } from '../history/time.ts';
import { isVersionTag } from '../history/version-tags.ts';
import { issueLabelsOf } from './adoption-input.ts';
import type { ReadFor, Unread } from './saved-for-unread.ts';

/** What of `wanted` goes by names that were not asked for when the history was read for `kept`. */
export function unreadNames(history: History, kept: ReadFor, wanted: ReadFor): Unread[] {
  return [
    ...labels(kept, wanted),
    ...environments(history, kept, wanted),
    ...workflows(kept, wanted),
    ...tags(history, kept, wanted),
    ...traces(kept, wanted),
    ...ruleFiles(kept, wanted),
  ];
}

function labels(kept: ReadFor, wanted: ReadFor): Unread[] {
  const read = issueLabelsOf(kept.settings);
  const names = uncovered(read, issueLabelsOf(wanted.settings));
  return unreadable('issues', names, { what: 'issues with the labels', why: readFor('labels', read) });
}

/** By the names that there are, where they are known: a pattern may ask for more and find no more. */
function environments({ environments: all }: History, kept: ReadFor, wanted: ReadFor): Unread[] {
  const { environments: read } = kept.plan;
  const names =
    all?.filter((name) => matchesAny(wanted.plan.environments, name) && !matchesAny(read, name)) ??
    uncovered(read, wanted.plan.environments);
  return unreadable('deployments', names, { what: 'deployments to', why: readFor('environments', read) });
}

function workflows(kept: ReadFor, wanted: ReadFor): Unread[] {
  const { workflows: read } = kept.plan;
  const names = uncovered(read, wanted.plan.workflows);
  return unreadable('workflowRuns', names, { what: 'runs of', why: readFor('workflows', read) });
}

/**
 * All tags are read, but of those before the horizon only the last ones are kept: of other patterns the last one may be
 * among those that are not.
 */
function tags(history: History, kept: ReadFor, wanted: ReadFor): Unread[] {
  const { tags: patterns, window } = wanted.plan;
  if (JSON.stringify(kept.plan.tags) === JSON.stringify(patterns)) return [];
  const horizon = horizonOf(history, kept.plan);
  if (horizon <= floorOf(wanted.plan)) return [];
  const before = windowBefore(window).since;
  const isSeed = history.tags.some(({ name, at }) => isVersionTag(name, patterns) && at >= horizon && at < before);
  if (isSeed) return [];
  const { tags: read } = kept.plan;
  const why = readFor('tags', read ?? ['that name a version']);
  return unreadable('tags', patterns ?? ['that name a version'], { what: 'tags', why });
}

function traces(kept: ReadFor, wanted: ReadFor): Unread[] {
  if (JSON.stringify(kept.plan.traces) === JSON.stringify(wanted.plan.traces)) return [];
  const why = 'the history was read for other `ai.authors`';
  return [{ parts: ['traces'], since: null, part: 'traces', what: 'traces of AI tools', why }];
}

function ruleFiles(kept: ReadFor, wanted: ReadFor): Unread[] {
  if (JSON.stringify(kept.settings.ai.ruleFiles) === JSON.stringify(wanted.settings.ai.ruleFiles)) return [];
  const why = 'the history was read for other `ai.rule-files`';
  return [{ parts: ['ruleFiles'], since: null, part: 'ruleFiles', what: 'rule files of AI tools', why }];
}

/** The wanted patterns that may fit more than those which were read; any case. */
function uncovered(read: readonly string[], wanted: readonly string[]): string[] {
  const known = new Set(read.map((pattern) => pattern.toLowerCase()));
  // A pattern is no wider than one whose stars alone take its wildcards.
  const wide = read.filter((pattern) => !pattern.includes('?'));
  const isCovered = (name: string) =>
    known.has(name.toLowerCase()) || matchesAny(/[*?]/.test(name) ? wide : read, name);
  return wanted.filter((name) => !isCovered(name));
}

type Words = { readonly what: string; readonly why: string };

function unreadable(
  part: 'issues' | 'deployments' | 'workflowRuns' | 'tags',
  names: readonly string[],
  { what, why }: Words,
): Unread[] {
  return names.length === 0 ? [] : [{ parts: [part], since: null, part, what: `${what} ${listed(names)}`, why }];
}

function readFor(what: string, read: readonly string[]): string {
  return read.length === 0
    ? `the history was read for no ${what}`
    : `the history was read for the ${what} ${listed(read)}`;
}

/** Lists in gaps stay short. */
const MOST_NAMES = 5;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
