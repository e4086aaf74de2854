/** One logical rule file: whether it is effective, for which tools, and what is wrong with it. */

import type { FileState } from './assessment.ts';
import { type Checked, checkText, type Facts } from './check-text.ts';
import { type Repository, readsImports } from './content.ts';
import type { Finding } from './finding.ts';
import { importedFrom } from './imported.ts';
import { type Surroundings, toolsFor } from './loaders.ts';
import type { Group } from './logical-files.ts';
import type { Sized } from './size-limits.ts';
import { directoryOf, type FileText, nameOf, resolvePath } from './tree.ts';

export type Judged = {
  readonly group: Group;
  readonly state: FileState;
  readonly tools: readonly string[];
  /** `null`: there was no text to check. */
  readonly checked: Checked | null;
  readonly findings: readonly Finding[];
  readonly bytes: number | null;
  readonly characters: number | null;
};

export type Against = { readonly repository: Repository; readonly facts: Facts; readonly around: Surroundings };

/** Longer texts are checked up to here. */
const MAX_CHECKED = 1_000_000;
/** All texts together; no repository has a tenth of it. */
const MAX_CHECKED_IN_ALL = 8_000_000;

/** Judges every group, those nearest to the root first: with too much text the deepest are not checked. */
export function judgeAll(groups: readonly Group[], against: Against): Judged[] {
  let left = MAX_CHECKED_IN_ALL;
  const depth = ({ path }: Group): number => path.split('/').length;
  return groups
    .toSorted((a, b) => depth(a) - depth(b))
    .map((group) => {
      const text = left > 0 ? against.repository.textOf(group.path) : 'unread';
      left -= typeof text === 'string' ? 0 : Math.min(text.text.length, MAX_CHECKED);
      return judge(group, text, against);
    });
}

function judge(group: Group, text: FileText, { repository, facts, around }: Against): Judged {
  const names = group.names.map(({ path }) => path);
  const pointer = typeof text === 'string' ? null : pointerIn(text.text, group.path, repository);
  const read = typeof text === 'string' || pointer !== null ? null : text.text.slice(0, MAX_CHECKED);
  const checked = read === null ? null : checkText({ path: group.path, names, text: read }, facts);
  const whole = typeof text !== 'string' && !text.truncated && text.text.length <= MAX_CHECKED;
  const empty = checked?.empty === true && whole;
  return {
    group,
    state: stateOf({ unreadable: text === 'binary' || pointer !== null, empty, generator: isGenerator(group) }),
    tools: [...new Set(group.names.flatMap(({ path, entries }) => toolsFor(path, entries, around)))].toSorted(),
    checked,
    findings: [...readingFindings(group.path, text, { pointer, whole, empty }), ...(checked?.findings ?? [])],
    bytes: repository.index.entries.get(group.path)?.size ?? (whole ? bytesOf(text) : null),
    characters: whole ? text.text.length : null,
  };
}

/** Files that a CLAUDE.md or GEMINI.md imports reach that tool too. */
export function withImports(repository: Repository, judged: readonly Judged[]): Judged[] {
  const reached = new Map<string, Set<string>>();
  for (const { group, tools, state } of judged) {
    if (state !== 'effective' || !group.names.some(({ path }) => readsImports(path))) continue;
    for (const path of importedFrom(repository, group.path)) {
      reached.set(path, new Set([...(reached.get(path) ?? []), ...tools.filter((tool) => importing(tool))]));
    }
  }
  return judged.map((each) => {
    const more = [each.group.path, ...each.group.names.map(({ path }) => path)].flatMap((path) => [
      ...(reached.get(path) ?? []),
    ]);
    return more.length === 0 ? each : { ...each, tools: [...new Set([...each.tools, ...more])].toSorted() };
  });
}

/** What is measured against the tools' limits: every name of the content. */
export function sizedOf({ group, bytes, characters }: Judged): Sized[] {
  return group.names.map(({ path, entries }) => ({ path, entries, bytes, characters }));
}

/** Whether a group is the source that rule files are made from. */
export function isGenerator(group: Group): boolean {
  return group.names.every(({ entries }) => entries.every(({ kind }) => kind === 'generator'));
}

function importing(tool: string): boolean {
  return tool === 'Claude Code' || tool === 'Gemini CLI';
}

function stateOf(is: {
  readonly unreadable: boolean;
  readonly empty: boolean;
  readonly generator: boolean;
}): FileState {
  if (is.unreadable) return 'not-loaded';
  if (is.empty) return 'empty';
  return is.generator ? 'generated' : 'effective';
}

/** A file whose one line is the path of another: a symlink, checked out and committed where there are none. */
function pointerIn(text: string, path: string, { index }: Repository): string | null {
  const only = text.length > 300 ? '' : text.trim();
  if (!/^[\w./-]+\.mdc?$/.test(only)) return null;
  const target = resolvePath(directoryOf(path), only);
  return target !== null && index.entries.has(target) && target !== path ? target : null;
}

function readingFindings(
  path: string,
  text: FileText,
  { pointer, whole, empty }: { readonly pointer: string | null; readonly whole: boolean; readonly empty: boolean },
): Finding[] {
  const unchecked = (message: string): Finding[] => [{ kind: 'unchecked', path, line: null, message }];
  if (text === 'binary') return unchecked('it is no text');
  if (text === 'too-large') return unchecked('it is too large to be checked');
  if (text === 'unread') return unchecked('its text was not read');
  if (pointer !== null) {
    const message = 'it holds a path instead of rules: a symlink that was committed as a file';
    return [{ kind: 'broken-link', path, line: 1, message, fix: `make it a symlink, or write @${nameOf(pointer)}` }];
  }
  if (empty) return [{ kind: 'empty', path, line: null, message: 'it says nothing' }];
  return whole ? [] : unchecked('only its beginning was checked');
}

function bytesOf(text: FileText): number | null {
  return typeof text === 'string' ? null : new TextEncoder().encode(text.text).length;
}
