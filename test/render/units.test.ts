import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysText,
  duration,
  durationInterval,
  percent,
  percentInterval,
  points,
  weekly,
} from '../../src/render/units.ts';

describe('duration', () => {
  it.each([
    [0, '0 min'],
    [0.001, '< 1 min'],
    [1 / 60, '1 min'],
    [38 / 60, '38 min'],
    [59.4 / 60, '59 min'],
    [59.7 / 60, '1.0 h'],
    [1, '1.0 h'],
    [21.4, '21.4 h'],
    [47.94, '47.9 h'],
    [47.97, '2.0 d'],
    [76.8, '3.2 d'],
    [671, '4.0 w'],
    [27.9 * 24, '27.9 d'],
    [856.8, '5.1 w'],
    [168 * 99.96, '100 w'],
    [168 * 250, '250 w'],
  ])('%f hours: %s', (hours, text) => {
    expect(duration(hours)).toBe(text);
  });

  it('never looks like zero where it is not', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), (hours) => {
        expect(duration(hours)).not.toMatch(/^0(\.0)? /);
      }),
    );
  });
});

it.each([
  { interval: [17, 26.3], value: 21, text: '17–26 h' },
  { interval: [400.17, 672.02], value: 671, text: '2.4–4.0 w' },
  { interval: [400.17, 672.02], value: 557, text: '17–28 d' },
  { interval: [30, 60], value: 40, text: '30–60 h' },
  { interval: [0.2, 90], value: 60, text: '12 min to 3.8 d' },
  { interval: [0, 90], value: 60, text: '0–3.8 d' },
  { interval: [2.04, 2.04], value: 2.04, text: '2.0 h' },
  { interval: [0.3, 0.6], value: 0.5, text: '18–36 min' },
  { interval: [0.3, 1.65], value: 0.5, text: '18–99 min' },
  { interval: [0.3, 5], value: 0.5, text: '0.3–5.0 h' },
] as const)('the interval $interval around $value hours: $text', ({ interval, value, text }) => {
  expect(durationInterval(interval, value)).toBe(text);
});

it.each([
  [0, '0 %'],
  [0.0003, '< 0.1 %'],
  [0.0833, '8.3 %'],
  [0.309, '30.9 %'],
  [0.9999, '> 99.9 %'],
  [1, '100 %'],
])('the share %f: %s', (fraction, text) => {
  expect(percent(fraction)).toBe(text);
});

it.each([
  [[0.0149, 0.3539], '1.5–35 %'],
  [[0, 0.3903], '0–39 %'],
  [[0.0001, 0.02], '< 0.1–2.0 %'],
  [[0.61, 1], '61–100 %'],
] as const)('the interval of shares %j: %s', (interval, text) => {
  expect(percentInterval(interval)).toBe(text);
});

it.each([
  [0, '0 /week'],
  [0.001, '< 0.01 /week'],
  [0.9333, '0.93 /week'],
  [0.997, '1.0 /week'],
  [7.5, '7.5 /week'],
  [123.4, '123 /week'],
])('%f a week: %s', (perWeek, text) => {
  expect(weekly(perWeek)).toBe(text);
});

it('writes points and days', () => {
  expect(points(-0.031)).toBe('3.1 points');
  expect(points(0.0001)).toBe('< 0.1 points');
  expect([1, 90, 10.5].map(daysText)).toEqual(['1 day', '90 days', '10.5 days']);
});
