/** Whether a body has a section about how the change was tried that somebody has filled in. */
import type { BodyLine } from './body-lines.ts';
import { holdsPicture } from './evidence-pictures.ts';
import { PLACEHOLDERS } from './evidence-placeholders.ts';
import { matchesAny } from './pattern.ts';
import { ownTexts } from './section-texts.ts';

/** So many words say something. */
const ENOUGH_WORDS = 3;
/** Scripts without spaces between words: two characters count as one. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2}|[\p{L}\p{N}]+/gu;

/**
 * Whether a section whose heading fits one of the patterns holds, up to the next heading or line across, a few words of
 * its own, a ticked box with a text, code, or a picture. Unticked boxes, quotes, headers of tables, labels without a
 * value and what templates ask are nothing.
 */
export function holdsFilledSection(body: readonly BodyLine[], patterns: readonly string[]): boolean {
  let open: { rank: number; lines: BodyLine[] } | null = null;
  for (const line of body) {
    if (open !== null && isEnd(line, open.rank)) {
      if (isFilled(open.lines)) return true;
      open = null;
    }
    if (open !== null) open.lines.push(line);
    else if (line.kind === 'heading' && matchesAny(patterns, plainName(line.name)))
      open = { rank: line.rank, lines: [] };
  }
  return open !== null && isFilled(open.lines);
}

function isEnd(line: BodyLine, rank: number): boolean {
  return line.kind === 'break' || (line.kind === 'heading' && line.rank <= rank);
}

/** `🧪 2. How was this tested? (required)` → `how was this tested` */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/^[^\p{L}]+/u, '')
    .split(/\s+/)
    .join(' ')
    .replace(/(?<![?!:.\s])[?!:.\s]+$/, '');
}

function isFilled(lines: readonly BodyLine[]): boolean {
  if (lines.some((line) => line.kind === 'code' && wordsIn(line.text) > 0)) return true;
  const own = ownTexts(lines);
  if (holdsPicture(own.map(({ text }) => text).join('\n'))) return true;
  const counted = own.map(({ text, isTicked }) => ({ isTicked, words: wordsIn(text) }));
  if (counted.some(({ isTicked, words }) => isTicked && words > 0)) return true;
  return counted.reduce((sum, { words }) => sum + words, 0) >= ENOUGH_WORDS;
}

/** Words of a text in a section; none, where it asks for something or names a value without giving it. */
function wordsIn(text: string): number {
  const plain = text
    .replace(/!\[[^\]]{0,300}\]\([^)]{0,500}\)/g, ' ')
    .replace(/https?:\/\/\S+/gi, ' ')
    .replace(/<[^>]{0,300}>/g, ' ')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
  const asks = /[?:]$/.test(plain) || plain === 'no' || PLACEHOLDERS.some((phrase) => beginsWith(plain, phrase));
  return asks ? 0 : (plain.match(WORD)?.length ?? 0);
}

function beginsWith(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  return /[^a-z]$/.test(phrase) || !/^[\p{L}\p{N}]/u.test(text.slice(phrase.length, phrase.length + 2));
}
