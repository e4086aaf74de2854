import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { eachGuardrail, levelsFrom, levelsOf, withPreset } from '../../src/config/presets.ts';
import type { Level, Preset, Settings } from '../../src/config/settings.ts';
import { GUARDRAILS, LEVELS, PRESETS } from '../../src/config/settings.ts';
import { anySettings } from '../support/any-settings.ts';

const anyPreset = fc.constantFrom(...PRESETS);

function levelsIn(preset: Preset): readonly (readonly [string, Level])[] {
  const levels = levelsOf(preset);
  return GUARDRAILS.map((id) => [id, levels[id].level]);
}

function settingsUnder(preset: Preset, named: Parameters<typeof levelsFrom>[1] = {}): Settings {
  const guardrails = { ...DEFAULT_SETTINGS.guardrails, levels: levelsFrom(preset, named) };
  return { ...DEFAULT_SETTINGS, preset, guardrails };
}

const strictness = (level: Level) => LEVELS.indexOf(level);

describe('the levels of a preset', () => {
  it('observe: everything is said, nothing fails', () => {
    expect(levelsIn('observe')).toEqual(GUARDRAILS.map((id) => [id, 'warn']));
  });

  it('recommended: what people decide about and what is expected fails, the rest is said', () => {
    expect(levelsIn('recommended')).toEqual([
      ['dual-gate', 'error'],
      ['pr-evidence', 'warn'],
      ['security-checks', 'warn'],
      ['pr-size', 'warn'],
      ['architecture-approval', 'error'],
      ['rollback-first', 'warn'],
      ['guarded-files', 'error'],
      ['rule-files', 'warn'],
      ['rule-file-truth', 'warn'],
      ['toil-quota', 'warn'],
      ['thresholds', 'error'],
    ]);
  });

  it('strict: everything fails', () => {
    expect(levelsIn('strict')).toEqual(GUARDRAILS.map((id) => [id, 'error']));
  });

  it.each(PRESETS)('%s is nowhere less strict than the one before', (preset) => {
    const before = PRESETS[Math.max(0, PRESETS.indexOf(preset) - 1)] ?? preset;
    for (const id of GUARDRAILS) {
      expect(strictness(levelsOf(preset)[id].level)).toBeGreaterThanOrEqual(strictness(levelsOf(before)[id].level));
    }
  });
});

describe('the levels of a file', () => {
  it('are those that it names, even below the preset, and the preset’s for the others', () => {
    const levels = levelsFrom('recommended', { 'dual-gate': 'off', 'pr-size': 'error', 'rule-files': undefined });
    expect(levels).toEqual({
      ...levelsOf('recommended'),
      'dual-gate': { level: 'off', from: 'file' },
      'pr-size': { level: 'error', from: 'file' },
    });
    expect(levels['rule-files']).toEqual({ level: 'warn', from: 'preset' });
  });

  it('come from the file where it names what the preset says, too', () => {
    expect(levelsFrom('observe', { thresholds: 'warn' }).thresholds).toEqual({ level: 'warn', from: 'file' });
  });
});

describe('settings under a second preset', () => {
  it('hold the stricter of two levels, rule by rule', () => {
    const named = { 'pr-size': 'off', 'pr-evidence': 'error', 'dual-gate': 'warn', 'rule-files': 'warn' } as const;
    const { preset, guardrails } = withPreset(settingsUnder('observe', named), 'recommended');
    expect(preset).toBe('recommended');
    expect(guardrails.levels).toEqual({
      ...levelsOf('recommended'),
      'pr-evidence': { level: 'error', from: 'file' },
      'rule-files': { level: 'warn', from: 'file' },
    });
  });

  it('do not change under the preset that they have', () => {
    for (const preset of PRESETS) expect(withPreset(settingsUnder(preset), preset)).toEqual(settingsUnder(preset));
  });

  it.each([
    ['strict', 'observe', 'strict'],
    ['recommended', 'observe', 'recommended'],
    ['observe', 'strict', 'strict'],
    ['recommended', 'strict', 'strict'],
  ] as const)('are those of %s and %s under %s, whichever was first', (file, input, both) => {
    expect(withPreset(settingsUnder(file), input)).toEqual(settingsUnder(both));
  });

  it('are nowhere looser than either, and take each level from one of the two', () => {
    fc.assert(
      fc.property(anySettings, anyPreset, (settings, preset) => {
        const { levels } = withPreset(settings, preset).guardrails;
        for (const id of GUARDRAILS) {
          const [own, other] = [settings.guardrails.levels[id], levelsOf(preset)[id]];
          expect(strictness(levels[id].level)).toBe(Math.max(strictness(own.level), strictness(other.level)));
          expect(levels[id]).toEqual(strictness(own.level) >= strictness(other.level) ? own : other);
        }
      }),
    );
  });

  it('stay otherwise as they are', () => {
    fc.assert(
      fc.property(anySettings, anyPreset, (settings, preset) => {
        const found = withPreset(settings, preset);
        const { levels } = settings.guardrails;
        expect({ ...found, preset: settings.preset, guardrails: { ...found.guardrails, levels } }).toEqual(settings);
        expect(PRESETS.indexOf(found.preset)).toBeGreaterThanOrEqual(PRESETS.indexOf(settings.preset));
      }),
    );
  });

  it('are the same in whatever order two presets come', () => {
    fc.assert(
      fc.property(anySettings, anyPreset, anyPreset, (settings, one, other) => {
        const levelsUnder = (found: Settings) => eachGuardrail((id) => found.guardrails.levels[id].level);
        expect(levelsUnder(withPreset(withPreset(settings, one), other))).toEqual(
          levelsUnder(withPreset(withPreset(settings, other), one)),
        );
      }),
    );
  });
});
