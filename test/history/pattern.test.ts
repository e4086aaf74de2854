import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, matchesAny } from '../../src/history/pattern.ts';

/** The same by the book: slow, and short enough to be seen to be right. */
function fits(pattern: readonly string[], name: readonly string[]): boolean {
  const [first, ...others] = pattern;
  if (first === undefined) return name.length === 0;
  if (first === '*') return fits(others, name) || (name.length > 0 && fits(pattern, name.slice(1)));
  return name.length > 0 && (first === '?' || first === name[0]) && fits(others, name.slice(1));
}

describe('a pattern', () => {
  it.each([
    ['prod', 'prod', true],
    ['prod', 'PROD', true],
    ['PROD', 'prod', true],
    ['prod', 'prod2', false],
    ['prod', 'preprod', false],
    ['prod-*', 'prod-eu', true],
    ['prod-*', 'prod-', true],
    ['prod-*', 'prod', false],
    ['prd*', 'prd', true],
    ['production *', 'Production (EU)', true],
    ['hotfix/*', 'hotfix/a/b/c', true],
    ['hotfix*', 'hotfix: it\nnow', true],
    ['*/prod', 'eu/prod', true],
    ['*prod*', 'preprod-1', true],
    ['v*.*.*', 'v1.2.3', true],
    ['v*.*.*', 'v1.2', false],
    ['*a*b', 'aXbXb', true],
    ['*a*b', 'aXbXc', false],
    ['a*', 'ba', false],
    ['sev?', 'sev1', true],
    ['sev?', 'sev', false],
    ['sev?', 'sev10', false],
    ['sev?', 'sev🔥', true],
    ['*', '', true],
    ['**', 'x', true],
    ['?', '', false],
    ['', '', true],
    ['', 'x', false],
    ['dependabot[bot]', 'dependabot[bot]', true],
    ['dependabot[bot]', 'dependabotb', false],
    ['a.c', 'abc', false],
    ['(a|b)+$^\\', '(a|b)+$^\\', true],
    ['größe', 'GRÖSSE', false],
    ['GRÖ*', 'größe', true],
    ['a*', 'a*b?', true],
  ])('%j and %j: %s', (pattern, name, expected) => {
    expect(matches(pattern, name)).toBe(expected);
  });

  it('fits what it fits by the book', () => {
    const letters = fc.constantFrom('a', 'b', '*', '?', '🔥');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), fc.array(letters, { maxLength: 10 }), (pattern, name) => {
        expect(matches(pattern.join(''), name.join(''))).toBe(fits(pattern, name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('fits a name that was made from it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary-ascii' })), (parts) => {
        const pattern = parts.map((part) => part.replace(/[*?]/g, 'x')).join('*');
        expect(matches(pattern, pattern.replaceAll('*', 'anything/at all'))).toBe(true);
      }),
    );
  });

  it.each([
    ['*a'.repeat(20), `${'a'.repeat(100_000)}b`],
    [`${'*'.repeat(198)}b`, 'a'.repeat(100_000)],
    ['?*'.repeat(99), 'a'.repeat(100_000)],
    [`*${'a'.repeat(100)}b`, 'a'.repeat(100_000)],
  ])('answers fast whatever the name (%#)', (pattern, name) => {
    const start = performance.now();
    matches(pattern, name);
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});

describe('several patterns', () => {
  it('fit what any of them fits, and nothing where there are none', () => {
    expect(matchesAny(['prod', 'live'], 'Live')).toBe(true);
    expect(matchesAny(['prod', 'live'], 'alive')).toBe(false);
    expect(matchesAny([], 'prod')).toBe(false);
  });
});
