import { plainText } from './plain-text.ts';

/** Where something stands, as `src/a.ts:12`, or `src/a.ts` where no line is known. */
export function placeText(
  { path, line }: { readonly path: string; readonly line: number | null },
  maxLength?: number,
): string {
  return `${plainText(path, maxLength)}${line === null ? '' : `:${line}`}`;
}
