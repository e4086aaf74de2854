import type { Report } from '../report/report.ts';
import { aiFacts, findingsOf } from './ai.ts';
import type { Tone } from './changes.ts';
import { factsOf, factsTitle } from './facts.ts';
import { failureNotes, failureRows, failureSummary } from './failures.ts';
import { guardrailVerdict } from './guardrail-verdict.ts';
import { guardrailLines } from './guardrails-terminal.ts';
import { headline } from './headline.ts';
import { plainText } from './plain-text.ts';
import { pullRequestFacts, pullRequestStanding } from './pull-request.ts';
import { readinessLines } from './readiness-terminal.ts';
import type { Row } from './rows.ts';
import { benchmarkTexts, caveatTexts, mainRows } from './rows.ts';
import type { Screen, Style } from './screen.ts';
import { BULLET, bold, dimmed, FLUSH, INDENTED, NEXT, styled } from './screen.ts';
import { columnsOf, harmless, padded, paddedLeft, wrapped } from './screen-lines.ts';
import { blockBar, longestStage, stageBars } from './stages.ts';
import { daysText } from './units.ts';
import { gapGroups } from './unknowns.ts';
import { UNREAD_HISTORY } from './unread-history.ts';

const TONES: Readonly<Record<Tone, Style | null>> = { good: 'green', bad: 'red', plain: null };
const MIN_WIDTH = 40;
const BAR_WIDTH = 24;
const MAX_FAILURES = 5;
const MAX_GAPS = 8;
const MAX_FINDINGS = 5;

/**
 * The report for a terminal, in lines of at most `width` columns (at least 40), coloured only if `color`. Control
 * characters never come from the repository. It ends with what could not be seen and what to do about it.
 */
export function terminalText(report: Report, screen: Screen): string {
  const view = { ...screen, width: Math.max(MIN_WIDTH, Math.floor(screen.width)) };
  const { symbol, text } = guardrailVerdict(report);
  const title = bold(`One-Pizza: ${plainText(report.repository)}`, view);
  const sections = [
    [...title, ...bold(`${symbol} ${text}.`, view)],
    guardrailLines(report.guardrails, view),
    pullRequestLines(report, view),
    ...(report.isHistoryRead ? historySections(report, view) : [wrapped(UNREAD_HISTORY, view.width, FLUSH)]),
    factLines(report, view),
    report.isHistoryRead ? gapLines(report, view) : [],
  ];
  const lines = sections.filter((section) => section.length > 0).flatMap((section) => [...section, '']);
  return lines.map(harmless).join('\n');
}

function historySections(report: Report, view: Screen): string[][] {
  return [
    wrapped(headline(report), view.width, FLUSH),
    mainLines(report, view),
    stageLines(report, view),
    aiLines(report, view),
    readinessLines(report, view),
    failureLines(report, view),
  ];
}

function pullRequestLines({ pullRequest }: Report, view: Screen): string[] {
  if (pullRequest === undefined) return [];
  const standing = pullRequestStanding(pullRequest);
  const facts = pullRequestFacts(pullRequest).map(({ label, text }) => `${label}: ${text}`);
  return [
    styled('This pull request', 'bold', view),
    ...[...(standing === '' ? [] : [standing]), ...facts].flatMap((line) => wrapped(line, view.width, INDENTED)),
  ];
}

function mainLines(report: Report, view: Screen): string[] {
  const rows = mainRows(report);
  const before = `${daysText(report.previousWindow.days)} before`;
  const lines = rows.flatMap((row, at) => {
    const isSaid = row.why !== null && rows.findIndex(({ why }) => why === row.why) < at;
    const next = isSaid || row.fix === null ? [] : wrapped(row.fix, view.width, NEXT);
    return [...rowLines(row, rows, view), ...sideLines(isSaid ? { ...row, why: null } : row, before, view), ...next];
  });
  const notes = [...caveatTexts(report), ...benchmarkTexts(report)];
  return [...lines, ...dimmed(notes, view)];
}

/** Title, value and change in columns where they fit, else one below the other. */
function rowLines(row: Row, rows: readonly Row[], view: Screen): string[] {
  const widest = (of: (each: Row) => string): number => Math.max(...rows.map((each) => columnsOf(of(each))));
  const titles = widest(({ title: text }) => text);
  const values = widest(({ value }) => value);
  if (titles + values + widest(({ change }) => change.text) + 4 > view.width) {
    const text = row.change.text === row.value ? row.value : `${row.value}, ${row.change.text}`;
    return [...wrapped(row.title, view.width, FLUSH), ...wrapped(text, view.width, INDENTED)];
  }
  const value = styled(paddedLeft(row.value, values), 'bold', view);
  return [`${padded(row.title, titles)}  ${value}  ${toned(row, view)}`];
}

/** What a value rests on and what it was before, or why it is unknown. */
function sideLines(row: Row, before: string, view: Screen): string[] {
  const spread = row.spread === null ? [] : [row.spread];
  const earlier = row.previous === 'unknown' ? 'unknown' : `${row.previous} (${row.previousSample})`;
  const interval = row.interval === '' ? [] : [`95 %: ${row.interval}`];
  const parts = row.current === null ? [] : [...interval, row.sample, ...spread, `${before}: ${earlier}`];
  const why = row.why === null ? [] : [`unknown: ${row.why}`];
  const text = [...parts, ...why].join('; ');
  return text === '' ? [] : dimmed([text], view, INDENTED);
}

function stageLines(report: Report, view: Screen): string[] {
  const rows = stageBars(report);
  const known = rows.filter(({ share }) => share !== null);
  const head = [styled('Where a change spends its time', 'bold', view)];
  const name = Math.max(...rows.map(({ label }) => columnsOf(label.title)));
  const amount = Math.max(...rows.map(({ value }) => columnsOf(value)));
  const bars = rows.map(({ label, value, share, sample }) => {
    const bar = share === null ? '' : blockBar(share, Math.min(BAR_WIDTH, view.width - name - amount - 16));
    const cells = [padded(label.title, name), paddedLeft(value, amount), bar, share === null ? '' : sample];
    return cells.filter((cell) => cell !== '').join('  ');
  });
  const shown = known.length === 0 ? [] : bars.flatMap((line) => wrappedKeeping(line, view.width));
  return [...head, ...shown, ...wrapped(longestStage(report), view.width, FLUSH)];
}

/** A line with columns, which is wrapped (and loses them) only where it is too long. */
function wrappedKeeping(line: string, width: number): string[] {
  return columnsOf(line) <= width ? [line] : wrapped(line.replaceAll(/ +/g, ' '), width, FLUSH);
}

function failureLines(report: Report, view: Screen): string[] {
  const rows = failureRows(report).toReversed();
  const shown = rows.slice(0, MAX_FAILURES).flatMap(({ deployment, at, signals, recovered }) => {
    const why = signals.map(({ kind, evidence }) => `${kind} ${evidence}`).join(', ');
    return wrapped(`${deployment}, ${at}: ${why}; ${recovered}`, view.width, BULLET);
  });
  const more = rows.length - Math.min(rows.length, MAX_FAILURES);
  return [
    ...bold(failureSummary(report), view),
    ...shown,
    ...(more === 0 ? [] : [`  and ${more} earlier`]),
    ...dimmed(failureNotes(report), view),
  ];
}

function aiLines(report: Report, view: Screen): string[] {
  const facts = aiFacts(report).flatMap(({ label, text }) => {
    return wrapped(text, view.width, { first: `${label}: `, indent: '  ' });
  });
  const findings = findingsOf(report);
  const shown = findings.slice(0, MAX_FINDINGS).flatMap(({ place, message, fix }) => {
    const next = fix === null ? [] : wrapped(fix, view.width, NEXT);
    return [...wrapped(`${place}: ${message}`, view.width, BULLET), ...next];
  });
  const more = findings.length - Math.min(findings.length, MAX_FINDINGS);
  const rest = more === 0 ? [] : [`  and ${more} more in report.json`];
  return [styled('AI adoption', 'bold', view), ...facts, ...shown, ...rest];
}

function factLines(report: Report, view: Screen): string[] {
  const lines = factsOf(report).flatMap(({ label, text }) => {
    return wrapped(text, view.width, { first: `${label}: `, indent: '  ' });
  });
  return [styled(factsTitle(report), 'bold', view), ...lines];
}

function gapLines(report: Report, view: Screen): string[] {
  const { gaps } = report.provenance;
  if (gaps.length === 0) return [];
  const groups = gapGroups(gaps);
  const lines = groups.slice(0, MAX_GAPS).flatMap(({ texts, fix }) => {
    const next = fix === null ? [] : wrapped(fix, view.width, NEXT);
    return [...texts.flatMap((text) => wrapped(text, view.width, BULLET)), ...next];
  });
  const more = groups.slice(MAX_GAPS).reduce((sum, { count }) => sum + count, 0);
  const rest = more === 0 ? [] : [`  and ${more} more in report.json`];
  return [styled('What could not be seen, and what to do', 'bold', view), ...lines, ...rest];
}

function toned({ change, value }: Row, view: Screen): string {
  if (change.text === value) return '';
  const style = TONES[change.tone];
  return style === null ? change.text : styled(change.text, style, view);
}
