import { describe, expect, it } from 'vitest';
import { badges } from '../../src/render/badge.ts';
import type { Report } from '../../src/report/report.ts';
import { HOSTILE } from './hostile-texts.ts';
import { aRule, aViolation, guardrailsOf, NOT_YET } from './judged.ts';
import {
  ai,
  aReport,
  count,
  hostileReport,
  measured,
  quantiles,
  rate,
  unknownReport,
  unreadReport,
} from './reports.ts';

const BLUE = '#0969da';
const GREY = '#656d76';
const GREEN = '#1a7f37';
const AMBER = '#9a6700';
const RED = '#cf222e';

const NONE = quantiles({ n: 0, p50: null, p75: null, p90: null, intervals: { p50: null, p75: null }, fewData: true });

/** A badge's words as they are shown, and the colour that its value stands on. */
function shownOn(report: Report, id: string): [label: string, value: string, color: string] {
  const { svg } = badges(report).find(({ name }) => name === `badge-${id}.svg`) ?? { svg: '' };
  const [label = '', value = ''] = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
  return [label, value, /<path [^>]*fill="([^"]*)"/.exec(svg)?.[1] ?? ''];
}

/** The shop with one figure replaced. */
function withFigure(id: string, given: Parameters<typeof measured>[0]): Report {
  const { measurements } = aReport();
  return aReport({ measurements: { ...measurements, [id]: measured(given) } });
}

describe('badges', () => {
  it('are one for each headline figure and verdict, whatever is known', () => {
    const names = [
      'badge-deployment-frequency.svg',
      'badge-lead-time.svg',
      'badge-change-fail-rate.svg',
      'badge-recovery-time.svg',
      'badge-rework-rate.svg',
      'badge-ai-assisted-share.svg',
      'badge-readiness.svg',
      'badge-guardrails.svg',
    ];
    for (const report of [aReport(), unknownReport(), unreadReport()]) {
      expect(badges(report).map(({ name }) => name)).toEqual(names);
    }
  });

  it('show figures on blue, whatever they are', () => {
    expect(shownOn(aReport(), 'lead-time')).toEqual(['change lead time, p50', '21.4 h', BLUE]);
    expect(shownOn(aReport(), 'deployment-frequency')).toEqual(['deployment frequency', '0.93 /week', BLUE]);
    expect(shownOn(aReport(), 'change-fail-rate')).toEqual(['change fail rate', 'at least 8.3 %', BLUE]);
    expect(shownOn(aReport(), 'ai-assisted-share')).toEqual(['AI-assisted changes', 'at least 30.9 %', BLUE]);
    const bad = withFigure('change-fail-rate', { current: rate({ rate: 0.9, count: 9, total: 10 }) });
    expect(shownOn(bad, 'change-fail-rate')[2]).toBe(BLUE);
  });

  it('show what is unknown, nothing, or little in grey', () => {
    for (const { name } of badges(unknownReport()).slice(0, 6)) {
      const id = name.slice('badge-'.length, -'.svg'.length);
      expect(shownOn(unknownReport(), id).slice(1)).toEqual(['unknown', GREY]);
    }
    expect(shownOn(withFigure('lead-time', { current: NONE }), 'lead-time').slice(1)).toEqual(['none', GREY]);
    const few = withFigure('lead-time', { current: quantiles({ n: 3, fewData: true }) });
    expect(shownOn(few, 'lead-time').slice(1)).toEqual(['21.4 h, few data', GREY]);
  });

  it('call the AI-assisted share a lower bound always', () => {
    const none = rate({ count: 0, total: 97, rate: 0, interval: [0, 0.04], atLeast: false });
    const report = aReport({ ai: ai({ assisted: none }) });
    expect(shownOn(report, 'ai-assisted-share').slice(1)).toEqual(['at least 0 %', BLUE]);
  });

  it('say where merges stand in for deployments', () => {
    const report = withFigure('deployment-frequency', { current: count(), caveats: ['merge-based'] });
    expect(shownOn(report, 'deployment-frequency')[1]).toBe('0.93 /week, merge-based');
    const unknown = withFigure('deployment-frequency', { caveats: ['merge-based'] });
    expect(shownOn(unknown, 'deployment-frequency')[1]).toBe('unknown');
  });

  it.each([
    { verdict: 'ready', value: 'consider it', color: GREEN },
    { verdict: 'not-yet', value: 'not yet', color: AMBER },
    { verdict: 'do-not-shrink', value: "don't shrink yet", color: RED },
    { verdict: 'unknown', value: 'unknown', color: GREY },
  ] as const)('show readiness $verdict', ({ verdict, value, color }) => {
    const report = aReport({ readiness: { ...NOT_YET, verdict } });
    expect(shownOn(report, 'readiness')).toEqual(['one-pizza readiness', value, color]);
    expect(shownOn(unreadReport(), 'readiness').slice(1)).toEqual(['unknown', GREY]);
  });

  const UNKNOWN = aRule({ status: 'unknown', message: 'Nobody can tell.' });
  it.each([
    { rules: [aRule()], result: 'pass', value: 'all hold', color: GREEN },
    { rules: [aRule(), UNKNOWN], result: 'warn', value: 'unknown', color: GREY },
    { rules: [aRule({ status: 'fail', level: 'warn' }), UNKNOWN], result: 'warn', value: '2 warnings', color: AMBER },
    { rules: [aViolation()], result: 'warn', value: '1 violated', color: AMBER },
    { rules: [aViolation()], result: 'fail', value: '1 violated', color: RED },
    { rules: [{ ...UNKNOWN, isViolation: true }], result: 'fail', value: 'unknown', color: GREY },
    { rules: [aRule({ status: 'pending' })], result: 'pending', value: 'waiting', color: AMBER },
    { rules: [aRule({ status: 'skipped' })], result: 'pass', value: 'not judged', color: GREY },
    { rules: [], result: 'pass', value: 'not judged', color: GREY },
  ] as const)('show guardrails: $result, $value', ({ rules, result, value, color }) => {
    const report = aReport({ guardrails: guardrailsOf(rules), result });
    expect(shownOn(report, 'guardrails')).toEqual(['guardrails', value, color]);
  });

  it('tell a pull request from the repository', () => {
    const guardrails = guardrailsOf([aRule()], { subject: 'pull-request' });
    expect(shownOn(aReport({ guardrails, result: 'pass' }), 'guardrails')[0]).toBe('guardrails, pull request');
  });

  it('can be read by ear, with sample and window', () => {
    const [, leadTime] = badges(aReport());
    expect(leadTime?.svg).toContain('role="img" aria-label="change lead time, p50&#58; 21.4 h"');
    expect(leadTime?.svg).toContain(
      '<title>change lead time, p50&#58; 21.4 h (n 97; 2026-08-24 to 2026-11-22 &#40;90 days&#41;)</title>',
    );
  });

  it('are wide enough for their text', () => {
    // Verdana at 11: "21.4 h" = 3 × 636 + 364 + 352 + 633 = 3257 thousandths, 35.8 pixels.
    const [, leadTime] = badges(aReport());
    expect(leadTime?.svg).toContain('textLength="36">21.4 h<');
    for (const { svg } of [...badges(aReport()), ...badges(unknownReport())]) {
      const [, left = '', right = ''] = /textLength="(\d+)".*textLength="(\d+)"/s.exec(svg) ?? [];
      expect(svg).toContain(`width="${Number(left) + Number(right) + 24}" height="20"`);
    }
  });

  it('have a contrast of 4.5 or more between text and ground', () => {
    for (const ground of [BLUE, GREY, GREEN, AMBER, RED, '#32383f']) {
      expect(1.05 / (luminance(ground) + 0.05), ground).toBeGreaterThanOrEqual(4.5);
    }
    expect(badges(aReport())[0]?.svg).toContain('rx="3" fill="#32383f"');
  });

  it.each(HOSTILE)('hold nothing from the repository: %j', (text) => {
    expect(badges(hostileReport(text))).toEqual(badges(hostileReport('harmless')));
  });
});

/** Relative luminance of `#rrggbb`, as WCAG defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
