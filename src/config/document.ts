/** YAML text to plain data, for text that may have been written to do harm. */
import type { CST, Document, Node } from 'yaml';
import { isCollection, isMap, isNode, isPair, isScalar, LineCounter, Parser, parseDocument, visit } from 'yaml';
import type { LineOf, Problem } from './problems.ts';

/** The longest file that is read: 64 KiB. */
export const MAX_FILE_BYTES = 65_536;
/** A config file with every list full stays far below both. */
const MAX_DEPTH = 20;
const MAX_NODES = 5_000;

/** The parser's messages that speak to its programmer instead of the file's author. */
const PLAINER: ReadonlyMap<string, string> = new Map([
  ['MULTIPLE_DOCS', 'there may be one document only'],
  ['NON_STRING_KEY', 'a key must be plain text'],
]);

/** What a YAML file holds and where, or what keeps it from being read. An empty file holds `null`. */
export type Reading =
  | { readonly value: unknown; readonly lineOf: LineOf }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** Reads one YAML 1.2 document of plain data: duplicate keys, tags of its own, and alias bombs are refused. `<<` is a key. */
export function readDocument(text: string): Reading {
  if (text.length > MAX_FILE_BYTES || new TextEncoder().encode(text).length > MAX_FILE_BYTES) {
    return refused(`the file is longer than ${MAX_FILE_BYTES} bytes`);
  }
  const lines = new LineCounter();
  const excess = excessOf([...new Parser().parse(text)]);
  if (excess !== null) return refused(excess);
  const document = parseDocument(text, {
    lineCounter: lines,
    // What the parser's own excerpts show is the file's text, unescaped.
    prettyErrors: false,
    logLevel: 'error',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
  });
  const [first, ...others] = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    notYaml(PLAINER.get(code) ?? message, lines.linePos(pos[0]).line),
  );
  if (first !== undefined) return { problems: [first, ...others] };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), lineOf: (path) => lineOfNode(document, path, lines) };
  } catch (error) {
    return { problems: [notYaml(error instanceof Error ? error.message : 'unreadable', looseAlias(document, lines))] };
  }
}

/** The line of the first alias without an anchor, which only taking the values finds out; `null`: there is none. */
function looseAlias(document: Document.Parsed, lines: LineCounter): number | null {
  let start: number | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      start = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return start === undefined ? null : lines.linePos(start).line;
}

function refused(what: string): Reading {
  return { problems: [{ line: null, path: null, what }] };
}

function notYaml(message: string, line: number | null): Problem {
  return {
    line,
    path: null,
    what: `not valid YAML: ${message.slice(0, 200).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')}`,
  };
}

/** What is too much about a text, or `null`. Composing recurses, and compares each key with all others: hence before. */
function excessOf(tokens: readonly CST.Token[]): string | null {
  let level = tokens;
  let nodes = 0;
  for (let depth = 0; level.length > 0; depth++) {
    nodes += level.length;
    if (depth > MAX_DEPTH) return `lists and mappings are nested more than ${MAX_DEPTH} deep`;
    if (nodes > MAX_NODES) return `the file holds more than ${MAX_NODES} keys and values`;
    level = level.flatMap(tokensIn);
  }
  return null;
}

function tokensIn(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}

/** The line of the deepest node on the way to `path`: a key's own where it can be told, else its parent's. */
function lineOfNode(document: Document.Parsed, path: readonly PropertyKey[], lines: LineCounter): number | null {
  let node: unknown = document.contents;
  let found: Node | null = isNode(node) ? node : null;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (pair === undefined) break;
      if (isNode(pair.key)) found = pair.key;
      node = pair.value;
    } else if (isCollection(node)) {
      const item = typeof part === 'number' ? node.items[part] : undefined;
      if (!isNode(item) || isPair(item)) break;
      found = item;
      node = item;
    } else {
      break;
    }
  }
  const start = found?.range?.[0];
  return start === undefined ? null : lines.linePos(start).line;
}
