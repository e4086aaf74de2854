/** The report in one sentence: what the figures say, without praise or blame. */
import type { Report } from '../report/report.ts';
import { counted } from './counted.ts';
import { guardrailVerdict } from './guardrail-verdict.ts';
import type { Row } from './rows.ts';
import { mainRows, sentence } from './rows.ts';
import { daysText } from './units.ts';

const MS_PER_DAY = 86_400_000;

/** The last lines of a log: what the guardrails say, then the headline. */
export function closingLines(report: Report): string[] {
  const { symbol, text } = guardrailVerdict(report);
  return [`${symbol} ${text}.`, headline(report)];
}

/** Such as "3.1 d median lead time, 0.93 deployments per week; no clear change against the 90 days before." */
export function headline(report: Report): string {
  if (!report.isHistoryRead) return "The repository's history was not read, so there is no figure.";
  const rows = mainRows(report);
  const figures = [
    leadTime(rows.find(({ label }) => label.id === 'lead-time')),
    frequency(rows.find(({ label }) => label.id === 'deployment-frequency')),
    failRate(rows.find(({ label }) => label.id === 'change-fail-rate')),
  ].filter((part) => part !== null);
  if (rows.every(({ isUnknown }) => isUnknown)) return 'No delivery figure could be worked out from what was read.';
  const nothing = nothingText(report);
  if (nothing !== null) return nothing;
  const text = `${figures.join(', ')}; ${comparison(rows, report.previousWindow.days)}.`;
  return isPast(report) ? `In ${windowName(report)}: ${text}` : sentence(text);
}

/** Whether the window ended a day or more before the report was made: its figures are not of the present. */
function isPast({ generatedAt, window: { until } }: Report): boolean {
  return Date.parse(generatedAt) - Date.parse(until) >= MS_PER_DAY;
}

/** `the last 90 days`, or `the 90 days to 2024-01-09` where they are over. */
function windowName(report: Report): string {
  const days = daysText(report.window.days);
  return isPast(report) ? `the ${days} to ${report.window.until.slice(0, 10)}` : `the last ${days}`;
}

/** The same as a heading of a column: `Last 90 days`, `90 days to 2024-01-09`. */
export function windowHeading(report: Report): string {
  return sentence(windowName(report).replace(/^the /, ''));
}

/** What there is to say where nothing was merged or deployed; `null`: something was, or that is not known. */
function nothingText(report: Report): string | null {
  const { linkage, excluded } = report.provenance;
  const deployments = report.measurements['deployment-frequency']?.current;
  if (linkage === null || excluded === null || linkage.merged > 0) return null;
  if (deployments?.kind !== 'count' || deployments.count > 0) return null;
  const window = windowName(report);
  if (excluded.directCommits === 0) return `Nothing was committed, merged or deployed in ${window}.`;
  const commits = counted(excluded.directCommits, 'commit');
  const or = report.provenance.source === 'git' ? ', or by a rebase that left no trace in the clone' : '';
  return `No pull request was merged and nothing deployed in ${window}. ${commits} went to the branch directly${or}; the figures are about pull requests.`;
}

function leadTime(row: Row | undefined): string | null {
  if (row === undefined) return null;
  if (row.isUnknown) return 'lead time unknown';
  if (row.value === 'none') return 'no change with a known lead time shipped';
  return `${row.value} median lead time${few(row)}`;
}

function frequency(row: Row | undefined): string | null {
  if (row === undefined) return null;
  if (row.isUnknown) return 'deployment frequency unknown';
  if (row.current?.kind === 'count' && row.current.count === 0) return 'no deployment';
  return `${row.value.replace(' /week', '')} deployments per week${few(row)}`;
}

function failRate(row: Row | undefined): string | null {
  if (row === undefined) return null;
  if (row.value === 'none') return null;
  return `change fail rate ${row.value}${few(row)}`;
}

function few({ current }: Row): string {
  return current?.fewData === true ? ' (few data)' : '';
}

/** Clear changes by name; without any, whether that means "none" or "can't be told". */
function comparison(rows: readonly Row[], days: number): string {
  const before = `the ${daysText(days)} before`;
  const titles = (tone: string): string[] =>
    rows.filter(({ change }) => change.tone === tone).map(({ label }) => label.title.toLowerCase());
  const [better, worse] = [titles('good'), titles('bad')];
  if (better.length + worse.length > 0) {
    const parts = [['better', better] as const, ['worse', worse] as const].filter(([, names]) => names.length > 0);
    const [first, second] = parts.map(([word, names]) => [`clearly ${word}`, names.join(', ')] as const);
    const rest = second === undefined ? '' : `; ${second.join(': ')}`;
    return first === undefined ? '' : `${first[0]} than in ${before}: ${first[1]}${rest}`;
  }
  const texts = rows.map(({ change }) => change.text);
  if (texts.includes('no clear change')) return `no clear change against ${before}`;
  if (texts.includes('few data')) return `too few data to compare with ${before}`;
  if (texts.includes('not comparable')) return `not comparable with ${before}`;
  return `nothing to compare with in ${before}`;
}
