/** How text stands on a screen: its width, its colours, and where lines begin. */
import { wrapped } from './screen-lines.ts';

/** Whether in colour and how wide a screen shows a text. */
export type Screen = { readonly color: boolean; readonly width: number };

export type Style = 'bold' | 'dim' | 'green' | 'red';

const CODES: Readonly<Record<Style, string>> = { bold: '1', dim: '2', green: '32', red: '31' };

type Start = { readonly first: string; readonly indent: string };

export const FLUSH: Start = { first: '', indent: '' };
export const INDENTED: Start = { first: '  ', indent: '  ' };
export const BULLET: Start = { first: '- ', indent: '  ' };
export const NEXT: Start = { first: '  → ', indent: '    ' };

export function styled(text: string, style: Style, view: Screen): string {
  return view.color && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
}

/** Wrapped, each line in bold. */
export function bold(text: string, view: Screen): string[] {
  return wrapped(text, view.width, FLUSH).map((line) => styled(line, 'bold', view));
}

/** Wrapped, each line dimmed. */
export function dimmed(texts: readonly string[], view: Screen, start: Start = FLUSH): string[] {
  return texts.flatMap((text) => wrapped(text, view.width, start)).map((line) => styled(line, 'dim', view));
}
