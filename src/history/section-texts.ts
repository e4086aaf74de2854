/** What stands in a section of a body, but for what no writer can have meant. */
import type { BodyLine } from './body-lines.ts';

/** A paragraph, an item of a list or a row of a table. */
export type OwnText = { readonly text: string; readonly isTicked: boolean };

type Line = {
  readonly text: string;
  /** Without the sign of a list's item. */
  readonly content: string;
  readonly indent: number;
  readonly isItem: boolean;
  readonly isRow: boolean;
};

/**
 * The texts of a section that its writer may have written. Left out are unticked boxes with what belongs to them, quotes,
 * headers of tables, headings, and code.
 */
export function ownTexts(lines: readonly BodyLine[]): readonly OwnText[] {
  const found: OwnText[] = [];
  let unticked: number | null = null;
  let goesOn = false;
  for (const { text, content, indent, isItem, isRow } of lines.map(lineOf)) {
    if (text === '' || (isItem && unticked !== null && indent <= unticked)) unticked = null;
    const box = /^\[([ x]?)\]/i.exec(content)?.[1]?.trim();
    if (isRow && /^[|\s:-]+$/.test(text)) {
      found.pop();
      goesOn = false;
    } else if (box === '') {
      unticked = indent;
      goesOn = false;
    } else if (box !== undefined) {
      unticked = null;
      found.push({ text: content.slice(3), isTicked: true });
      goesOn = true;
    } else if (unticked !== null || content === '' || content.startsWith('>')) {
      goesOn = false;
    } else {
      const before = goesOn && !isItem && !isRow ? found.pop() : undefined;
      found.push({ text: `${before?.text ?? ''} ${content}`, isTicked: before?.isTicked ?? false });
      goesOn = !isRow;
    }
  }
  return found;
}

function lineOf(line: BodyLine): Line {
  const raw = line.kind === 'prose' ? line.text : '';
  const text = raw.trim();
  const sign = /^(?:[-*+]|\d{1,9}[.)])(?:\s+|$)/.exec(text)?.[0] ?? '';
  const indent = raw.length - raw.trimStart().length;
  return { text, content: text.slice(sign.length), indent, isItem: sign !== '', isRow: text.includes('|') };
}
