/**
 * Characters that a reader doesn't see and a model reads: zero-width, bidirectional controls, tags, variation selectors
 * used as an alphabet. Emoji sequences, joiners in scripts that need them, marks in right-to-left text and a byte order
 * mark at the start are what they are for, and are left alone.
 */

export type HiddenAt = { readonly line: number; readonly what: string };

const SUSPECTS =
  /[\u200B-\u200F\u061C\u180E\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]|[\u{E0100}-\u{E01EF}]/u;
const EVERY_SUSPECT = new RegExp(SUSPECTS.source, 'gu');
const BEYOND_ASCII = /[\u0080-\uFFFF]/;
const EMOJI_BEFORE_JOINER = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u20E3)$/u;
const EMOJI = /^\p{Extended_Pictographic}/u;
const JOINING_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FLAG_TAGS = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,16}\u{E007F}/gu;
const MAX_LINES = 20;
const MAX_LINE = 20_000;

/** The lines of a text with hidden characters, and what kinds they hold; at most 20 lines. */
export function hiddenIn(text: string): HiddenAt[] {
  if (!BEYOND_ASCII.test(text) || !SUSPECTS.test(text)) return [];
  const found: HiddenAt[] = [];
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (const [at, line] of lines.entries()) {
    if (!SUSPECTS.test(line)) continue;
    const kinds = kindsIn(line.slice(0, MAX_LINE).replace(FLAG_TAGS, ''));
    if (kinds.size > 0) found.push({ line: at + 1, what: [...kinds].toSorted().join(', ') });
    if (found.length === MAX_LINES) break;
  }
  return found;
}

function kindsIn(line: string): Set<string> {
  const rightToLeft = RIGHT_TO_LEFT.test(line);
  const kinds = new Set<string>();
  for (const match of line.matchAll(EVERY_SUSPECT)) {
    const before = line.slice(Math.max(0, match.index - 2), match.index);
    const after = line.slice(match.index + match[0].length, match.index + match[0].length + 2);
    const kind = kindOf(match[0].codePointAt(0) ?? 0, { before, after, rightToLeft });
    if (kind !== null) kinds.add(kind);
  }
  return kinds;
}

type Neighbours = { readonly before: string; readonly after: string; readonly rightToLeft: boolean };

function kindOf(point: number, { before, after, rightToLeft }: Neighbours): string | null {
  if (point >= 0xe0100) return /\p{Script=Han}$/u.test(before) ? null : 'variation selectors';
  if (point >= 0xe0000) return 'tag characters';
  if (point === 0x200e || point === 0x200f || point === 0x061c) return rightToLeft ? null : 'direction marks';
  if ((point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069)) return 'bidirectional controls';
  if (point === 0x200d && EMOJI_BEFORE_JOINER.test(before) && EMOJI.test(after)) return null;
  if ((point === 0x200c || point === 0x200d) && JOINING_SCRIPT.test(before)) return null;
  if (point === 0x180e && JOINING_SCRIPT.test(before)) return null;
  return 'zero-width characters';
}
