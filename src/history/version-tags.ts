import { matchesAny } from './pattern.ts';

// Whole words only: `march-2024` is no release candidate, `device-1.0` no development version.
const PRE_RELEASE =
  /(?<![a-z])(?:alpha|beta|rc|pre(?:view|release)?|dev(?:el(?:op)?)?|nightly|canary|snapshot)(?![a-z])/i;

/**
 * Whether a tag marks a delivered version: it fits one of `patterns`, or, where there are none, its name ends in a
 * number and holds no word for a pre-release (alpha, beta, rc, pre, dev, nightly, canary, snapshot).
 */
export function isVersionTag(name: string, patterns: readonly string[] | null): boolean {
  if (patterns !== null) return matchesAny(patterns, name);
  return /\d$/.test(name) && !PRE_RELEASE.test(name);
}
