import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/render/html.ts';
import { jsonText } from '../../src/render/json.ts';
import { summaryMarkdown } from '../../src/render/summary.ts';
import { terminalText } from '../../src/render/terminal.ts';
import { reportJson } from '../../src/report/report.ts';
import { HOSTILE } from './hostile-texts.ts';
import { hostileReport } from './reports.ts';

const CLEAN = hostileReport('name');
const CONTROL = /[^\P{C}\n]|\p{Bidi_Control}/u;

/** A page without what a reader sees of it: tags with their attributes, and lines. Texts must not alter it. */
function skeleton(page: string): readonly string[] {
  return (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/aria-label="[^"]*"/, ''));
}

/** Markdown as GitHub sees it before it reads inline marks: entities stay, texts between our marks go. */
function marks(markdown: string): Readonly<Record<string, number>> {
  const of = (pattern: RegExp): number => (markdown.match(pattern) ?? []).length;
  return {
    lines: of(/\n/g),
    links: of(/\]\(/g),
    images: of(/!\[/g),
    bars: of(/\|/g),
    strong: of(/\*/g),
    ticks: of(/`/g),
    underscores: of(/_/g),
    tildes: of(/~/g),
    headings: of(/^#/gm),
    lists: of(/^- /gm),
    numbered: of(/^\s*\d+[.)]\s/gm),
    quotes: of(/^\s*>/gm),
    backslashes: of(/\\/g),
    dollars: of(/\$/g),
  };
}

/** What GitHub looks for in the finished page, outside links and code. */
const FOUND_LATER =
  /@[\w-]|#\d|\bGH-\d|www\.|https?:\/\/|mailto:\w|:[\w+-]+:|(?<![a-z0-9])(?=[a-z0-9]*[a-f])[0-9a-f]{7,40}(?![a-z0-9])/iu;

function textOf(markdown: string): string {
  return markdown
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

describe.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 50), text] as const))('%s', (_, text) => {
  const report = hostileReport(text);

  it('adds nothing to the Markdown', () => {
    const markdown = summaryMarkdown(report);
    const tags = skeleton(markdown).filter((tag) => !/^<\/?code>$/.test(tag));
    expect(tags).toEqual(skeleton(summaryMarkdown(CLEAN)).filter((tag) => !/^<\/?code>$/.test(tag)));
    expect(marks(markdown)).toEqual(marks(summaryMarkdown(CLEAN)));
    expect(textOf(markdown)).not.toMatch(FOUND_LATER);
    expect(markdown).not.toMatch(CONTROL);
    expect(markdown).not.toMatch(/##\[|^\s*::/m);
  });

  it('adds nothing to the HTML', () => {
    const page = htmlReport(report);
    const isOurs = (tag: string): boolean => !/^<\/?code>$/.test(tag);
    expect(skeleton(page).filter(isOurs)).toEqual(skeleton(htmlReport(CLEAN)).filter(isOurs));
    expect(page).not.toMatch(CONTROL);
    expect(page).not.toMatch(/##\[|^\s*::/m);
  });

  it('commands neither a terminal nor a runner', () => {
    const screen = terminalText(report, { color: false, width: 80 });
    expect(screen).not.toMatch(CONTROL);
    expect(screen).not.toMatch(/##\[|^\s*::/m);
    expect(Math.max(...screen.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it('stays itself in JSON, without anything that acts', () => {
    const json = jsonText(report);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(reportJson(report))));
    expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(json).not.toMatch(/##\[|^\s*::/m);
  });
});

it('colours only with its own sequences', () => {
  const screen = terminalText(hostileReport('\u001b[31mred\u001b[2J\u009b5m'), { color: true, width: 80 });
  const sequences = new Set(screen.match(/\p{Cc}(?:\[[0-9;]*[A-Za-z])?/gu));
  expect(
    [...sequences].every((each) =>
      ['\u001b[0m', '\u001b[1m', '\u001b[2m', '\u001b[31m', '\u001b[32m', '\n'].includes(each),
    ),
  ).toBe(true);
  expect(screen).not.toContain('\u001b[2J');
});

it('links only to pages of its own host', () => {
  const elsewhere = { ...hostileReport('name'), failures: [] };
  for (const url of [
    'javascript:alert(1)',
    'http://github.com/octo/shop',
    'https://user:pass@github.com/',
    'nonsense',
  ]) {
    const page = htmlReport({ ...elsewhere, url });
    expect(page).not.toContain('<a ');
    expect(summaryMarkdown({ ...elsewhere, url })).not.toContain('](');
  }
});
