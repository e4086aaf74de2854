import { describe, expect, it } from 'vitest';
import { columnsOf, harmless, padded, paddedLeft, wrapped } from '../../src/render/screen-lines.ts';
import { terminalText } from '../../src/render/terminal.ts';
import { aReport, hostileReport, unknownReport } from './reports.ts';

const plain = (width: number): string[] => terminalText(aReport(), { color: false, width }).split('\n');

describe('the report for a terminal', () => {
  it('has columns in 80 columns', () => {
    const lines = plain(80);
    expect(lines).toContain('Deployment frequency                      0.93 /week  no clear change');
    expect(lines).toContain('Change lead time, p50                         21.4 h  ▼ 3.2 h better');
    expect(lines).toContain('Change fail rate                      at least 8.3 %  ▲ 8.3 points, no verdict');
    expect(lines).toContain('Deploy       12.8 h  ████████████████████████  n 97');
    expect(lines).toContain('Coding        3.2 h  ██████  n 97');
    expect(lines.length).toBeLessThanOrEqual(110);
  });

  it.each([40, 50, 60, 72, 80, 100, 120, 200])('fits into %i columns', (width) => {
    for (const report of [
      aReport(),
      unknownReport(),
      hostileReport('日本語😀 '.repeat(20)),
      hostileReport('x'.repeat(500)),
    ]) {
      const lines = terminalText(report, { color: false, width }).split('\n');
      expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    }
  });

  it('never gets narrower than 40 columns', () => {
    expect(plain(10)).toEqual(plain(40));
  });

  it('ends with what could not be seen and what to do, and a line break', () => {
    const lines = plain(80);
    const end = lines.indexOf('What could not be seen, and what to do');
    expect(lines.slice(end)).toEqual([
      'What could not be seen, and what to do',
      '- Issues: the token may not read them',
      '  → Grant `issues: read`.',
      '',
    ]);
  });

  it('differs in colour by its own sequences only', () => {
    const coloured = terminalText(aReport(), { color: true, width: 80 });
    expect(coloured).toContain('\u001b[32m▼ 3.2 h better\u001b[0m');
    expect(coloured).toContain('\u001b[31m▲ 25.0 points worse\u001b[0m');
    expect(coloured.replace(/\p{Cc}\[\d+m/gu, '')).toBe(plain(80).join('\n'));
  });

  it('says that everything is unknown, why, and what to do', () => {
    const text = terminalText(unknownReport(), { color: false, width: 80 });
    expect(text).toContain('unknown: GitHub deployments could not be read');
    expect(text).toContain('→ Grant `deployments: read`.');
    expect(text).not.toMatch(/\b0 %|NaN|undefined|null|Infinity/);
  });
});

it('counts columns, fills them up and breaks lines', () => {
  expect([columnsOf('abc'), columnsOf('日本'), columnsOf('😀'), columnsOf('e\u0301')]).toEqual([3, 4, 2, 1]);
  expect([padded('日', 4), paddedLeft('1', 3), padded('long', 2)]).toEqual(['日  ', '  1', 'long']);
  expect(wrapped('one two three', 8, { first: '- ', indent: '  ' })).toEqual(['- one', '  two', '  three']);
  expect(wrapped('abcdefghij', 6, { first: 'xxxx: ', indent: '  ' })).toEqual(['xxxx:', '  abcd', '  efgh', '  ij']);
});

it('keeps a runner from reading commands', () => {
  expect(harmless('  ::error::x  ')).toBe('  .:error::x');
  expect(harmless('x ##[set-output name=a]b')).toBe('x ##(set-output name=a]b');
});
