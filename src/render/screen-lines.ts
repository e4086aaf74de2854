/** Lines on a screen of a certain width. */

const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const MARK = /\p{M}/u;

/** How many columns a text takes: East Asian letters and emoji two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Filled up with spaces to `width` columns; longer text stays as it is. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** Like `padded`, flush right. */
export function paddedLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columnsOf(text))) + text;
}

/**
 * A text as lines of at most `width` columns, broken at spaces, and inside a word only where it is longer than a line.
 * Every line after the first starts with `indent`, the first with `first`.
 */
export function wrapped(
  text: string,
  width: number,
  start: { readonly first: string; readonly indent: string },
): string[] {
  const lines: string[] = [];
  let line = start.first;
  let isEmpty = true;
  for (const word of text.split(' ').flatMap((each) => pieces(each, width - columnsOf(start.indent)))) {
    const gap = isEmpty ? 0 : 1;
    if (line.trim() !== '' && columnsOf(line) + gap + columnsOf(word) > width) {
      lines.push(line.trimEnd());
      line = start.indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** A word in parts that fit into `width` columns. */
function pieces(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (columnsOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** A line that a runner does not take for a command when it stands in a log, as long as before, without spaces at its end. */
export function harmless(line: string): string {
  return line
    .trimEnd()
    .replaceAll('##[', '##(')
    .replace(/^(\s*):(?=:)/, '$1.');
}
