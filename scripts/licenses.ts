import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const MARK = '/node_modules/';
// `licenses` is how packages named theirs before npm 2.
const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  licenses: z.array(z.object({ type: z.string() })).default([]),
});

/**
 * The licences of the packages that the given modules belong to, one block a package, ordered by name and version.
 * Throws for a package without a licence file: its terms could not be passed on.
 */
export function licensesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((path) => packageFolder(path) ?? []));
  const blocks = new Map([...folders].map((folder) => blockOf(folder)));
  const ordered = [...blocks].sort(([one], [other]) => (one < other ? -1 : 1));
  return ordered.map(([, block]) => block).join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package a module lies in; `null` for the project's own modules. */
export function packageFolder(path: string): string | null {
  const at = path.lastIndexOf(MARK);
  if (at < 0) return null;
  const [first = '', second = ''] = path.slice(at + MARK.length).split('/');
  return path.slice(0, at + MARK.length) + (first.startsWith('@') ? `${first}/${second}` : first);
}

function blockOf(folder: string): readonly [id: string, block: string] {
  const found = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const { name, version, license = found.licenses.map(({ type }) => type).join(' or ') } = found;
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(each));
  if (file === undefined) throw new Error(`${name} ${version} (${license}) has no licence file in ${folder}`);
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return [`${name} ${version}`, `${name} ${version} (${license})\n\n${text}\n`];
}
