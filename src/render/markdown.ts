/** The only place where text becomes Markdown. */
import { entities } from './entities.ts';
import { NAME_LENGTH, plainText } from './plain-text.ts';

const source: unique symbol = Symbol('markdown');

/** Markdown that this module made; a string is not, so it can't be taken for it. */
export type Safe = { readonly [source]: string };

const ZERO_WIDTH_SPACE = '\u200b';
/** GitHub looks for these in the finished page, where entities are gone already: only a character in between helps. */
const REFERENCES = [
  /[@#](?=\S)/gu,
  /:(?=\/\/|[\w+-]+:)/gu,
  /(?<=\b(?:mailto|xmpp)):/giu,
  /\bwww(?=\.)/giu,
  /\bGH-(?=\d)/giu,
];
const COMMIT = /(?<![a-z0-9])[0-9a-f]{7,}(?![a-z0-9])/giu;

/**
 * Text from anywhere as Markdown that shows it and does nothing else: no formatting, link, image, HTML, mention, reference
 * to an issue or commit, or emoji code. One line of at most `maxLength` characters.
 */
export function escaped(text: string, maxLength: number = NAME_LENGTH): Safe {
  const line = plainText(text, maxLength).replace(COMMIT, (commit) =>
    commit.replace(/.{6}/gu, `$&${ZERO_WIDTH_SPACE}`),
  );
  const broken = REFERENCES.reduce((rest, reference) => rest.replace(reference, `$&${ZERO_WIDTH_SPACE}`), line);
  return { [source]: entities(broken) };
}

/** A template of Markdown; texts and numbers put into it are escaped. */
export function md(literals: TemplateStringsArray, ...values: readonly (Safe | string | number)[]): Safe {
  const text = literals.map((literal, at) => {
    const value = values[at];
    if (value === undefined) return literal;
    return literal + (typeof value === 'object' ? value[source] : escaped(String(value))[source]);
  });
  return { [source]: text.join('') };
}

/** Escaped sentences of the program, longer than a name; what stands between backticks becomes code. */
export function prose(text: string, maxLength = 600): Safe {
  const parts = plainText(text, maxLength).split('`');
  if (parts.length % 2 === 0) return escaped(text, maxLength);
  return concat(parts.map((part, at) => (at % 2 === 0 ? spaced(part) : md`<code>${escaped(part, maxLength)}</code>`)));
}

/** Pieces beside a piece of code keep the space that escaping trims. */
function spaced(part: string): Safe {
  if (part.trim() === '') return { [source]: part };
  const [before, after] = [part.startsWith(' ') ? ' ' : '', part.endsWith(' ') ? ' ' : ''];
  return { [source]: before + escaped(part, part.length)[source] + after };
}

/** One after the other, with `separator` in between. */
export function concat(parts: readonly Safe[], separator: Safe = md``): Safe {
  return { [source]: parts.map((part) => part[source]).join(separator[source]) };
}

/** Blocks of Markdown, an empty line between them; empty ones are left out. */
export function blocks(parts: readonly Safe[]): Safe {
  return concat(
    parts.filter((part) => part[source] !== ''),
    md`\n\n`,
  );
}

/** A link to a page of the report's own host; elsewhere, or without an address, only the text. See `ownAddress`. */
export function link(text: string, address: string | null): Safe {
  if (address === null) return escaped(text);
  const destination = address.replace(/[^\w:/?#=%.-]/g, (character) => encodeURIComponent(character));
  return md`[${text}](${{ [source]: destination.replace(/[()!*'~]/g, (each) => `%${each.charCodeAt(0).toString(16)}`) }})`;
}

export function heading(level: 3 | 4, text: Safe): Safe {
  return md`${{ [source]: '#'.repeat(level) }} ${text}`;
}

export function list(items: readonly Safe[]): Safe {
  return concat(
    items.map((item) => md`- ${item}`),
    md`\n`,
  );
}

/** A table; columns whose heading is in `right` are set flush right. */
export function table(of: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (Safe | string)[])[];
  readonly right?: readonly string[];
}): Safe {
  const line = (cells: readonly (Safe | string)[]): Safe =>
    md`| ${concat(
      cells.map((cell) => md`${cell}`),
      md` | `,
    )} |`;
  const rule = of.head.map((title) => ({ [source]: of.right?.includes(title) === true ? '--:' : '---' }));
  return concat([line(of.head), line(rule), ...of.rows.map(line)], md`\n`);
}

/** Something folded away. The empty lines make GitHub read the body as Markdown. */
export function details(summary: Safe, body: Safe): Safe {
  return md`<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** The finished text, with a line break at its end and no spaces at the end of a line. */
export function markdownText(safe: Safe): string {
  return `${safe[source].replace(/[ \t]+$/gmu, '')}\n`;
}
