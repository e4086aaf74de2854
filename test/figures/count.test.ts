import { describe, expect, it } from 'vitest';
import { countOf } from '../../src/figures/count.ts';
import { oneTo } from './items.ts';

const names = (count: number) => oneTo(count).map((number) => `#${number}`);

describe('countOf', () => {
  it('twelve in ninety days are 0.93 a week', () => {
    const figure = countOf({ names: names(12), days: 90, minimumSample: 10 });
    expect(figure).toMatchObject({ kind: 'count', count: 12, fewData: false });
    expect(figure.evidence).toEqual({ items: names(12), total: 12 });
    expect(figure.perWeek).toBeCloseTo(84 / 90, 12);
  });

  it('a week of five is five a week', () => {
    expect(countOf({ names: names(5), days: 7, minimumSample: 10 }).perWeek).toBe(5);
  });

  it('none is 0, with few data', () => {
    expect(countOf({ names: [], days: 90, minimumSample: 10 })).toMatchObject({ count: 0, perWeek: 0, fewData: true });
  });

  it('has few data below the minimum sample, not at it', () => {
    expect(countOf({ names: names(9), days: 90, minimumSample: 10 }).fewData).toBe(true);
    expect(countOf({ names: names(10), days: 90, minimumSample: 10 }).fewData).toBe(false);
  });

  it('names the first twenty', () => {
    expect(countOf({ names: names(21), days: 90, minimumSample: 10 }).evidence).toEqual({
      items: names(20),
      total: 21,
    });
  });
});
