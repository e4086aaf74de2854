/** What means something to Markdown or HTML; a full stop or hyphen only where it does not stand before a letter or digit. */
const ACTIVE = /[!"#$&()*+:<=>@[\\\]^_`{|}~\u200b]|[.-](?![A-Za-z0-9])/g;

/**
 * Text with everything that is active in Markdown or HTML as numeric entities, which alone mean the same in a
 * paragraph, a table cell, an HTML block and an attribute: a backslash would show in HTML.
 */
export function entities(text: string): string {
  return text.replace(ACTIVE, (character) => `&#${character.codePointAt(0)};`);
}
