import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { eachGuardrail } from '../../src/config/presets.ts';
import { configFile } from '../../src/config/schema.ts';
import { spelled } from '../../src/config/spelled.ts';
import { anySettings } from '../support/any-settings.ts';

/** A file that says all of it; a key without a value is left out. */
function fileOf(part: unknown): string {
  return JSON.stringify(part, (_, value) => value ?? undefined);
}

describe('settings in the spelling of the config file', () => {
  it('are read back as the same settings, with every level set by name', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const { levels } = settings.guardrails;
        expect(parseConfig({ text: fileOf(spelled(settings)), file: 'x.yml' })).toEqual({
          ...settings,
          guardrails: {
            ...settings.guardrails,
            levels: eachGuardrail((id) => ({ level: levels[id].level, from: 'file' })),
          },
        });
      }),
    );
  });

  it('come in the order of the config file', () => {
    expect(Object.keys(spelled(DEFAULT_SETTINGS))).toEqual(Object.keys(configFile.shape));
  });
});
