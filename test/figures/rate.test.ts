import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src/figures/rate.ts';
import { oneTo } from './items.ts';

const names = (count: number) => oneTo(count).map((number) => `#${number}`);

describe('rateOf', () => {
  it('one of twelve', () => {
    const figure = rateOf({ hits: ['deployment 7'], total: 12, atLeast: false, minimumSample: 10 });
    expect(figure).toMatchObject({ kind: 'rate', count: 1, total: 12, atLeast: false, fewData: false });
    expect(figure.evidence).toEqual({ items: ['deployment 7'], total: 1 });
    expect(figure.rate).toBeCloseTo(0.0833, 4);
    expect(figure.interval?.[0]).toBeCloseTo(0.0149, 4);
    expect(figure.interval?.[1]).toBeCloseTo(0.3539, 4);
  });

  it('none of ten is 0, and up to 27.75 %', () => {
    const figure = rateOf({ hits: [], total: 10, atLeast: false, minimumSample: 10 });
    expect(figure.rate).toBe(0);
    expect(figure.interval?.[0]).toBe(0);
    expect(figure.interval?.[1]).toBeCloseTo(0.2775, 4);
  });

  it('of nothing is no rate, whatever the minimum sample', () => {
    expect(rateOf({ hits: [], total: 0, atLeast: true, minimumSample: 0 })).toEqual({
      kind: 'rate',
      count: 0,
      total: 0,
      rate: null,
      interval: null,
      atLeast: true,
      fewData: true,
      evidence: { items: [], total: 0 },
    });
  });

  it('has few data by its total, not by what counts', () => {
    expect(rateOf({ hits: names(9), total: 9, atLeast: false, minimumSample: 10 }).fewData).toBe(true);
    expect(rateOf({ hits: [], total: 10, atLeast: false, minimumSample: 10 }).fewData).toBe(false);
  });

  it('names the first twenty and counts all', () => {
    const { count, evidence } = rateOf({ hits: names(30), total: 40, atLeast: false, minimumSample: 10 });
    expect(count).toBe(30);
    expect(evidence).toEqual({ items: names(20), total: 30 });
  });

  it('refuses more hits than there are things', () => {
    expect(() => rateOf({ hits: names(3), total: 2, atLeast: false, minimumSample: 10 })).toThrow(RangeError);
    expect(() => rateOf({ hits: names(3), total: 0, atLeast: false, minimumSample: 10 })).toThrow(RangeError);
  });
});
