import type { MetricExplanation, MetricItem } from '../report/explain/explanation.ts';
import type { Block } from './explanation-blocks.ts';
import { momentText } from './explanation-blocks.ts';
import { plainText } from './plain-text.ts';
import { intervalText, sampleText, spreadText, valueText } from './readings.ts';
import { duration } from './units.ts';

const REASON_LENGTH = 500;

/** Blocks about a metric: definition, figures, and every item; durations longest first. */
export function metricBlocks(metric: MetricExplanation): Block[] {
  const { title, id, definition, caveats } = metric;
  return [
    { heading: `${title} (${id})`, texts: [withoutMarkdown(definition)] },
    { heading: 'Figures', rows: figureRows(metric), texts: caveats.map((caveat) => `Note: ${caveat}.`) },
    ...itemBlocks(metric),
  ];
}

function figureRows(metric: MetricExplanation): readonly (readonly [string, string])[] {
  const { current, previous, unknownBecause, windowDays, change } = metric;
  const why = unknownBecause === null ? '' : `: ${plainText(unknownBecause, REASON_LENGTH)}`;
  const verdict = change.verdict === null ? [] : [['change', change.verdict.replaceAll('-', ' ')] as const];
  return [
    ['window', current === null ? `unknown${why}` : readingText(current, windowDays)],
    ['before', previous === null ? 'unknown' : readingText(previous, windowDays)],
    ...verdict,
  ];
}

function readingText(figure: NonNullable<MetricExplanation['current']>, days: number): string {
  const interval = intervalText(figure);
  const parts = [
    valueText(figure),
    spreadText(figure),
    interval === null ? null : `95 %: ${interval}`,
    sampleText(figure, days),
  ];
  return parts.filter((part) => part !== null).join('; ');
}

function itemBlocks({ items, shape, current }: MetricExplanation): Block[] {
  if (current === null) return [];
  if (items.length === 0) return [{ heading: 'No item in the window' }];
  if (shape === 'quantiles') {
    const longestFirst = items.toSorted((a, b) => lengthOf(b) - lengthOf(a));
    const heading = items.length === 1 ? 'The one item' : `All ${items.length} items, longest first`;
    return [{ heading, rows: longestFirst.map(durationRow) }];
  }
  if (shape === 'count') return [{ heading: `All ${items.length} items`, rows: items.map(momentRow) }];
  const hits = items.filter(({ isHit }) => isHit);
  return [
    hits.length === 0
      ? { heading: 'None of them counts' }
      : { heading: `The ${hits.length} that count`, rows: hits.map(momentRow) },
    { heading: `Of all ${items.length}`, rows: items.map(momentRow) },
  ];
}

function lengthOf({ hours }: MetricItem): number {
  return hours ?? Number.MAX_VALUE;
}

function durationRow({ name, hours, deployment }: MetricItem): readonly [string, string] {
  const by = deployment === null ? '' : `, by ${plainText(deployment)}`;
  return [plainText(name), `${hours === null ? 'not ended yet' : durationText(hours)}${by}`];
}

/** Readable, and in hours too, so that the figure can be worked out again. */
function durationText(hours: number): string {
  const text = duration(hours);
  return text.endsWith(' h') ? text : `${text} (${hours.toFixed(2)} h)`;
}

function momentRow({ name, at }: MetricItem): readonly [string, string] {
  return [plainText(name), momentText(at)];
}

/** `[text](address)` as `text, address`, without the marks of code. */
function withoutMarkdown(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1, $2').replaceAll('`', '');
}
