import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelsFrom, withPreset } from '../../src/config/presets.ts';
import type { Level, Settings } from '../../src/config/settings.ts';
import { FAIL_ON, GUARDRAILS, LEVELS, ON_UNKNOWN, PRESETS } from '../../src/config/settings.ts';
import type { Conclusion, Result } from '../../src/guardrails/conclusion.ts';
import { concluded, RESULTS } from '../../src/guardrails/conclusion.ts';
import type { GuardrailResult } from '../../src/guardrails/judge.ts';
import { judgeGuardrails } from '../../src/guardrails/judge.ts';
import type { Rule, Status } from '../../src/guardrails/rule.ts';
import { STATUSES } from '../../src/guardrails/rule.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';

function aResult(given: Partial<GuardrailResult> = {}): GuardrailResult {
  return {
    id: 'pr-size',
    title: 'Size',
    level: 'error',
    isFromPreset: false,
    status: 'fail',
    message: 'It is long.',
    why: 'Nobody reads it.',
    fix: null,
    evidence: [],
    location: null,
    isAbsolute: false,
    ...given,
  };
}

/** Where the level is from: by the rule's name, or from the preset `observe` or `recommended`. */
type From = 'file' | 'observe' | 'recommended';
/** `counted`: a violation, and yet only a warning for the build. */
type Cell = Result | 'counted';
type Row = readonly [Status, 'warn' | 'error', From, 'warn' | 'error', Readonly<Record<Settings['failOn'], Cell>>];

const NOTHING = { error: 'pass', warn: 'pass', never: 'pass' } as const;
const WARNING = { error: 'warn', warn: 'fail', never: 'warn' } as const;
const OBSERVED = { error: 'warn', warn: 'warn', never: 'warn' } as const;
const VIOLATION = { error: 'fail', warn: 'fail', never: 'counted' } as const;
const WAITING = { error: 'pending', warn: 'pending', never: 'warn' } as const;
const WAITING_AT_WARN = { error: 'warn', warn: 'pending', never: 'warn' } as const;

/** Status, level, where from, `on-unknown`, and the result for each `fail-on`. `observe` gives no `error`. */
const MATRIX: readonly Row[] = (
  [
    ['fail', 'error', 'file', VIOLATION],
    ['fail', 'error', 'recommended', VIOLATION],
    ['fail', 'warn', 'file', WARNING],
    ['fail', 'warn', 'recommended', WARNING],
    ['fail', 'warn', 'observe', OBSERVED],
    ['pending', 'error', 'file', WAITING],
    ['pending', 'error', 'recommended', WAITING],
    ['pending', 'warn', 'file', WAITING_AT_WARN],
    ['pending', 'warn', 'recommended', WAITING_AT_WARN],
    ['pending', 'warn', 'observe', OBSERVED],
    ['unknown', 'error', 'file', WARNING, VIOLATION],
    ['unknown', 'error', 'recommended', WARNING, VIOLATION],
    ['unknown', 'warn', 'file', WARNING],
    ['unknown', 'warn', 'recommended', WARNING],
    ['unknown', 'warn', 'observe', OBSERVED],
    ['pass', 'error', 'file', NOTHING],
    ['pass', 'warn', 'file', NOTHING],
    ['skipped', 'error', 'file', NOTHING],
    ['skipped', 'warn', 'file', NOTHING],
  ] as const
).flatMap(([status, level, from, atWarn, atError = atWarn]): Row[] => [
  [status, level, from, 'warn', atWarn],
  [status, level, from, 'error', atError],
]);

function conclusionOf(result: GuardrailResult, from: From, set: Pick<Settings, 'failOn' | 'onUnknown'>): Conclusion {
  const preset = from === 'file' ? 'observe' : from;
  return concluded([{ ...result, isFromPreset: from !== 'file' }], { preset, ...set });
}

describe('one result', () => {
  it.each(MATRIX)('%s at %s from %s, on-unknown %s', (...[status, level, from, onUnknown, cells]) => {
    for (const failOn of FAIL_ON) {
      const { isViolation, ...told } = conclusionOf(aResult({ status, level }), from, { failOn, onUnknown });
      const cell = cells[failOn];
      expect(told, `fail-on ${failOn}`).toEqual({
        result: cell === 'counted' ? 'warn' : cell,
        violations: cell === 'fail' || cell === 'counted' ? 1 : 0,
        warnings: cell === 'warn' ? 1 : 0,
        failsBuild: cell === 'fail' || cell === 'pending',
      });
    }
  });

  it('that is absolute fails the build whatever is set', () => {
    for (const level of ['warn', 'error'] as const) {
      for (const failOn of FAIL_ON) {
        const result = aResult({ level, isAbsolute: true });
        const { isViolation, ...told } = conclusionOf(result, 'observe', { failOn, onUnknown: 'warn' });
        expect(told).toEqual({ result: 'fail', violations: 1, warnings: 0, failsBuild: true });
        expect(isViolation(result)).toBe(true);
      }
    }
  });
});

describe('several results', () => {
  const of: Readonly<Record<Result, GuardrailResult>> = {
    pass: aResult({ status: 'pass' }),
    warn: aResult({ level: 'warn' }),
    pending: aResult({ status: 'pending' }),
    fail: aResult(),
  };
  const settings = settingsWith();

  it('of none is a pass', () => {
    expect(concluded([], settings).result).toBe('pass');
  });

  it.each([
    { level: 'error', failOn: 'error', result: 'pending' },
    { level: 'warn', failOn: 'error', result: 'pass' },
    { level: 'warn', failOn: 'warn', result: 'pending' },
    { level: 'error', failOn: 'never', result: 'pass' },
  ] as const)('of a draft waits where one is enforced: $level, fail-on $failOn', ({ level, failOn, result }) => {
    const skipped = { ...aResult({ status: 'skipped', level }), isFromPreset: false };
    const conclusion = concluded([skipped], settingsWith({ failOn }), true);
    expect(conclusion).toMatchObject({ result, violations: 0, warnings: 0, failsBuild: result === 'pending' });
  });

  it('is the worst of them', () => {
    for (const a of RESULTS) {
      for (const b of RESULTS) {
        const worst = RESULTS[Math.max(RESULTS.indexOf(a), RESULTS.indexOf(b))];
        expect(concluded([of[a], of[b]], settings).result, `${a}, ${b}`).toBe(worst);
      }
    }
  });

  it('counts, and tells violations from warnings', () => {
    const results = [of.fail, of.warn, of.pending, of.fail, of.pass, of.warn, of.warn];
    const { violations, warnings, isViolation } = concluded(results, settings);
    expect([violations, warnings]).toEqual([2, 3]);
    expect(results.map(isViolation)).toEqual([true, false, false, true, false, false, false]);
  });
});

/** What a run is set to, before it becomes settings. */
type Set = {
  readonly preset: Settings['preset'];
  /** The step's input. */
  readonly second: Settings['preset'];
  readonly named: Readonly<Partial<Record<(typeof GUARDRAILS)[number], Level>>>;
  readonly failOn: Settings['failOn'];
  readonly onUnknown: Settings['onUnknown'];
};

const LENIENT_FIRST = ['never', 'error', 'warn'] as const satisfies readonly Settings['failOn'][];
const aSet: fc.Arbitrary<Set> = fc.record({
  preset: fc.constantFrom(...PRESETS),
  second: fc.constantFrom(...PRESETS),
  named: fc.dictionary(fc.constantFrom(...GUARDRAILS), fc.constantFrom(...LEVELS)),
  failOn: fc.constantFrom(...LENIENT_FIRST),
  onUnknown: fc.constantFrom(...ON_UNKNOWN),
});
const seen = fc.array(fc.record({ id: fc.constantFrom(...GUARDRAILS), status: fc.constantFrom(...STATUSES) }));

/** Rules that find what they are told to, judged and concluded as in a run. */
function outcomeOf(found: readonly { readonly id: Rule['id']; readonly status: Status }[], set: Set): Conclusion {
  const file = settingsWith({
    preset: set.preset,
    failOn: set.failOn,
    onUnknown: set.onUnknown,
    guardrails: { levels: levelsFrom(set.preset, set.named) },
  });
  const settings = withPreset(file, set.second);
  const rules = found.map(({ id, status }): Rule => {
    const verdict = { status, message: 'It is so.', fix: null, evidence: [] };
    return { id, title: id, violatedWhen: '', why: '', ofPullRequest: () => verdict };
  });
  return concluded(judgeGuardrails({ kind: 'pull-request', subject: aSubject() }, settings, rules), settings);
}

function next<Value>(order: readonly Value[], value: Value): Value {
  return order[order.indexOf(value) + 1] ?? value;
}

describe('stricter settings', () => {
  const STEPS: readonly [string, (set: Set, id: Rule['id']) => Set][] = [
    [
      'a higher level',
      (set, id) => ({ ...set, named: { ...set.named, [id]: next(LEVELS, set.named[id] ?? 'error') } }),
    ],
    ['a higher preset of the step', (set) => ({ ...set, second: next(PRESETS, set.second) })],
    ['on-unknown: error', (set) => ({ ...set, onUnknown: 'error' })],
    ['a stricter fail-on', (set) => ({ ...set, failOn: next(LENIENT_FIRST, set.failOn) })],
  ];

  it.each(STEPS)('%s never makes the result better', (_name, stricter) => {
    fc.assert(
      fc.property(seen, aSet, fc.constantFrom(...GUARDRAILS), (found, set, id) => {
        const [before, after] = [outcomeOf(found, set), outcomeOf(found, stricter(set, id))];
        expect(RESULTS.indexOf(after.result)).toBeGreaterThanOrEqual(RESULTS.indexOf(before.result));
        expect(before.failsBuild && !after.failsBuild).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
