/**
 * The head of a rule file between two `---` lines. Tools don't agree on YAML here (Cursor writes `globs: *.ts` and
 * comma lists without quotes), so this reads keys and values line by line and never fails.
 */

import { commaListOf } from './glob.ts';

export type FrontMatter = {
  /** Lower-case key to value: quotes removed, list items joined by commas; '' where nothing follows the key. */
  readonly values: ReadonlyMap<string, FrontMatterValue>;
  /** The line of the closing `---`, from 1. */
  readonly lastLine: number;
};

export type FrontMatterValue = { readonly text: string; readonly line: number };

/** Longer heads are no heads. */
const MAX_LINES = 200;

/** The front matter of a text; `none`: it has none; `unclosed`: it starts one and never ends it. */
export function frontMatterOf(text: string): FrontMatter | 'none' | 'unclosed' {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const head = text.slice(start, start + 50_000).split('\n', MAX_LINES);
  if (head[0]?.trimEnd() !== '---') return 'none';
  const values = new Map<string, FrontMatterValue>();
  let key: string | null = null;
  for (let at = 1; at < head.length; at++) {
    const line = (head[at] ?? '').trimEnd();
    if (line === '---') return { values, lastLine: at + 1 };
    const item = /^\s*-\s+(\S.*)$/.exec(line)?.[1];
    if (item !== undefined && key !== null) {
      append(values, key, item);
      continue;
    }
    const pair = /^([A-Za-z][\w-]{0,60})\s*:(?:\s+(\S.*))?$/.exec(line);
    if (pair?.[1] === undefined) continue;
    key = pair[1].toLowerCase();
    values.set(key, { text: plain(pair[2] ?? ''), line: at + 1 });
  }
  return 'unclosed';
}

/** A key's value, or `null` where the key is missing or empty. */
export function valueAt(head: FrontMatter, key: string): FrontMatterValue | null {
  const value = head.values.get(key.toLowerCase());
  return value === undefined || value.text === '' ? null : value;
}

function append(values: Map<string, FrontMatterValue>, key: string, item: string): void {
  const before = values.get(key);
  if (before === undefined) return;
  const text = before.text === '' ? plain(item) : `${before.text},${plain(item)}`;
  values.set(key, { ...before, text });
}

/** Without quotes, brackets of a list, or a comment after ` #`. `[a, b]` becomes `a,b`. */
function plain(value: string): string {
  const text = value.replace(/\s#\s.*$/, '').trim();
  const list = text.startsWith('[') && text.endsWith(']') ? commaListOf(text.slice(1, -1)) : [text];
  return list.map((part) => unquoted(part.trim())).join(',');
}

function unquoted(text: string): string {
  const first = text[0];
  return text.length > 1 && (first === '"' || first === "'") && text.endsWith(first) ? text.slice(1, -1) : text;
}
