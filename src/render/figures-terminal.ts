/** The figures on a terminal: the five DORA metrics, and where a change spends its time. */
import type { Report } from '../report/report.ts';
import type { Tone } from './changes.ts';
import type { Row } from './rows.ts';
import { benchmarkTexts, caveatTexts, mainRows } from './rows.ts';
import type { Screen, Style } from './screen.ts';
import { dimmed, FLUSH, INDENTED, NEXT, styled } from './screen.ts';
import { columnsOf, padded, paddedLeft, wrapped } from './screen-lines.ts';
import { blockBar, longestStage, stageBars } from './stages.ts';
import { daysText } from './units.ts';

const TONES: Readonly<Record<Tone, Style | null>> = { good: 'green', bad: 'red', plain: null };
const BAR_WIDTH = 24;

/** Each metric with what it rests on; why it is unknown and what mends that, each reason once. */
export function mainLines(report: Report, view: Screen): string[] {
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

/** The stages as bars, and the longest one in words. */
export function stageLines(report: Report, view: Screen): string[] {
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

function toned({ change, value }: Row, view: Screen): string {
  if (change.text === value) return '';
  const style = TONES[change.tone];
  return style === null ? change.text : styled(change.text, style, view);
}
