import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixesOf } from '../../src/history/prefixes.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom('0', '1', 'f'), minLength: length, maxLength: length });

describe('a prefix', () => {
  it('stands for the one id that begins so', () => {
    // Ids of few digits, so that many begin alike.
    const ids = fc.array(
      fc.tuple(digits(3), digits(3)).map(([start, end]) => `00ff${start}${end}`),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(ids, digits(3), fc.integer({ min: 7, max: 10 }), (all, start, length) => {
        const prefix = `00ff${start}00f`.slice(0, length);
        const found = [...new Set(all.filter((id) => id.startsWith(prefix)))];
        expect(prefixesOf(() => all)(prefix)).toBe(found.length === 1 ? found[0] : null);
      }),
    );
  });

  it('has seven hexadecimal digits at least', () => {
    const find = prefixesOf(() => ['abcdef0123456789', 'ffffffffffffffff']);
    expect(find('abcdef')).toBeNull();
    expect(find('abcdef0')).toBe('abcdef0123456789');
    expect(find('fffffff')).toBe('ffffffffffffffff');
    expect(find('abcdef1')).toBeNull();
    expect(find('zzzzzzz')).toBeNull();
  });

  it('reads the ids only when it is first asked, and once', () => {
    let reads = 0;
    const find = prefixesOf(() => {
      reads++;
      return ['abcdef0'];
    });
    expect(reads).toBe(0);
    find('abcdef0');
    find('abcdef0');
    expect(reads).toBe(1);
  });
});
