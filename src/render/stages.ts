/** Where a change spends its time: the stages' medians side by side. */
import type { Report } from '../report/report.ts';
import { pointOf } from './readings.ts';
import type { Row } from './rows.ts';
import { stageRows } from './rows.ts';

/** A stage with its length as a share (0 to 1) of the longest one's; `null`: its median is not known, or there is none. */
export type StageRow = Row & { readonly share: number | null };

export function stageBars(report: Report): StageRow[] {
  const rows = stageRows(report);
  const longest = Math.max(0, ...rows.map((row) => median(row) ?? 0));
  return rows.map((row) => {
    const value = median(row);
    return { ...row, share: value === null ? null : longest === 0 ? 0 : value / longest };
  });
}

/** A bar of blocks, `width` of them for a share of 1; a share above 0 never vanishes. */
export function blockBar(share: number, width: number): string {
  return '█'.repeat(share === 0 ? 0 : Math.max(1, Math.round(share * width)));
}

/**
 * A sentence that names the stage with the longest median, only if every stage is known and it has enough data;
 * else why none is named.
 */
export function longestStage(report: Report): string {
  const rows = stageRows(report);
  const unknown = rows.filter(({ isUnknown }) => isUnknown);
  if (unknown.length > 0) {
    const names = unknown.map(({ label }) => label.title.toLowerCase()).join(', ');
    const why = unknown.find((row) => row.why !== null)?.why;
    return `The longest stage is unknown, because these are: ${names}${why === undefined ? '' : ` (${why})`}.`;
  }
  const ranked = rows.toSorted((a, b) => (median(b) ?? 0) - (median(a) ?? 0));
  const [first, second] = ranked;
  if (first === undefined || (median(first) ?? 0) === 0) return 'No change with known stages shipped.';
  if (first.current?.fewData === true) return 'Too few data to name the longest stage.';
  const next = second === undefined || median(second) === null ? '' : `, then ${name(second)}`;
  return `Longest at the median: ${name(first)}${next}.`;
}

function name({ label, value, sample }: Row): string {
  return `${label.title.toLowerCase()} (${value}, ${sample})`;
}

function median({ current }: Row): number | null {
  return current === null ? null : pointOf(current).value;
}
