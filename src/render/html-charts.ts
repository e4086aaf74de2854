/** Small pictures in SVG. Each says in words what it shows, and takes its colours from the page. */
import type { Figure } from '../figures/figure.ts';
import type { Html } from './html-text.ts';
import { html } from './html-text.ts';
import { pointOf } from './readings.ts';
import type { Row } from './rows.ts';

const WIDTH = 180;
const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;
const MARGIN = 6;

/**
 * A figure on a line that starts at 0: its interval as a bar, its value as a dot, the window before as a ring. Nothing for
 * a value that is not known.
 */
export function rangeChart({ current, earlier, value, interval, previous }: Row): Html {
  const now = current === null ? null : pointOf(current);
  if (now === null || now.value === null) return html``;
  const before = earlier === null ? null : pointOf(earlier).value;
  const end = scaleEnd([current, earlier]);
  const x = (at: number): string => (MARGIN + (at / end) * (WIDTH - 2 * MARGIN)).toFixed(1);
  const bar =
    now.interval === null
      ? html``
      : html`<line class="interval" x1="${x(now.interval[0])}" x2="${x(now.interval[1])}" y1="${MIDDLE}" y2="${MIDDLE}"/>`;
  const ring = before === null ? html`` : html`<circle class="before" cx="${x(before)}" cy="${MIDDLE}" r="4"/>`;
  const dot = html`<circle class="now" cx="${x(now.value)}" cy="${MIDDLE}" r="4"/>`;
  const words = [value, interval === '' ? 'no interval' : `interval ${interval}`, `before ${previous}`].join(', ');
  return html`<svg class="range" role="img" aria-label="${words}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><line class="axis" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${MIDDLE}" y2="${MIDDLE}"/>${bar}${ring}${dot}</svg>`;
}

/** A bar whose length is `share` (0 to 1) of the longest one's. */
export function barChart(share: number, words: string): Html {
  const width = (share === 0 ? 0 : Math.max(2, share * WIDTH)).toFixed(1);
  return html`<svg class="bar" role="img" aria-label="${words}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><rect class="axis" x="0" y="3" width="${WIDTH}" height="14" rx="3"/><rect class="now" x="0" y="3" width="${width}" height="14" rx="3"/></svg>`;
}

function scaleEnd(figures: readonly (Figure | null)[]): number {
  const ends = figures.flatMap((figure) => {
    if (figure === null) return [];
    const { value, interval } = pointOf(figure);
    return [value ?? 0, ...(figure === figures[0] && interval !== null ? [interval[1]] : [])];
  });
  const end = Math.max(0, ...ends);
  return end === 0 ? 1 : end;
}
