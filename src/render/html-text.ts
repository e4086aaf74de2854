/** The only place where text becomes HTML. */
import { entities } from './entities.ts';
import { NAME_LENGTH, plainText } from './plain-text.ts';

const source: unique symbol = Symbol('html');

/** HTML that this module made; a string is not, so it can't be taken for it. */
export type Html = { readonly [source]: string };

/** Text from anywhere as HTML that shows it, in an element or an attribute: one line, at most `maxLength` characters. */
export function shown(text: string, maxLength: number = NAME_LENGTH): Html {
  return { [source]: entities(plainText(text, maxLength)) };
}

/** A template of HTML; texts and numbers put into it are escaped, lists are put one after the other. */
export function html(
  literals: TemplateStringsArray,
  ...values: readonly (Html | readonly Html[] | string | number)[]
): Html {
  const text = literals.map((literal, at) => {
    const value = values[at];
    if (value === undefined) return literal;
    if (typeof value !== 'object') return literal + shown(String(value), 1600)[source];
    return literal + (source in value ? [value] : value).map((part) => part[source]).join('');
  });
  return { [source]: text.join('') };
}

/** Sentences of the program; what stands between backticks becomes code. */
export function htmlProse(text: string): Html {
  const parts = plainText(text, 1600).split('`');
  if (parts.length % 2 === 0) return html`${text}`;
  const pieces = parts.map((part, at) => {
    const piece = { [source]: entities(part) };
    return at % 2 === 0 ? piece : html`<code>${piece}</code>`;
  });
  return html`${pieces}`;
}

/** A link to a page of the report's own host (see `ownAddress`); without an address only the text. */
export function htmlLink(text: string, address: string | null): Html {
  if (address === null) return shown(text);
  return html`<a href="${{ [source]: entities(address) }}">${shown(text)}</a>`;
}

/** Pieces with `separator` in between. */
export function htmlJoined(parts: readonly Html[], separator: string): Html {
  return { [source]: parts.map((part) => part[source]).join(entities(separator)) };
}

/** The finished text. */
export function htmlText(safe: Html): string {
  return safe[source];
}
