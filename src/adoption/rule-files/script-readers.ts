/** Reads names of scripts, targets, recipes and tasks out of the files that define them; tolerant, and linear. */
import { isJsonObject } from '../../history/json-object.ts';

/** `scripts`: of a package.json. */
export type ScriptKind = 'scripts' | 'make' | 'just' | 'task';

/** The names a file defines; `null`: it also defines some that can't be told. */
export const READERS: Readonly<Record<ScriptKind, (text: string, packages: Set<string>) => string[] | null>> = {
  scripts: packageScripts,
  make: makeTargets,
  just: justRecipes,
  task: taskNames,
};

function packageScripts(text: string, packages: Set<string>): string[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (!isJsonObject(parsed)) return [];
  for (const key of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
    const listed = parsed[key];
    if (isJsonObject(listed))
      for (const name of Object.keys(listed)) packages.add(name.slice(name.lastIndexOf('/') + 1));
  }
  const { bin, name } = parsed;
  if (isJsonObject(bin)) for (const program of Object.keys(bin)) packages.add(program);
  if (typeof name === 'string') packages.add(name.slice(name.lastIndexOf('/') + 1));
  return isJsonObject(parsed.scripts) ? Object.keys(parsed.scripts) : [];
}

function makeTargets(text: string): string[] | null {
  const names: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('\t') || line.startsWith('#')) continue;
    // Included by a computed name, or made by a function: targets that can't be told from the text.
    if (/^-?s?include\s.*\$/.test(line) || /\$[({](?:eval|foreach|call)\b/.test(line)) return null;
    const colon = line.indexOf(':');
    const targets = line.slice(0, colon);
    if (colon < 1 || /[=#]/.test(targets) || /^::?=/.test(line.slice(colon))) continue;
    if (targets.includes('$')) return null;
    const phony = targets.trim() === '.PHONY' ? line.slice(colon + 1) : '';
    names.push(...`${targets} ${phony}`.trim().split(/\s+/));
  }
  return names;
}

function justRecipes(text: string): string[] | null {
  const names: string[] = [];
  for (const line of text.split('\n')) {
    const module = /^mod\??\s+([\w-]{1,100})/.exec(line)?.[1] ?? /^alias\s+([\w-]{1,100})\s*:=/.exec(line)?.[1];
    const recipe = /^@?([A-Za-z_][\w-]{0,100})(?:\s[^:]{0,500})?:(?!=)/.exec(line.slice(0, 700))?.[1];
    const name = module ?? recipe;
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** Keys one level below `tasks:`; included files are read on their own, under names with a colon. */
function taskNames(text: string): string[] | null {
  const names: string[] = [];
  let inside = false;
  let indent = 0;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) {
      inside = /^tasks:\s*$/.test(line);
      indent = 0;
      continue;
    }
    const key = inside ? /^(\s+)["']?([^\s"'#-][^"'#]{0,100}?)["']?:(?:\s|$)/.exec(line.slice(0, 300)) : null;
    if (key?.[1] === undefined || key[2] === undefined) continue;
    if (indent === 0) indent = key[1].length;
    if (key[1].length === indent) names.push(key[2]);
    if (key[2] === 'aliases') return null;
  }
  return names;
}
