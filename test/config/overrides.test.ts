import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { applyOverrides } from '../../src/config/overrides.ts';
import { ConfigError } from '../../src/history/errors.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, windowDays: 30, branch: 'main' };

describe('options of the terminal', () => {
  it('change nothing where there are none', () => {
    expect(applyOverrides(SETTINGS, {})).toEqual(SETTINGS);
    expect(applyOverrides(SETTINGS, { window: undefined, branch: undefined })).toEqual(SETTINGS);
  });

  it('replace the days and the branch, and nothing else', () => {
    expect(applyOverrides(SETTINGS, { window: { days: 7 } })).toEqual({ ...SETTINGS, windowDays: 7 });
    expect(applyOverrides(SETTINGS, { branch: 'release/2' })).toEqual({ ...SETTINGS, branch: 'release/2' });
  });

  it('make days of two moments', () => {
    const since = Date.parse('2026-01-01T00:00:00Z');
    const until = Date.parse('2026-01-11T12:00:00Z');
    expect(applyOverrides(SETTINGS, { window: { since, until } }).windowDays).toBe(10.5);
  });

  const at = (text: string): number => Date.parse(text);
  it.each([
    [{ window: { days: 0 } }, '--window-days: found 0; allowed: a whole number from 1 to 365.'],
    [{ window: { days: 366 } }, '--window-days: found 366; allowed: a whole number from 1 to 365.'],
    [{ window: { days: 7.5 } }, '--window-days: found 7.5; allowed: a whole number from 1 to 365.'],
    [{ window: { days: Number.NaN } }, '--window-days: found NaN; allowed: a whole number from 1 to 365.'],
    [
      { window: { since: at('2026-03-02T00:00:00Z'), until: at('2026-03-01T00:00:00Z') } },
      '--since: found 2026-03-02T00:00:00Z to 2026-03-01T00:00:00Z, -1 days; allowed: a number of days from 1 to 365.',
    ],
    [
      { window: { since: at('2024-01-01T00:00:00Z'), until: at('2025-01-01T00:00:00Z') } },
      '--since: found 2024-01-01T00:00:00Z to 2025-01-01T00:00:00Z, 366 days; allowed: a number of days from 1 to 365.',
    ],
    [{ branch: '' }, '--branch: found ""; allowed: text of 1 to 200 characters, without control characters.'],
    [
      { branch: 'a\u001bb' },
      '--branch: found "a\\u001bb"; allowed: text of 1 to 200 characters, without control characters.',
    ],
  ])('are refused: %j', (overrides, message) => {
    const error = new ConfigError(`${message} Correct the option or leave it out.`);
    expect(() => applyOverrides(SETTINGS, overrides)).toThrow(error);
  });
});
