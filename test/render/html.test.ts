import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/render/html.ts';
import { aReport, unknownReport } from './reports.ts';

const page = htmlReport(aReport());

describe('the HTML report', () => {
  it('needs nothing from elsewhere', () => {
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(|\son\w+=/i);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
    const addresses = [...page.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => address?.startsWith('https&#58;//github.com/octo/shop') !== true)).toEqual([]);
  });

  it('can be read by ear and by keyboard', () => {
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<(?:header|main|footer|h1)>/g)).toEqual(['<header>', '<h1>', '<main>', '<footer>']);
    const count = (pattern: RegExp): number => (page.match(pattern) ?? []).length;
    expect(count(/<table>/g)).toBe(count(/<caption>/g));
    expect(count(/<th /g)).toBe(count(/<th scope="(?:col|row)"/g));
    expect(count(/<svg /g)).toBe(count(/<svg [^>]*role="img" aria-label="[^"]+"/g));
    expect(count(/class="scroll"/g)).toBe(count(/class="scroll" role="region" aria-label="[^"]+" tabindex="0"/g));
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('closes what it opens', () => {
    const open: string[] = [];
    for (const [, close, name = '', self] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
      if (self === '/' || name === 'meta') continue;
      if (close === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('draws intervals on a line that starts at 0', () => {
    // The lead time: 180 wide, margins of 6, so 168 for 26.3 h: 17 h at 6 + 168 * 17 / 26.3 = 114.6, 21.4 h at 142.7, 24.6 h at 163.1.
    expect(page).toContain('<line class="interval" x1="114.6" x2="174.0" y1="10" y2="10"/>');
    expect(page).toContain('<circle class="before" cx="163.1"');
    expect(page).toContain('<circle class="now" cx="142.7"');
    expect(page).toContain('aria-label="21.4 h, interval 17–26 h, before 24.6 h"');
  });

  it('shows a change in words, and colours it only with a verdict', () => {
    expect(page).toContain('<td class="good">▼ 3.2 h better</td>');
    expect(page).toContain('<td class="bad">▲ 25.0 points worse</td>');
    expect(page).toContain('<td class="plain">▲ 8.3 points, no verdict</td>');
  });

  it('says that everything is unknown, why, and what to do', () => {
    const unknown = htmlReport(unknownReport());
    expect(unknown).toContain('<small>GitHub deployments could not be read</small>');
    expect(unknown).toContain('<strong>Fix:</strong> Grant <code>deployments&#58; read</code>');
    expect(unknown).not.toMatch(/<svg|NaN|undefined|Infinity|>null/);
  });

  it('is the same every time, without spaces at the end of a line', () => {
    expect(htmlReport(aReport())).toBe(page);
    expect(page.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
  });
});
