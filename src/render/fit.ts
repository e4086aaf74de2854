/** Less and less of a report, in a stated order, until it fits. */

/** How much of a report is written. */
export type Extent = {
  /** What does not hold and how to mend it stays to the last. */
  readonly guardrails: { readonly evidence: boolean; readonly quiet: boolean; readonly why: boolean };
  readonly pullRequest: boolean;
  readonly headline: boolean;
  readonly evidence: boolean;
  readonly figures: boolean;
  /** At most so many failed deployments, newest first. */
  readonly failures: number;
  readonly gaps: number;
  readonly stages: boolean;
  readonly ai: 'full' | 'short' | 'none';
  readonly readiness: 'full' | 'short' | 'none';
  readonly facts: boolean;
  readonly table: boolean;
};

type Cut = { readonly what: string; readonly left: Partial<Extent> };

const ALL: Extent = {
  guardrails: { evidence: true, quiet: true, why: true },
  pullRequest: true,
  headline: true,
  evidence: true,
  figures: true,
  failures: 100,
  gaps: 50,
  stages: true,
  ai: 'full',
  readiness: 'full',
  facts: true,
  table: true,
};

/**
 * In this order; what a reader can look up in `report.json` goes first, what says how far to trust the figures late, and
 * what keeps a pull request from being merged last.
 */
const CUTS: readonly Cut[] = [
  { what: 'the items behind the figures', left: { evidence: false } },
  { what: 'all figures in detail', left: { figures: false } },
  { what: 'AI adoption in detail', left: { ai: 'short' } },
  { what: 'the checklist in detail', left: { readiness: 'short' } },
  { what: 'most failed deployments', left: { failures: 10 } },
  { what: 'most of what could not be seen', left: { gaps: 10 } },
  { what: 'AI adoption', left: { ai: 'none' } },
  { what: 'the checklist', left: { readiness: 'none' } },
  { what: 'the stages', left: { stages: false } },
  { what: 'failed deployments', left: { failures: 0 } },
  { what: 'the evidence of the guardrails', left: { guardrails: { evidence: false, quiet: true, why: true } } },
  { what: 'where the figures come from', left: { facts: false } },
  { what: 'what could not be seen', left: { gaps: 0 } },
  { what: 'the table', left: { table: false } },
  { what: 'guardrails that need no action', left: { guardrails: { evidence: false, quiet: false, why: true } } },
  { what: 'the pull request in detail', left: { pullRequest: false } },
  { what: 'the figures in one line', left: { headline: false } },
  { what: 'why guardrails matter', left: { guardrails: { evidence: false, quiet: false, why: false } } },
];

/**
 * The fullest text of at most `maxBytes` bytes of UTF-8. `write` gets how much to write and the names of what was cut,
 * without those that had nothing to cut; where even its shortest text is too long, the result is empty.
 */
export function fitted(maxBytes: number, write: (extent: Extent, cut: readonly string[]) => string): string {
  let extent = ALL;
  const cut: string[] = [];
  let text = write(extent, cut);
  for (const { what, left } of CUTS) {
    if (byteLength(text) <= maxBytes) return text;
    extent = { ...extent, ...left };
    if (write(extent, cut) === text) continue;
    cut.push(what);
    text = write(extent, cut);
  }
  return byteLength(text) <= maxBytes ? text : '';
}

/** The bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
