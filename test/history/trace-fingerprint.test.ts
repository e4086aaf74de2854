import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/history/trace-fingerprint.ts';

const ACME = { match: 'branch', branch: 'acme/*', tool: 'Acme', class: 'authored', confidence: 'high' } as const;

describe('the fingerprint of patterns', () => {
  it('is the same for the same patterns, and another for others, another order, or none', () => {
    const sets = [[], [ACME], [ACME, ACME], [{ ...ACME, tool: 'Acmf' }], [{ ...ACME, branch: 'acme-*' }]];
    const prints = sets.map(fingerprintOf);
    expect(new Set(prints).size).toBe(sets.length);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprintOf([{ ...ACME }])).toBe(prints[1]);
  });
});
