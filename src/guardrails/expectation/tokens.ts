/** An expectation's text, piece by piece. */
import { shownCharacter } from './shown-text.ts';

export type Token = {
  /** `other`: a character that the language does not have. */
  readonly kind: 'word' | 'number' | 'mark' | 'other' | 'end';
  readonly text: string;
  /** Where it starts, counted from 0. */
  readonly at: number;
};

/** The longest expectation has 11; what comes later is never looked at. */
const MAX_TOKENS = 12;
const MAX_SHOWN = 40;

// Whatever follows white space fits one of the pieces, so that nothing is ever tried twice.
const PIECE =
  /[ \t\r\n]*(?:(?<word>[A-Za-z][\w-]*)|(?<number>\d+(?:\.\d+)?)|(?<mark><=|>=|[<>.%+-])|(?<other>[^ \t\r\n]|$))/guy;

/** The text's pieces up to its end, or to the first character that the language does not have. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECE)) {
    const token = tokenOf(match);
    tokens.push(token);
    if (token.kind === 'end' || token.kind === 'other' || tokens.length === MAX_TOKENS) break;
  }
  return tokens;
}

/** A piece as an error may show it: short and visible. */
export function shownToken({ kind, text }: Token): string {
  if (kind === 'other') return shownCharacter(text);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function tokenOf(match: RegExpExecArray): Token {
  const { word, number, mark, other = '' } = match.groups ?? {};
  const text = word ?? number ?? mark ?? other;
  const at = match.index + match[0].length - text.length;
  if (word !== undefined) return { kind: 'word', text, at };
  if (number !== undefined) return { kind: 'number', text, at };
  if (mark !== undefined) return { kind: 'mark', text, at };
  return { kind: text === '' ? 'end' : 'other', text, at };
}
