import { describe, expect, it } from 'vitest';
import { REVIEW_CHECKS } from '../../src/adoption/catalogue/review-checks.ts';
import { REVIEWERS } from '../../src/adoption/catalogue/reviewers.ts';
import { reviewCheckToolOf } from '../../src/adoption/review-check.ts';

describe('reviewCheckToolOf', () => {
  it.each(REVIEW_CHECKS.map(({ name, tool }) => [name, tool] as const))('%s is of %s', (name, tool) => {
    expect(reviewCheckToolOf(name)).toBe(tool);
    expect(reviewCheckToolOf(name.toUpperCase())).toBe(tool);
    expect(reviewCheckToolOf(`${name} 2`)).toBeNull();
  });

  it.each<[string, readonly string[], string | null]>([
    ['build', [], null],
    ['review', [], null],
    ['', [], null],
    ['Acme-Reviewer', ['acme-*'], 'Acme-Reviewer'],
    ['build', ['acme-*'], null],
    ['(a+)+$', ['(a+)+$'], '(a+)+$'],
  ])('%j with the patterns %j', (name, patterns, tool) => {
    expect(reviewCheckToolOf(name, patterns)).toBe(tool);
  });
});

it('calls a tool as the catalogue of reviewers does, and says where each name is from', () => {
  const tools = new Map(REVIEWERS.map(({ tool }) => [tool.toLowerCase(), tool]));
  for (const { tool, source } of REVIEW_CHECKS) {
    expect(tools.get(tool.toLowerCase()) ?? tool).toBe(tool);
    expect(source).not.toBe('');
  }
  expect(new Set(REVIEW_CHECKS.map(({ name }) => name.toLowerCase())).size).toBe(REVIEW_CHECKS.length);
});
