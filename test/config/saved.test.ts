import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { levelsOf } from '../../src/config/presets.ts';
import { settingsFromSaved } from '../../src/config/saved.ts';
import { ConfigError } from '../../src/history/errors.ts';
import { anySettings } from '../support/any-settings.ts';

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

function savedWithLevel(level: unknown): unknown {
  const { guardrails } = DEFAULT_SETTINGS;
  return { ...DEFAULT_SETTINGS, guardrails: { ...guardrails, levels: { ...guardrails.levels, 'pr-size': level } } };
}

describe('saved settings', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(settingsFromSaved(JSON.parse(JSON.stringify(settings)), FILE)).toEqual(settings);
      }),
    );
  });

  it.each(['ai', 'preset', 'failOn', 'onUnknown', 'baseline', 'readiness', 'guardrails'] as const)(
    'have the default of %s where they were saved before there was any',
    (key) => {
      const { [key]: _, ...before } = DEFAULT_SETTINGS;
      expect(settingsFromSaved(before, FILE)).toEqual(DEFAULT_SETTINGS);
    },
  );

  it('have the level of their preset for a rule that is younger', () => {
    const strict = parseConfig({ text: 'preset: strict\nguardrails: { pr-size: off }', file: 'x.yml' });
    const { 'toil-quota': _, ...levels } = strict.guardrails.levels;
    const saved = { ...strict, guardrails: { ...strict.guardrails, levels } };
    expect(settingsFromSaved(saved, FILE)).toEqual(strict);
    expect(settingsFromSaved({ ...saved, preset: 'observe' }, FILE).guardrails.levels['toil-quota']).toEqual(
      levelsOf('observe')['toil-quota'],
    );
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
      `${FILE}: presets: unknown key, did you mean \`preset\`?; allowed: windowDays, minimumSample, branch, deployments, failures, people, ai, preset, failOn, onUnknown, baseline, readiness, guardrails`,
      TODO,
    ]);
  });

  it.each([
    [{ ...DEFAULT_SETTINGS, deployments: { ...DEFAULT_SETTINGS.deployments, source: 'cloud' } }, 'deployments.source'],
    [{ ...DEFAULT_SETTINGS, failures: { ...DEFAULT_SETTINGS.failures, hotfix: null } }, 'failures.hotfix'],
    [{ ...DEFAULT_SETTINGS, people: { bots: ['a', 1], ignore: [] } }, 'people.bots[1]'],
    [{ ...DEFAULT_SETTINGS, minimumSample: '10' }, 'minimumSample'],
    [{ ...DEFAULT_SETTINGS, preset: 'lax' }, 'preset'],
    [{ ...DEFAULT_SETTINGS, baseline: '../b.json' }, 'baseline'],
    [
      { ...DEFAULT_SETTINGS, readiness: { ...DEFAULT_SETTINGS.readiness, rollbackDrill: '2026-02-31' } },
      'readiness.rollbackDrill',
    ],
    [savedWithLevel({ level: 'none', from: 'file' }), 'guardrails.levels.pr-size.level'],
    [savedWithLevel({ level: 'off', from: 'nowhere' }), 'guardrails.levels.pr-size.from'],
    [savedWithLevel('off'), 'guardrails.levels.pr-size'],
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
