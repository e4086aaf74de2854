import type { z } from 'zod';
import { ConfigError } from '../history/errors.ts';
import type { EpochMs } from '../history/time.ts';
import { isoOf, MS_PER_DAY } from '../history/time.ts';
import type { Settings } from './settings.ts';
import { shownValue } from './shown.ts';
import { branch, spanInDays, windowDays } from './values.ts';

/** What the terminal's options set in place of the config file; what is absent stays as it is. */
export type Overrides = {
  /** `--window-days`, or `--since` with the end of the window (`--until`, or else the clock). */
  readonly window?: { readonly days: number } | { readonly since: EpochMs; readonly until: EpochMs } | undefined;
  /** `--branch`. */
  readonly branch?: string | undefined;
};

/**
 * Settings with the terminal's options in place of the file's values. `since` and `until` become the days between
 * them, which need not be whole; a plan for exactly that window gets both (see `planOf`). Throws a ConfigError that
 * names the option, what it was given and what is allowed.
 */
export function applyOverrides(settings: Settings, overrides: Overrides): Settings {
  return {
    ...settings,
    windowDays: overrides.window === undefined ? settings.windowDays : daysOf(overrides.window),
    branch:
      overrides.branch === undefined
        ? settings.branch
        : accepted(branch, { value: overrides.branch, option: '--branch', shown: shownValue(overrides.branch) }),
  };
}

function daysOf(window: NonNullable<Overrides['window']>): number {
  if ('days' in window) {
    return accepted(windowDays, { value: window.days, option: '--window-days', shown: shownValue(window.days) });
  }
  const value = (window.until - window.since) / MS_PER_DAY;
  const shown = `${isoOf(window.since)} to ${isoOf(window.until)}, ${Number(value.toFixed(2))} days`;
  return accepted(spanInDays, { value, option: '--since', shown });
}

function accepted<Value>(
  schema: z.ZodType<Value>,
  given: { readonly value: Value; readonly option: string; readonly shown: string },
): Value {
  const parsed = schema.safeParse(given.value);
  if (parsed.success) return parsed.data;
  const allowed = parsed.error.issues[0]?.message ?? 'another value';
  throw new ConfigError(
    `${given.option}: found ${given.shown}; allowed: ${allowed}. Correct the option or leave it out.`,
  );
}
