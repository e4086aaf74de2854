/** The report in one sentence: what the figures say, without praise or blame. */
import type { Report } from '../report/report.ts';
import { guardrailVerdict } from './guardrail-verdict.ts';
import type { Row } from './rows.ts';
import { mainRows } from './rows.ts';
import { daysText } from './units.ts';

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
  return `${capital(figures.join(', '))}; ${comparison(rows, report.previousWindow.days)}.`;
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

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
