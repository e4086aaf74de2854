import type { Settings } from '../config/settings.ts';
import type { GuardrailResult } from './judge.ts';

/** In the order in which they get worse. */
export const RESULTS = ['pass', 'warn', 'pending', 'fail'] as const;
export type Result = (typeof RESULTS)[number];

/** What all rules together say of a build. */
export type Conclusion = {
  readonly result: Result;
  readonly violations: number;
  readonly warnings: number;
  /** Where a rule that is enforced waits, too: a job that is green while an approval is missing would be a lie. */
  readonly failsBuild: boolean;
  /** Whether a result is one of the violations. */
  readonly isViolation: (result: GuardrailResult) => boolean;
};

type Strictness = Pick<Settings, 'preset' | 'failOn' | 'onUnknown'>;
type Effect = 'none' | 'warning' | 'pending' | 'violation';

/**
 * What becomes of the results. What fails is a violation at level `error`, a warning at `warn`; what is pending holds
 * the build up at `error` and is a warning at `warn`; what is unknown is a violation where `on-unknown` and the level
 * are `error`, else a warning. `fail-on: warn` treats warnings as it would at `error`, but for levels that the preset
 * `observe` gave: it never breaks a build. With `fail-on: never` violations are counted and the result is `warn`; what
 * is absolute fails all the same. A draft is pending where a rule is enforced: a job that is green on it would stay so
 * when it becomes ready for review, and not every workflow is started by that.
 */
export function concluded(results: readonly GuardrailResult[], settings: Strictness, isDraft = false): Conclusion {
  const effects = results.map((each) => effectOf(each, settings));
  const isAbsolute = results.some((each) => each.isAbsolute);
  const isWaiting = isDraft && results.some((each) => effectOf({ ...each, status: 'pending' }, settings) === 'pending');
  const awaited: readonly Effect[] = isWaiting ? ['pending'] : [];
  const result = resultOf([...effects, ...awaited], settings.failOn !== 'never' || isAbsolute);
  return {
    result,
    violations: effects.filter((effect) => effect === 'violation').length,
    warnings: effects.filter((effect) => effect === 'warning').length,
    failsBuild: result === 'fail' || result === 'pending',
    isViolation: (each) => effectOf(each, settings) === 'violation',
  };
}

function resultOf(effects: readonly Effect[], mayFail: boolean): Result {
  if (effects.includes('violation') && mayFail) return 'fail';
  if (effects.includes('pending')) return 'pending';
  return effects.some((effect) => effect !== 'none') ? 'warn' : 'pass';
}

function effectOf(given: GuardrailResult, { preset, failOn, onUnknown }: Strictness): Effect {
  const { status, level, isFromPreset, isAbsolute } = given;
  const isEnforced = level === 'error';
  const isWarningEnough = failOn === 'warn' && !(isFromPreset && preset === 'observe');
  switch (status) {
    case 'pass':
    case 'skipped':
      return 'none';
    case 'fail':
      return isAbsolute || isEnforced || isWarningEnough ? 'violation' : 'warning';
    case 'pending':
      return failOn !== 'never' && (isEnforced || isWarningEnough) ? 'pending' : 'warning';
    case 'unknown':
      return (isEnforced && onUnknown === 'error') || isWarningEnough ? 'violation' : 'warning';
  }
}
