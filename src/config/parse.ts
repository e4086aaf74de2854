import { readDocument } from './document.ts';
import { errorOf, problemsOf } from './problems.ts';
import { configFile, settingsOf } from './schema.ts';
import type { Settings } from './settings.ts';
import { unnamedSource } from './unnamed-source.ts';

const TODO = 'Correct the file; a key that is left out takes its default.';

/**
 * The settings of a config file's text; an empty file means the defaults. `file` is its name in errors.
 * Throws one ConfigError that names every problem: file, line, path, what was found and what is allowed.
 */
export function parseConfig({ text, file }: { readonly text: string; readonly file: string }): Settings {
  const reading = readDocument(text);
  if ('problems' in reading) throw errorOf(file, reading.problems, TODO);
  const value = reading.value ?? {};
  const parsed = configFile.safeParse(value);
  if (!parsed.success) throw errorOf(file, problemsOf(configFile, value, reading.lineOf), TODO);
  const settings = settingsOf(parsed.data);
  const unnamed = unnamedSource(settings, reading.lineOf);
  if (unnamed !== null) throw errorOf(file, [unnamed], TODO);
  return settings;
}
