/** The lines of a Markdown body: headings of whatever kind, prose, and code. */

/** `rank`: a section ends at a heading of its own rank or a lower one. */
const RANKS = { markdown: 0, bold: 1, label: 2 } as const;
type HeadingRank = (typeof RANKS)[keyof typeof RANKS];

export type BodyLine =
  /** `name` as written, its markup left out. */
  | { readonly kind: 'heading'; readonly rank: HeadingRank; readonly name: string }
  /** A line across, such as `---`. */
  | { readonly kind: 'break' }
  | { readonly kind: 'prose' | 'code'; readonly text: string };

/** No heading is longer. */
const MAX_NAME = 100;

/**
 * The lines of a body without HTML comments. A heading is `## Name`, a name that is underlined with `===` or `---`,
 * `<h2>Name</h2>`, a line that is bold as a whole, or `Name:` with a capital letter, whose text may follow in its line
 * and is a line of its own then. What stands between fences is code. Takes time linear in the body.
 */
export function bodyLines(body: string): readonly BodyLine[] {
  const found: BodyLine[] = [];
  let fence: string | null = null;
  for (const line of body.split(/\r?\n/)) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      const isClosed = marks?.startsWith(fence) === true && line.trim() === marks;
      if (isClosed) fence = null;
      else found.push({ kind: 'code', text: line });
    } else if (marks !== undefined) {
      fence = marks;
    } else if (/^ {0,3}(?:=+|-{2,})[ \t]*$/.test(line) && underlines(found)) {
      const last = found.pop();
      found.push(headingOf(RANKS.markdown, last?.kind === 'prose' ? last.text : ''));
    } else {
      found.push(...linesOf(line));
    }
  }
  return found;
}

/** Whether the line before is a short one of plain text: else a line across stands below it. */
function underlines(found: readonly BodyLine[]): boolean {
  const last = found.at(-1);
  return last?.kind === 'prose' && /^\p{L}[^|]{0,40}$/u.test(last.text.trim());
}

function linesOf(line: string): readonly BodyLine[] {
  const text = line.trim().replace(/^<details\b[^>]{0,100}>/i, '');
  const marked = /^#{1,6}(?:[ \t]|$)/.exec(text);
  if (marked !== null) return [headingOf(RANKS.markdown, text.slice(marked[0].length))];
  const tag = /^<(h[1-6]|b|strong|summary)\b/i.exec(text)?.[1]?.toLowerCase();
  if (tag !== undefined && text.toLowerCase().replace(/:$/, '').endsWith(`</${tag}>`)) {
    const rank = tag.startsWith('h') ? RANKS.markdown : RANKS.bold;
    return [headingOf(rank, text.slice(0, MAX_NAME * 3).replace(/<[^>]{0,100}>/g, ' '))];
  }
  if (isBold(text)) return [headingOf(RANKS.bold, text)];
  if (isBreak(text)) return [{ kind: 'break' }];
  return labelled(text) ?? [{ kind: 'prose', text: line }];
}

function headingOf(rank: HeadingRank, name: string): BodyLine {
  return {
    kind: 'heading',
    rank,
    name: name
      .slice(0, MAX_NAME)
      .replace(/[*_~`#]/g, '')
      .trim(),
  };
}

/** `**Name**`, maybe with a colon in or behind it. */
function isBold(text: string): boolean {
  const plain = text.endsWith(':') ? text.slice(0, -1).trimEnd() : text;
  return ['**', '__'].some(
    (mark) =>
      plain.startsWith(mark) && plain.length > 2 * mark.length && plain.indexOf(mark, mark.length) === plain.length - 2,
  );
}

function isBreak(text: string): boolean {
  const plain = text.replace(/[ \t]/g, '');
  const [first = ''] = plain;
  return plain.length >= 3 && '-*_'.includes(first) && [...plain].every((each) => each === first);
}

/** `Name: text`, also where the name is bold. */
function labelled(text: string): readonly BodyLine[] | null {
  const plain = text.slice(0, MAX_NAME).replace(/\*\*|__/g, '');
  const name = /^(\p{Lu}[^:.|]{0,60}):(?:\s|$)/u.exec(plain)?.[1];
  if (name === undefined) return null;
  const rest = text.slice(text.indexOf(':') + 1).replace(/^\*\*|^__/, '');
  const heading = headingOf(RANKS.label, name);
  return rest.trim() === '' ? [heading] : [heading, { kind: 'prose', text: rest }];
}
