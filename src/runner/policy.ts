/** The configuration that a run judges by, checked to its last part before anything is read. */
import type { Configuration, FoundFile } from '../config/configuration.ts';
import { configurationOf } from '../config/configuration.ts';
import { readDocument } from '../config/document.ts';
import { withPreset } from '../config/presets.ts';
import type { Preset } from '../config/settings.ts';
import { checkedExpectations } from '../guardrails/expectation/checked.ts';
import { ConfigError } from '../history/errors.ts';

/**
 * The configuration in a file as it was found, or the defaults where there is none, under a second preset if one is
 * given: of each guardrail's two levels the stricter one holds. Throws the ConfigError that stands for a file which
 * can't be read, or one that names every problem in it.
 */
export function policyOf(found: FoundFile | ConfigError | null, preset: Preset | null): Configuration {
  if (found instanceof ConfigError) throw found;
  const configuration = checkedPolicy(configurationOf(found), found?.text);
  const { settings } = configuration;
  return preset === null ? configuration : { ...configuration, settings: withPreset(settings, preset) };
}

/**
 * The same configuration. Throws a ConfigError where what its thresholds expect can't be understood, with the lines of
 * the file's text if it is given.
 */
export function checkedPolicy(configuration: Configuration, text = ''): Configuration {
  checkedExpectations(configuration.settings, configuration.path, (place) => lineIn(text, place));
  return configuration;
}

function lineIn(text: string, place: readonly PropertyKey[]): number | null {
  const reading = readDocument(text);
  return 'lineOf' in reading ? reading.lineOf(place) : null;
}
