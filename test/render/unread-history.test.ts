import { describe, expect, it } from 'vitest';
import { headline } from '../../src/render/headline.ts';
import { htmlReport } from '../../src/render/html.ts';
import { jsonText } from '../../src/render/json.ts';
import { summaryMarkdown } from '../../src/render/summary.ts';
import { terminalText } from '../../src/render/terminal.ts';
import { unreadReport } from './reports.ts';

const report = unreadReport();
const screen = terminalText(report, { color: false, width: 80 });
const FORMS = [
  ['summary', summaryMarkdown(report)],
  ['page', htmlReport(report)],
  ['terminal', screen],
] as const;

describe('a report without a history', () => {
  it.each(FORMS)('says in the %s that figures were not read and how to get them, once', (_, text) => {
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat.match(/figures are not read on pull requests without a history file/g)).toHaveLength(1);
    expect(flat).toContain('history-file');
    expect(flat).toContain('README');
  });

  it.each(FORMS)('has no table of unknowns in the %s, and calls nothing zero or none', (_, text) => {
    expect(text).not.toMatch(/Change lead time|Could a smaller team|AI adoption|failed deployment|No failed/i);
    expect(text).not.toMatch(/\b0 %|NaN|undefined|null/);
  });

  it.each(FORMS)('shows the guardrails in the %s', (_, text) => {
    expect(text).toContain('2 guardrails violated');
    expect(text).toContain('Split it');
  });

  it('has a headline without a figure', () => {
    expect(headline(report)).toBe("The repository's history was not read, so there is no figure.");
  });

  it('tells of the run, not of a window', () => {
    expect(screen).toContain('Where this comes from\nGuardrails: preset recommended');
    expect(screen).not.toContain('Window:');
  });

  it('is unknown in report.json', () => {
    expect(JSON.parse(jsonText(report))).toMatchObject({ isHistoryRead: false, delivery: { failures: null } });
  });
});
