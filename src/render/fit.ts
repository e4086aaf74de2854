/** Less and less of a report, in a stated order, until it fits. */

/** How much of a report is written. */
export type Extent = {
  readonly evidence: boolean;
  readonly figures: boolean;
  /** At most so many failed deployments, newest first. */
  readonly failures: number;
  readonly gaps: number;
  readonly stages: boolean;
  readonly ai: 'full' | 'short' | 'none';
  readonly facts: boolean;
  readonly table: boolean;
};

type Cut = { readonly what: string; readonly left: Partial<Extent> };

const ALL: Extent = {
  evidence: true,
  figures: true,
  failures: 100,
  gaps: 50,
  stages: true,
  ai: 'full',
  facts: true,
  table: true,
};

/** In this order; what a reader can look up in `report.json` goes first, what says how far to trust the figures late. */
const CUTS: readonly Cut[] = [
  { what: 'the items behind the figures', left: { evidence: false } },
  { what: 'all figures in detail', left: { figures: false } },
  { what: 'AI adoption in detail', left: { ai: 'short' } },
  { what: 'most failed deployments', left: { failures: 10 } },
  { what: 'most of what could not be seen', left: { gaps: 10 } },
  { what: 'AI adoption', left: { ai: 'none' } },
  { what: 'the stages', left: { stages: false } },
  { what: 'failed deployments', left: { failures: 0 } },
  { what: 'where the figures come from', left: { facts: false } },
  { what: 'what could not be seen', left: { gaps: 0 } },
  { what: 'the table', left: { table: false } },
];

/**
 * The fullest text of at most `maxBytes` bytes of UTF-8. `write` gets how much to write and the names of what was cut;
 * where even its shortest text is too long, the result is empty.
 */
export function fitted(maxBytes: number, write: (extent: Extent, cut: readonly string[]) => string): string {
  let extent = ALL;
  const cut: string[] = [];
  let text = write(extent, cut);
  for (const { what, left } of CUTS) {
    if (byteLength(text) <= maxBytes) return text;
    extent = { ...extent, ...left };
    cut.push(what);
    text = write(extent, cut);
  }
  return byteLength(text) <= maxBytes ? text : '';
}

/** The bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
