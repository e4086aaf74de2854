import { z } from 'zod';

/** A moment in UTC, in milliseconds since 1970. The model holds numbers; files and replies hold ISO 8601 text. */
export type EpochMs = number;

/** A length of time in milliseconds. */
export type Ms = number;

export const MS_PER_MINUTE: Ms = 60_000;
export const MS_PER_HOUR: Ms = 3_600_000;
export const MS_PER_DAY: Ms = 86_400_000;

/** ISO 8601 with a zone on the outside, milliseconds inside. */
export const moment = z.iso.datetime({ offset: true }).transform((text): EpochMs => Date.parse(text));

/** `2026-11-22T10:00:00Z`: ISO 8601 in UTC, without milliseconds where there are none. */
export function isoOf(at: EpochMs): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** A window of time `[since, until)`, and `days`, its length. */
export type Window = { readonly since: EpochMs; readonly until: EpochMs; readonly days: number };

/** The window of `days` days that ends at `until` (exclusive). */
export function windowEnding(until: EpochMs, days: number): Window {
  return { since: until - days * MS_PER_DAY, until, days };
}

/** The equally long window that ends where this one starts. */
export function windowBefore(window: Window): Window {
  return { since: window.since - (window.until - window.since), until: window.since, days: window.days };
}

/** Whether `at` lies in `[since, until)`. A moment that is not known lies in no window. */
export function isWithin(window: Window, at: EpochMs | null): boolean {
  return at !== null && at >= window.since && at < window.until;
}
