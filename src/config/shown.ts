/** How values and keys that somebody else wrote are shown in an error: short, on one line, nothing invisible. */

const MAX_SHOWN = 60;

/** A value as it was found: text in quotes, a list by its length, nothing of a mapping. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}

/** Text in double quotes, cut to 60 characters or `most`, with escapes for what is invisible or would break the line. */
export function shownText(text: string, most = MAX_SHOWN): string {
  // Cut before it is taken apart: a file may be long.
  const characters = [...text.slice(0, most * 2 + 2)];
  const short = characters.slice(0, most).map(shownCharacter).join('');
  return characters.length > most ? `"${short}…"` : `"${short}"`;
}

/** A path to a value: `deployments.environments[2]`, or `null` for the whole file. */
export function shownPath(path: readonly PropertyKey[]): string | null {
  if (path.length === 0) return null;
  return path.reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`;
    const name = String(part);
    if (!/^[\w-]{1,60}$/.test(name)) return `${before}[${shownText(name)}]`;
    return before === '' ? name : `${before}.${name}`;
  }, '');
}

function shownCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  // Control, format (text direction among them), surrogates without a partner, separators of lines and paragraphs.
  if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return `\\u${code > 0xffff ? `{${code.toString(16)}}` : code.toString(16).padStart(4, '0')}`;
}
