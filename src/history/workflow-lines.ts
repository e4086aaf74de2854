/** A workflow's text as keys and values with where they stand. No YAML parser: only block style is followed. */

/** A key with its value on the same line, or a line without a key, such as a scalar in a list (`key` is `null`). */
export type WorkflowLine = {
  /** The keys that it stands below, outermost first. */
  readonly path: readonly string[];
  readonly key: string | null;
  /** Without quotes and comment; empty where the value stands on further lines, or is a block of text. */
  readonly value: string;
};

type Above = { readonly column: number; readonly key: string };

/** `|` or `>` with its indicators: what is deeper below is text, not YAML. */
const BLOCK = /^(?:[&!]\S* )*[|>][-+0-9]{0,2}$/;

/**
 * The lines of a workflow file that hold keys or scalars, in their order, comments and blocks of text (`run: |`) left
 * out. Takes time linear in the text.
 */
export function workflowLines(text: string): readonly WorkflowLine[] {
  const found: WorkflowLine[] = [];
  const above: Above[] = [];
  let textBelow: number | null = null;
  let openQuote: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (openQuote !== null) {
      if (closes(line, openQuote, 0)) openQuote = null;
      continue;
    }
    const trimmed = line.trimStart();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const indent = line.length - trimmed.length;
    if (textBelow !== null && indent > textBelow) continue;
    textBelow = null;
    const { column, key, rest, isItem } = keyIn(trimmed.trimEnd(), indent);
    // The items of a list may begin in the column of its key.
    const below = isItem ? indent + 1 : column;
    while ((above.at(-1)?.column ?? -1) >= below) above.pop();
    const path = above.map((each) => each.key);
    if (key !== null) above.push({ column, key });
    const quote = quoteOf(rest);
    if (quote !== null && !closes(rest, quote, 1)) openQuote = quote;
    const value = scalarOf(rest);
    if (quote === null && BLOCK.test(value)) textBelow = column;
    found.push({ path, key, value: textBelow === null && openQuote === null ? value : '' });
  }
  return found;
}

type Keyed = {
  /** Of the key; of a scalar in a list, of the last dash. */
  readonly column: number;
  readonly key: string | null;
  readonly rest: string;
  readonly isItem: boolean;
};

/** A line behind the dashes of its list items. */
function keyIn(line: string, indent: number): Keyed {
  let at = 0;
  let dash = 0;
  while (line[at] === '-' && (line[at + 1] === ' ' || line[at + 1] === undefined)) {
    dash = at++;
    while (line[at] === ' ') at++;
  }
  const isItem = at > 0;
  const content = line.slice(at);
  const quote = quoteOf(content);
  const end = quote === null ? colonIn(content) : content.indexOf(quote, 1) + 1;
  const behind = content.slice(end).trimStart();
  const isKey = end > 0 && (behind === ':' || behind.startsWith(': '));
  if (!isKey) return { column: indent + dash, key: null, rest: content, isItem };
  const key = quote === null ? content.slice(0, end).trimEnd() : content.slice(1, end - 1);
  return { column: indent + at, key, rest: behind.slice(1).trimStart(), isItem };
}

function colonIn(content: string): number {
  if (content.startsWith('{') || content.startsWith('[')) return -1;
  const colon = content.indexOf(': ');
  if (colon >= 0) return colon;
  const plain = withoutComment(content);
  return plain.endsWith(':') ? plain.length - 1 : -1;
}

function quoteOf(content: string): '"' | "'" | null {
  const first = content[0];
  return first === '"' || first === "'" ? first : null;
}

/** Whether the quote ends in this line, `\"` and `''` being part of the text. */
function closes(line: string, quote: string, from: number): boolean {
  return endOf(line, quote, from) >= 0;
}

function endOf(line: string, quote: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (quote === '"' && line[at] === '\\') at++;
    else if (line[at] === quote) {
      if (quote === '"' || line[at + 1] !== quote) return at;
      at++;
    }
  }
  return -1;
}

function scalarOf(rest: string): string {
  const quote = quoteOf(rest);
  if (quote === null) return withoutComment(rest);
  const end = endOf(rest, quote, 1);
  return end < 0 ? '' : rest.slice(1, end);
}

function withoutComment(content: string): string {
  if (content.startsWith('#')) return '';
  const comment = content.indexOf(' #');
  return (comment < 0 ? content : content.slice(0, comment)).trimEnd();
}
