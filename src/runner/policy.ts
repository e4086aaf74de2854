/** The configuration that a run judges by, checked to its last part before anything is read. */
import type { Configuration, FoundFile } from '../config/configuration.ts';
import { configurationOf } from '../config/configuration.ts';
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
  const configuration = checkedPolicy(configurationOf(found));
  const { settings } = configuration;
  return preset === null ? configuration : { ...configuration, settings: withPreset(settings, preset) };
}

/** The same configuration. Throws a ConfigError where what its thresholds expect can't be understood. */
export function checkedPolicy(configuration: Configuration): Configuration {
  checkedExpectations(configuration.settings, configuration.path);
  return configuration;
}
