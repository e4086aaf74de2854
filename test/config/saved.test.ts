import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { settingsFromSaved } from '../../src/config/saved.ts';
import { DEFAULT_SETTINGS } from '../../src/config/settings.ts';
import { ConfigError } from '../../src/history/errors.ts';

const FILE = 'history.ndjson.gz';
const TODO = 'Read the history anew, or give a config file to use in place of the saved settings.';

function errorOf(value: unknown): string {
  try {
    settingsFromSaved(value, FILE);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error ? error.message : '';
  }
  throw new Error('the settings were accepted');
}

describe('saved settings', () => {
  it('come back as they were written', () => {
    const text =
      'window-days: 7\nbranch: main\ndeployments: { tags: ["v*"] }\nfailures: { signals: [revert] }\nai: { reviewers: [acme], authors: [{ tool: A, login: a }] }\n';
    for (const settings of [DEFAULT_SETTINGS, parseConfig({ text, file: 'x.yml' })]) {
      expect(settingsFromSaved(JSON.parse(JSON.stringify(settings)), FILE)).toEqual(settings);
    }
  });

  it('have the defaults of ai where they were saved before there were any', () => {
    const { ai: _, ...before } = DEFAULT_SETTINGS;
    expect(settingsFromSaved(before, FILE)).toEqual(DEFAULT_SETTINGS);
  });

  it('keep days that are no whole number, as they come from two moments', () => {
    expect(settingsFromSaved({ ...DEFAULT_SETTINGS, windowDays: 10.5 }, FILE).windowDays).toBe(10.5);
  });

  it('are refused with every problem at once', () => {
    const { people: _, ...rest } = DEFAULT_SETTINGS;
    expect(errorOf({ ...rest, windowDays: 0, presets: 'strict', branch: undefined }).split('\n')).toEqual([
      'The configuration is not valid (4 problems):',
      `${FILE}: windowDays: found 0; allowed: a number of days from 1 to 365`,
      `${FILE}: branch: found nothing; allowed: text of 1 to 200 characters, without control characters`,
      `${FILE}: people: found nothing; allowed: a mapping with keys of: bots, ignore`,
      `${FILE}: presets: unknown key; allowed: windowDays, minimumSample, branch, deployments, failures, people, ai`,
      TODO,
    ]);
  });

  it.each([
    [{ ...DEFAULT_SETTINGS, deployments: { ...DEFAULT_SETTINGS.deployments, source: 'cloud' } }, 'deployments.source'],
    [{ ...DEFAULT_SETTINGS, failures: { ...DEFAULT_SETTINGS.failures, hotfix: null } }, 'failures.hotfix'],
    [{ ...DEFAULT_SETTINGS, people: { bots: ['a', 1], ignore: [] } }, 'people.bots[1]'],
    [{ ...DEFAULT_SETTINGS, minimumSample: '10' }, 'minimumSample'],
  ])('are refused where one value is wrong', (value, path) => {
    expect(errorOf(value).split('\n')).toEqual([
      'The configuration is not valid (1 problem):',
      expect.stringContaining(`${FILE}: ${path}: found `),
      TODO,
    ]);
  });

  it('are either accepted or refused with a ConfigError, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => settingsFromSaved(value, FILE)).toThrow(ConfigError);
      }),
    );
  });
});
