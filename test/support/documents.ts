/** README and docs as tests read them: their text, tables, blocks of YAML and links. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const ROOT = dirname(dirname(import.meta.dirname));

/** A file of the repository, by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n');
}

/** Everything that a reader may follow a word of. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A block of YAML: where it is, and what is in it. */
export type Block = { readonly place: string; readonly yaml: string };

/** Every block of YAML in README and docs. */
export function yamlBlocks(): readonly Block[] {
  return DOCUMENTS.flatMap((path) => blocksOf(path));
}

/** The blocks of YAML in one document, in order. */
export function blocksOf(path: string): readonly Block[] {
  const found = textOf(path).matchAll(/^```yaml\n(.*?)^```/gms);
  return [...found].map(([, yaml = ''], at) => ({ place: `${path}, block ${at + 1}`, yaml }));
}

/** The rows of the table with this heading, without the backticks around a cell. */
export function tableOf(text: string, heading: string): string[][] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const end = lines.findIndex((line, index) => index > at && !line.startsWith('|'));
  const cells = (line: string): string[] => line.split(/(?<!\\)\|/).slice(1, -1);
  return lines.slice(at + 2, end).map((line) => cells(line).map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')));
}

/** What stands between backticks in a cell. */
export function codesIn(cell: string): readonly string[] {
  const codes = [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  return codes.length === 0 && cell !== '' ? [cell] : codes;
}

const action = z.object({
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(z.string(), z.unknown()),
});

/** Names of the inputs and outputs in `action.yml`. */
export function actionInterface(): { readonly inputs: readonly string[]; readonly outputs: readonly string[] } {
  const { inputs, outputs } = action.parse(parse(textOf('action.yml')));
  return { inputs: Object.keys(inputs), outputs: Object.keys(outputs) };
}
