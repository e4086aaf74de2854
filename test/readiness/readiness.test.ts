import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import type { CheckId, CheckStatus } from '../../src/readiness/check.ts';
import { CHECK_IDS } from '../../src/readiness/check.ts';
import { CHECKS } from '../../src/readiness/list.ts';
import type { ReadinessVerdict } from '../../src/readiness/readiness.ts';
import { readinessOf, verdictOf } from '../../src/readiness/readiness.ts';
import { delivered } from './delivered.ts';

describe('verdictOf', () => {
  it.each<[Partial<Record<CheckId, CheckStatus>>, ReadinessVerdict]>([
    [{}, 'ready'],
    [{ 'toil-trend': 'unknown' }, 'unknown'],
    [{ 'product-risk': 'unknown' }, 'unknown'],
    [{ 'toil-trend': 'unknown', 'bus-factor': 'fail' }, 'not-yet'],
    [{ 'product-risk': 'unknown', 'bus-factor': 'fail' }, 'not-yet'],
    [{ 'product-risk': 'fail' }, 'do-not-shrink'],
    [{ 'product-risk': 'fail', 'bus-factor': 'fail', 'toil-trend': 'unknown' }, 'do-not-shrink'],
  ])('all pass but %o: %s', (others, verdict) => {
    expect(verdictOf(CHECK_IDS.map((id) => ({ id, status: others[id] ?? 'pass' })))).toBe(verdict);
  });

  it('is unknown where nothing was checked', () => {
    expect(verdictOf([])).toBe('unknown');
  });
});

describe('readinessOf', () => {
  it('has every check, in order', () => {
    expect(CHECKS.map(({ id }) => id)).toEqual(CHECK_IDS);
    expect(readinessOf(delivered()).checks.map(({ id }) => id)).toEqual(CHECK_IDS);
  });

  it('knows nothing of an empty clone, and says of each check what to do', () => {
    const { verdict, checks } = readinessOf(delivered({ source: 'git' }));
    expect(verdict).toBe('unknown');
    expect(checks.map(({ status }) => status)).toEqual(CHECK_IDS.map(() => 'unknown'));
    for (const { next, needed, observed } of checks) {
      expect(next).toMatch(/\.$/);
      // What it asks to be written is what the config file takes.
      const [, line = ''] = next?.match(/In the config file: `([^`]+)`\.$/) ?? [];
      expect(() => parseConfig({ file: 'one-pizza.yml', text: line })).not.toThrow();
      expect(needed).toMatch(/\.$/);
      expect(observed).toMatch(/\.$/);
    }
  });
});
