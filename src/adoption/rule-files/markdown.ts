/** As much of Markdown as is needed to tell prose from fenced code, comments, headings, code spans and links. */

export type MarkdownLine = {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** The language of the fence this line lies in, '' where none is named; `null`: prose. */
  readonly fence: string | null;
  /** Whether this line opens or closes a fence, or lies in an HTML comment or the front matter. */
  readonly aside: boolean;
  /** The heading's text; `null`: no heading. */
  readonly heading: string | null;
  /** The code spans of a line of prose. */
  readonly spans: readonly Part[];
};

/** A part of a line, and where it starts and ends there. */
export type Part = { readonly text: string; readonly start: number; readonly end: number };

const NONE: readonly Part[] = [];

/** Longer lines are read up to here: nobody writes rules there, and time must stay bounded. */
const MAX_LINE = 5_000;

/** Every line of a text. `from` lines are front matter. Linear in the text. */
export function markdownLinesOf(text: string, from = 0): MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let fence: { readonly mark: string; readonly language: string } | null = null;
  let comment = false;
  let number = 0;
  for (const raw of text.split('\n')) {
    number++;
    const line = (raw.length > MAX_LINE ? raw.slice(0, MAX_LINE) : raw).trimEnd();
    if (number <= from) {
      lines.push({ number, text: line, fence: null, aside: true, heading: null, spans: NONE });
      continue;
    }
    const mark = comment ? null : fenceMarkOf(line);
    if (mark !== null && (fence === null || closes(fence.mark, line, mark))) {
      fence = fence === null ? { mark, language: languageAfter(line, mark) } : null;
      lines.push({ number, text: line, fence: null, aside: true, heading: null, spans: NONE });
      continue;
    }
    if (fence !== null) {
      lines.push({ number, text: line, fence: fence.language, aside: false, heading: null, spans: NONE });
      continue;
    }
    const starts: number = comment ? 0 : line.indexOf('<!--');
    const ends = starts < 0 ? -1 : line.indexOf('-->', starts);
    const aside = comment || (starts >= 0 && (ends < 0 || line.slice(0, starts).trim() === ''));
    comment = starts >= 0 && ends < 0;
    const said = aside ? { heading: null, spans: NONE } : { heading: headingOf(line), spans: codeSpansOf(line) };
    lines.push({ number, text: line, fence: null, aside, ...said });
  }
  return lines;
}

function fenceMarkOf(line: string): string | null {
  const start = line.length - line.trimStart().length;
  const letter = line[start];
  if (letter !== '`' && letter !== '~') return null;
  let end = start;
  while (line[end] === letter) end++;
  if (end - start < 3) return null;
  // ```code``` on one line is a code span.
  return letter === '`' && line.includes('`', end) ? null : line.slice(start, end);
}

function closes(open: string, line: string, mark: string): boolean {
  return mark[0] === open[0] && mark.length >= open.length && line.trim() === mark;
}

function languageAfter(line: string, mark: string): string {
  const info = line.trimStart().slice(mark.length).trim();
  return (/^[\w+#-]{1,30}/.exec(info)?.[0] ?? (info === '' ? '' : '?')).toLowerCase();
}

function headingOf(line: string): string | null {
  if (!line.startsWith('#')) return null;
  return /^#{1,6}\s+(.{1,300})/.exec(line)?.[1]?.trim() ?? null;
}

/** The code spans of a line, backticks left off: a run of backticks closes at the next run of its length. */
export function codeSpansOf(line: string): readonly Part[] {
  if (!line.includes('`')) return NONE;
  const runs: { readonly start: number; readonly length: number }[] = [];
  for (let start = line.indexOf('`'); start >= 0; ) {
    let end = start + 1;
    while (line[end] === '`') end++;
    runs.push({ start, length: end - start });
    start = line.indexOf('`', end);
  }
  const partners: number[] = [];
  const nextOfLength = new Map<number, number>();
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.length ?? 0;
    partners[at] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, at);
  }
  const spans: Part[] = [];
  for (let at = 0; at < runs.length; at++) {
    const partner = partners[at] ?? -1;
    const open = runs[at];
    const close = runs[partner];
    if (open === undefined || close === undefined) continue;
    const text = line.slice(open.start + open.length, close.start).trim();
    spans.push({ text, start: open.start, end: close.start + close.length });
    at = partner;
  }
  return spans;
}

/** A line with its code spans blanked out, of the same length. */
export function withoutCode(line: string, spans: readonly Part[] = codeSpansOf(line)): string {
  let plain = '';
  let from = 0;
  for (const { start, end } of spans) {
    plain += line.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return plain + line.slice(from);
}

/** The targets of `[text](target)`, `![text](target)` and `[id]: target` of a line. */
export function linkTargetsOf(line: string): Part[] {
  const targets: Part[] = [];
  for (let at = line.indexOf(']('); at >= 0; at = line.indexOf('](', at + 2)) {
    const match = /^\s?<?([^\s<>()]{1,300})/.exec(line.slice(at + 2, at + 310));
    if (match?.[1] !== undefined) targets.push({ text: match[1], start: at, end: at + 2 + match[0].length });
  }
  const definition = /^\[[^\]^][^\]]{0,99}\]:\s{1,3}<?([^\s<>]{1,300})/.exec(line)?.[1];
  if (definition !== undefined) targets.push({ text: definition, start: 0, end: line.length });
  return targets;
}
