import { describe, expect, it } from 'vitest';
import { pullRequestComment, resolvedComment } from '../../src/render/comment.ts';
import { byteLength } from '../../src/render/fit.ts';
import type { PullRequestSection } from '../../src/report/pull-request.ts';
import type { Report } from '../../src/report/report.ts';
import { HOSTILE } from './hostile-texts.ts';
import { aRule, aViolation, guardrailsOf, hostileGuardrails } from './judged.ts';
import { aReport, hostileReport, unreadReport } from './reports.ts';

const RUN = 'https://github.com/octo/shop/actions/runs/42';
const runUrl = RUN;

function section(given: Partial<PullRequestSection> = {}, text = 'bob'): PullRequestSection {
  return {
    number: 77,
    isOutdated: false,
    judged: {
      headSha: 'abcdef0123456789'.padEnd(40, '0'),
      state: 'OPEN',
      isDraft: false,
      cohort: 'ai',
      tools: [text],
      traces: [{ tool: text, field: 'trailer' }],
      confidence: 'high',
      decidedBy: 'traces',
      labelsNotCounted: [text],
      humanGate: { state: 'fail', reason: 'changes-requested', by: [text] },
      machineGate: { state: 'fail', reason: 'check-failed', by: [text] },
    },
    stages: [
      { stage: 'coding', hours: 12 },
      { stage: 'pickup', hours: 24 },
      { stage: 'review', hours: 48 },
    ],
    ruleFileState: 'effective',
    ruleFileFindings: [{ kind: 'missing-path', path: text, line: 3, message: text, fix: text }],
    gaps: [{ part: null, what: text, why: text, fix: text }],
    ...given,
  };
}

const withPull = (given: Partial<Report> = {}) => aReport({ pullRequest: section(), ...given });
const written = (report: Report) => pullRequestComment(report, { runUrl });

/** What GitHub's filters see: the page's text, entities resolved, tags aside. */
function textOf(markdown: string): string {
  const decoded = (text: string) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return decoded(markdown.replace(/<\/?(?:details|summary|sub|code|br)>/g, ' '));
}

describe('the comment', () => {
  const lines = written(withPull()).split('\n');

  it('says the verdict, then what does not hold, then the pull request, then the folded rest', () => {
    const places = [
      /^### One-Pizza$/,
      /^❌ \*\*2 guardrails violated .*\*\*$/,
      /^❌ \*\*Rule file truth\*\* \(fail\): .*<br>\*Why it matters:\* An agent .*<br>\*\*Fix:\*\* Correct <code>AGENTS.md<\/code>/,
      /^#### This pull request$/,
      /^- \*\*So far:\*\* in review for 2\.0 d, after 12\.0 h of coding and 24\.0 h of pickup$/,
      /^- \*\*AI traces:\*\* bob &#40;the trailer of a commit&#41;$/,
      /^- \*\*Human gate:\*\* not passed/,
      /^- \*\*Machine gate:\*\* not passed/,
      /^<details><summary>The repository's figures<\/summary>$/,
      /^\| Metric \|/,
      /^<sub>Judged at /,
    ].map((line) => lines.findIndex((each) => line.test(each)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('ends with commit, time, window and run', () => {
    const [last] = lines.filter((line) => line.startsWith('<sub>Judged'));
    expect(
      textOf(last ?? '')
        .replaceAll('\u200b', '')
        .trim(),
    ).toBe(
      `Judged at abcdef0 · Seen until 2026-11-22 10:00 UTC · Window 2026-08-24 to 2026-11-22 (90 days) · [Run and summary](${RUN})`,
    );
  });

  it('opens and closes every fold, and ends all of them before the foot', () => {
    const text = lines.join('\n');
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text.lastIndexOf('</details>')).toBeLessThan(text.indexOf('<sub>Judged'));
  });

  it('says how to get figures where none were read, and shows none', () => {
    const text = written(unreadReport({ pullRequest: section() }));
    expect(text).toContain('set <code>history-file</code>');
    expect(text).not.toMatch(/<summary>The repository|\| Metric|Window /);
  });

  it('links nothing but its own run, and that only on the own host', () => {
    const links = [...written(withPull()).matchAll(/\]\(([^)]*)\)/g)].map(([, address]) => address);
    expect(links).toEqual([RUN]);
    expect(pullRequestComment(withPull(), { runUrl: 'https://evil.example/' })).not.toMatch(/\]\(/);
    expect(pullRequestComment(withPull(), { runUrl: null })).not.toMatch(/\]\(/);
  });

  it('has no break twice: GitHub shows those of the text, too', () => {
    expect(lines.filter((line) => line.endsWith('<br>'))).toEqual([]);
  });

  it('is the same every time', () => {
    expect(written(withPull())).toBe(written(withPull()));
  });
});

describe('a resolved comment', () => {
  it('says so, and what holds', () => {
    const report = withPull({ guardrails: guardrailsOf([aRule()], { subject: 'pull-request' }), result: 'pass' });
    const lines = resolvedComment(report, { runUrl }).split('\n');
    expect(lines[0]).toBe('### One-Pizza');
    expect(lines[2]).toBe('✅ **Resolved.** The one guardrail that applies holds.');
    expect(lines[4]).toMatch(/^<sub>Judged at .*\[Run and summary\]/);
    expect(lines).toHaveLength(6);
  });
});

describe('hostile texts in a comment', () => {
  it.each(HOSTILE)('%j mentions nobody, refers to nothing and forms nothing', (text) => {
    const report = { ...hostileReport(text), url: 'https://github.com/octo/shop', pullRequest: section({}, text) };
    for (const markdown of [written(report), resolvedComment(report, { runUrl })]) {
      expect(markdown.replace(/<\/?(?:details|summary|sub|code|br)>/g, '')).not.toMatch(/<[a-z!/]/i);
      expect(markdown).not.toMatch(/!\[|^```|^ {4,}\S|^\s*\[[^\]]*\]:|^>/m);
      expect([...markdown.matchAll(/\]\(([^)]*)\)/g)].map(([, address]) => address)).toEqual([RUN]);
      const page = textOf(markdown).replace(`[Run and summary](${RUN})`, '');
      expect(page).not.toMatch(/@[\w-]|#\d|\bGH-\d|:\/\/|\bwww\.|mailto:\w|:[\w+-]+:(?!\d)/i);
      expect(page.replaceAll(/\d{4}-\d\d-\d\d/g, '')).not.toMatch(/(?<![\da-z])[0-9a-f]{7,40}(?![\da-z])/i);
    }
  });
});

describe('the size of a comment', () => {
  const MAX = 65_536;
  const long = (character: string) => `\`x\` ${character.repeat(700)}`;

  it.each(['@', '日', '😀', '#'])('of texts full of %s stays below the limit, and says what is missing', (each) => {
    const rules = hostileGuardrails(long(each)).rules;
    const guardrails = guardrailsOf([...rules, ...rules, ...rules]);
    const text = written(withPull({ ...hostileReport(long(each)), guardrails, pullRequest: section({}, long(each)) }));
    expect(byteLength(text)).toBeLessThan(MAX - 300);
    expect(text).toMatch(/Left out to stay within the size limit|too long for a comment/);
    expect(text).toMatch(/guardrails violated/);
    expect(text).toContain('<sub>Judged at');
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  it('leaves out in the order of the summary: what does not hold stays', () => {
    const report = withPull();
    const whole = written(report);
    const cut = pullRequestComment(report, { runUrl, maxBytes: byteLength(whole) - 1 });
    expect(cut).toContain('*Left out to stay within the size limit: the items behind the figures');
    const short = pullRequestComment(report, { runUrl, maxBytes: 2_500 });
    expect(short).not.toContain('| Metric');
    for (const fix of ['delete the lines', 'Approve it', 'Split it']) expect(short).toContain(fix);
  });

  it('names what is open where not even the fixes have room', () => {
    const rules = [aViolation({ title: 'Truth' }), aRule({ title: 'Gates', status: 'pending' })];
    const report = withPull({ guardrails: guardrailsOf(rules), result: 'fail' });
    const lines = pullRequestComment(report, { runUrl, maxBytes: 300 }).split('\n');
    expect(lines[2]).toBe('❌ **1 guardrail violated, 1 waiting, 1 warning**');
    expect(lines[4]).toBe('❌ Truth, ⏳ Gates');
  });
});
