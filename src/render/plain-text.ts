/** The longest that a name from the repository is shown, in characters. */
export const NAME_LENGTH = 80;

const ELLIPSIS = '…';
/** A byte order mark counts as white space in JavaScript, but shows as nothing. */
const WHITESPACE = /[^\S\ufeff]+/gu;
/** An escape sequence of a terminal. White space is collapsed before, so that the control character can't be a line break. */
const TERMINAL_SEQUENCE = /\p{Cc}\[[0-?]*[ -/]*[@-~]/gu;
/** Control and format characters (bidi, zero width), lone surrogates, private use, and what shows as nothing. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;
/** Marks that pile up on a letter and reach over other lines. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Text from a repository as one harmless line: no control characters, terminal sequences, bidirectional or invisible
 * characters, white space as single spaces, at most `maxLength` characters with an ellipsis at the end. What is left is
 * still not Markdown or HTML: those need escaping.
 */
export function plainText(text: string, maxLength: number = NAME_LENGTH): string {
  const line = text
    .replace(WHITESPACE, ' ')
    .replace(TERMINAL_SEQUENCE, '')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .replace(WHITESPACE, ' ')
    .trim();
  return shortened(line, maxLength);
}

function shortened(line: string, maxLength: number): string {
  // By code point, so that no pair of surrogates is cut.
  const characters = [...line.slice(0, 2 * maxLength + 2)];
  if (characters.length <= maxLength && line.length <= 2 * maxLength + 2) return line;
  return `${characters
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}${ELLIPSIS}`;
}
