import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../src/config/configuration.ts';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { ConfigError } from '../../src/history/errors.ts';

describe('a configuration', () => {
  it('is the defaults, from nowhere, where there is no file', () => {
    expect(configurationOf(null)).toEqual({ path: null, ref: null, settings: DEFAULT_SETTINGS });
  });

  it('says which file of which commit it comes from', () => {
    const found = { path: '.github/one-pizza.yml', ref: 'abc1234', text: 'window-days: 30' };
    expect(configurationOf(found)).toEqual({
      path: '.github/one-pizza.yml',
      ref: 'abc1234',
      settings: { ...DEFAULT_SETTINGS, windowDays: 30 },
    });
  });

  it('names the file in its errors', () => {
    expect(() => configurationOf({ path: 'my.yml', ref: null, text: 'window-days: x' })).toThrow(
      new ConfigError(
        'The configuration is not valid (1 problem):\n' +
          'my.yml:1: window-days: found "x"; allowed: a whole number from 1 to 365\n' +
          'Correct the file; a key that is left out takes its default.',
      ),
    );
  });
});
