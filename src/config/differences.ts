/** What is in force otherwise under other settings, for people to see. */
import type { Guardrails, Settings } from './settings.ts';
import { GUARDRAILS } from './settings.ts';
import { shownText } from './shown.ts';
import { spelled } from './spelled.ts';

const MAX_SHOWN = 80;
/** How much of what two long values share is shown before they differ. */
const MAX_SHARED = 20;

/** What has nothing to hide needs no quotes; it holds nothing that could pass for one of the signs between values. */
const PLAIN = /^[\w./@*?#+-]+(?: [\w./@*?#+-]+)*$/;

/**
 * What is in force otherwise, a line for each key, in the spelling and the order of the config file:
 * `guardrails.pr-size.level: error → off`. Values are somebody's text: each line is one line without invisible
 * characters, and long values are cut to 80 characters, from about where they differ.
 */
export function differencesOf(from: Settings, to: Settings): string[] {
  const before = new Map(leavesOf(spelled(from)));
  const origins = originsOf(from.guardrails, to.guardrails);
  return leavesOf(spelled(to)).flatMap(([path, after]) => {
    const values = changed(before.get(path) ?? '', after) ?? origins.get(path);
    return values === undefined ? [] : [`${path}: ${values}`];
  });
}

/**
 * Levels that stay but are set in another place, by their paths: with `fail-on: warn`, what the preset `observe` warns
 * of does not fail, and what the file warns of does.
 */
function originsOf({ levels: from }: Guardrails, { levels: to }: Guardrails): ReadonlyMap<string, string> {
  const shown = (id: keyof typeof to, levels: typeof to) => {
    const { level, from: place } = levels[id];
    return `${level} ${place === 'preset' ? 'by the preset' : 'by name'}`;
  };
  const moved = GUARDRAILS.filter((id) => from[id].from !== to[id].from);
  return new Map(moved.map((id) => [`guardrails.${id}.level`, `${shown(id, from)} → ${shown(id, to)}`]));
}

/** Every value that holds no others, lists as a whole, by its path. */
function leavesOf(value: unknown, path = ''): (readonly [path: string, shown: string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, shownWhole(value)]];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, path === '' ? key : `${path}.${key}`));
}

function shownWhole(value: unknown): string {
  if (value === null) return '(not set)';
  if (!Array.isArray(value)) return shownItem(value);
  return value.length === 0 ? '(none)' : value.map(shownItem).join(', ');
}

function shownItem(value: unknown): string {
  if (typeof value === 'string') return PLAIN.test(value) ? value : shownText(value, Number.POSITIVE_INFINITY);
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([key, member]) => `${key}: ${shownItem(member)}`);
  return `{ ${members.join(', ')} }`;
}

/** Two values that differ, each short; `undefined`: they do not. */
function changed(before: string, after: string): string | undefined {
  if (before === after) return undefined;
  const [from, to] = [[...before], [...after]];
  const isShort = Math.max(from.length, to.length) <= MAX_SHOWN;
  const differsAt = from.findIndex((character, at) => character !== to[at]);
  const shared = differsAt === -1 ? from.length : differsAt;
  const start = isShort ? 0 : Math.max(0, shared - MAX_SHARED);
  return `${excerpt(from, start)} → ${excerpt(to, start)}`;
}

function excerpt(characters: readonly string[], start: number): string {
  const end = start + MAX_SHOWN;
  const middle = characters.slice(start, end).join('');
  return `${start > 0 ? '…' : ''}${middle}${characters.length > end ? '…' : ''}`;
}
