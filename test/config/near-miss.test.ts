import { describe, expect, it } from 'vitest';
import { editsBetween, nearestKey } from '../../src/config/near-miss.ts';

const SIBLINGS = ['window-days', 'branch', 'tags', 'people'];
const EVERYWHERE = [...SIBLINGS, 'deployments.tags', 'deployments.environments', 'failures.hotfix.titles'];

describe('the distance of two keys', () => {
  it.each([
    ['tags', 'tags', 0],
    ['tag', 'tags', 1],
    ['tags', 'tgas', 1],
    ['lables', 'labels', 1],
    ['kitten', 'sitten', 1],
    ['flaw', 'lawn', 2],
    ['', 'ab', 2],
    ['ab', '', 2],
  ])('%j to %j is %i', (from, to, edits) => {
    expect(editsBetween(from, to)).toBe(edits);
    expect(editsBetween(to, from)).toBe(edits);
  });

  it('is "too far" without a comparison where the lengths differ by more than two', () => {
    expect(editsBetween('a'.repeat(1_000_000), 'a')).toBeGreaterThan(2);
  });
});

describe('the key that was meant', () => {
  it.each([
    ['brunch', 'branch'],
    ['windowDays', 'window-days'],
    ['WINDOW_DAYS', 'window-days'],
    ['window-day', 'window-days'],
    ['poeple', 'people'],
    ['tag', 'tags'],
    ['environments', 'deployments.environments'],
    ['Titles', 'failures.hotfix.titles'],
  ])('by %s is %s', (given, meant) => {
    expect(nearestKey(given, SIBLINGS, EVERYWHERE)).toBe(meant);
  });

  it.each(['', 'x', 'ta', 'tick', 'preset', 'windows', 'p'.repeat(100_000)])('is not known for %s', (given) => {
    expect(nearestKey(given, SIBLINGS, EVERYWHERE)).toBeNull();
  });
});
