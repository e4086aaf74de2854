import { DEFAULT_SETTINGS } from './defaults.ts';
import { parseConfig } from './parse.ts';
import type { Settings } from './settings.ts';

/** Settings and where they come from: a file's path, and the commit it was read at (`null`: not from a commit). */
export type Configuration = {
  /** `null`: there is no config file, everything is a default. */
  readonly path: string | null;
  readonly ref: string | null;
  readonly settings: Settings;
};

/** A config file as it was found. */
export type FoundFile = { readonly path: string; readonly ref: string | null; readonly text: string };

/** The configuration in a file, or the defaults where there is none. Throws a ConfigError that names every problem. */
export function configurationOf(found: FoundFile | null): Configuration {
  if (found === null) return { path: null, ref: null, settings: DEFAULT_SETTINGS };
  const { path, ref, text } = found;
  return { path, ref, settings: parseConfig({ text, file: path }) };
}
