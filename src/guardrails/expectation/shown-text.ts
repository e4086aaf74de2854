/** An expectation's text with its mistake pointed at. The text is somebody's: it may hold anything. */

const MAX_LENGTH = 200;
/** So much of a long text is shown before the mistake. */
const BEFORE = 120;
const ELLIPSIS = '…';
const STAND_IN = '?';

/** What is one column wide and written from left to right: no marks, nothing invisible, none of the wide scripts. */
const ONE_COLUMN = /^(?=[\p{L}\p{N}\p{P}\p{S}])[!-\u058f\u2010-\u22ff]$/u;

/**
 * The text in one line, and under it a caret at the character `at` (counted from 0). At most 200 characters are shown;
 * each that is invisible or not one column wide has a stand-in, so that the caret stands where it should.
 */
export function pointedAt(text: string, at: number): string {
  const start = text.length > MAX_LENGTH ? Math.max(0, at - BEFORE) : 0;
  const before = `${start > 0 ? ELLIPSIS : ''}${columnsOf(text.slice(start, at)).join('')}`;
  const after = columnsOf(text.slice(at, at + 2 * MAX_LENGTH));
  const room = MAX_LENGTH - before.length;
  const cut = after.length > room ? [...after.slice(0, room - 1), ELLIPSIS] : after;
  const line = `${before}${cut.join('')}`.trimEnd();
  return `${line}\n${' '.repeat(before.length)}^`;
}

/** A character as an error may show it: itself, or its number where it can't be seen. */
export function shownCharacter(character: string): string {
  if (ONE_COLUMN.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function columnsOf(text: string): readonly string[] {
  return [...text].map((character) => {
    if (/^[ \t\r\n]$/.test(character)) return ' ';
    return ONE_COLUMN.test(character) ? character : STAND_IN;
  });
}
