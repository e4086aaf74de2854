/** Headings with rows below them: the form of every explanation on a screen. */
import { minuteText } from './facts.ts';
import { plainText } from './plain-text.ts';
import { columnsOf, harmless, padded, wrapped } from './screen-lines.ts';

/** How wide a screen is and whether it shows colours. */
export type Screen = { readonly color: boolean; readonly width: number };

/** A heading, sentences, and rows of a label and a text; empty lists show nothing. */
export type Block = {
  readonly heading: string;
  readonly texts?: readonly string[];
  readonly rows?: readonly (readonly [label: string, text: string])[];
};

const MIN_WIDTH = 40;
/** A label longer than this stands above its text. */
const MAX_LABEL = 28;
const SHORT_SHA = 7;
const TITLE_LENGTH = 200;

/** Blocks as lines of at most `width` columns (at least 40), with an empty line between them. */
export function blocksText(blocks: readonly Block[], screen: Screen): string {
  const width = Math.max(MIN_WIDTH, Math.floor(screen.width));
  const lines = blocks.flatMap((block) => [...blockLines(block, { ...screen, width }), '']);
  return lines.map(harmless).join('\n');
}

function blockLines({ heading, texts = [], rows = [] }: Block, { color, width }: Screen): string[] {
  const head = wrapped(heading, width, { first: '', indent: '' });
  const labels = rows.map(([label]) => columnsOf(label)).filter((columns) => columns <= MAX_LABEL);
  const column = Math.max(0, ...labels);
  return [
    ...head.map((line) => (color ? `\u001b[1m${line}\u001b[0m` : line)),
    ...texts.flatMap((text) => wrapped(text, width, { first: '  ', indent: '  ' })),
    ...rows.flatMap((row) => rowLines(row, column, width)),
  ];
}

function rowLines([label, text]: readonly [string, string], column: number, width: number): string[] {
  if (text === '') return wrapped(label, width, { first: '  ', indent: '    ' });
  const indent = ' '.repeat(column + 4);
  if (columnsOf(label) <= column) return wrapped(text, width, { first: `  ${padded(label, column)}  `, indent });
  return [
    ...wrapped(label, width, { first: '  ', indent: '    ' }),
    ...wrapped(text, width, { first: indent, indent }),
  ];
}

/** A moment as `2026-11-22 10:00 UTC`, or `not known`. */
export function momentText(at: string | null): string {
  return at === null ? 'not known' : minuteText(at);
}

/** A deployment's name and moment. */
export function deploymentText({ name, at }: { readonly name: string; readonly at: string }): string {
  return `${plainText(name)}, ${minuteText(at)}`;
}

/** `#12 Title`. */
export function titledText({ number, title }: { readonly number: number; readonly title: string }): string {
  return `#${number} ${plainText(title, TITLE_LENGTH)}`.trimEnd();
}

export function shortSha(sha: string): string {
  return sha.slice(0, SHORT_SHA);
}
