/** The levels that a preset gives the guardrails, and what happens where two places set one. */
import type { Guardrail, Guardrails, Level, Preset, Settings } from './settings.ts';
import { LEVELS, PRESETS } from './settings.ts';

const OBSERVE = eachGuardrail<Level>(() => 'warn');

const RECOMMENDED: Readonly<Record<Guardrail, Level>> = {
  ...OBSERVE,
  'dual-gate': 'error',
  'architecture-approval': 'error',
  'guarded-files': 'error',
  thresholds: 'error',
};

const STRICT = eachGuardrail<Level>(() => 'error');

const LEVELS_OF: Readonly<Record<Preset, Readonly<Record<Guardrail, Level>>>> = {
  observe: OBSERVE,
  recommended: RECOMMENDED,
  strict: STRICT,
};

/** The level of every guardrail under a preset. */
export function levelsOf(preset: Preset): Guardrails['levels'] {
  const { [preset]: levels } = LEVELS_OF;
  return eachGuardrail((id) => ({ level: levels[id], from: 'preset' }));
}

/** The levels that a file asks for: those that it names, and its preset's for the others. */
export function levelsFrom(
  preset: Preset,
  named: Partial<Readonly<Record<Guardrail, Level | undefined>>>,
): Guardrails['levels'] {
  const others = levelsOf(preset);
  return eachGuardrail((id) => {
    const level = named[id];
    return level === undefined ? others[id] : { level, from: 'file' };
  });
}

/** Settings under a second preset, such as the step's input: of each guardrail's two levels the stricter one holds. */
export function withPreset(settings: Settings, preset: Preset): Settings {
  const { levels } = settings.guardrails;
  const others = levelsOf(preset);
  const stricter = eachGuardrail((id) => (isStricter(others[id].level, levels[id].level) ? others[id] : levels[id]));
  const isHigher = PRESETS.indexOf(preset) > PRESETS.indexOf(settings.preset);
  return {
    ...settings,
    preset: isHigher ? preset : settings.preset,
    guardrails: { ...settings.guardrails, levels: stricter },
  };
}

function isStricter(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(than);
}

/** Something for each guardrail. */
export function eachGuardrail<Value>(of: (id: Guardrail) => Value): Readonly<Record<Guardrail, Value>> {
  return {
    'dual-gate': of('dual-gate'),
    'pr-evidence': of('pr-evidence'),
    'security-checks': of('security-checks'),
    'pr-size': of('pr-size'),
    'architecture-approval': of('architecture-approval'),
    'rollback-first': of('rollback-first'),
    'guarded-files': of('guarded-files'),
    'rule-files': of('rule-files'),
    'rule-file-truth': of('rule-file-truth'),
    'toil-quota': of('toil-quota'),
    thresholds: of('thresholds'),
  };
}
