/** Whether a smaller team could own this, in the words that every form of the report sets. */
import type { ReadinessSection } from '../report/readiness.ts';
import { counted } from './counted.ts';
import type { Fact } from './facts.ts';
import { plainText } from './plain-text.ts';
import { SYMBOLS } from './statuses.ts';

const TEXT_LENGTH = 600;
const MAX_NAMES = 20;
const EVIDENCE_LENGTH = 200;

export const READINESS_TITLE = 'Could a smaller team own this?';

type Checks = ReadinessSection['checks'];

export type CheckRow = {
  readonly title: string;
  readonly symbol: string;
  readonly status: string;
  readonly observed: string;
  readonly needed: string;
  /** `null`: nothing is to be done. */
  readonly next: string | null;
};

export type CheckEvidence = { readonly title: string; readonly names: readonly string[]; readonly more: number };

/** The verdict in a sentence or two, naming the checks that it hangs on. */
export function readinessVerdict({ verdict, checks }: ReadinessSection): string {
  const failed = titlesOf(checks, 'fail');
  const unknown = titlesOf(checks, 'unknown');
  const total = counted(checks.length, 'check');
  const rest = unknown.length === 0 ? '' : `; ${countText('unknown', unknown, total)}`;
  switch (verdict) {
    case 'do-not-shrink':
      return `Don't shrink yet: the product leaves too little margin for error. ${countText('fails', failed, total)}${rest}.`;
    case 'not-yet':
      return `Not yet: ${countText('fails', failed, total)}${rest}.`;
    case 'unknown':
      if (checks.length === 0) return 'Unknown: nothing was checked.';
      return `Unknown: no check fails, but not all can be told. ${countText('unknown', unknown, total)}.`;
    case 'ready':
      return `Consider it: all ${total} pass. One more team is the better use of freed people than fewer people.`;
  }
}

/** Each check with what was seen and what it takes. */
export function checkRows({ checks }: ReadinessSection): CheckRow[] {
  return checks.map(({ title, status, observed, needed, next }) => ({
    title: plainText(title),
    symbol: SYMBOLS[status],
    status,
    observed: plainText(observed, TEXT_LENGTH),
    needed: plainText(needed, TEXT_LENGTH),
    next: next === null ? null : plainText(next, TEXT_LENGTH),
  }));
}

/** What to do next about the checks that fail, then about the unknown ones. */
export function nextSteps(section: ReadinessSection): Fact[] {
  const rows = checkRows(section);
  const open = [
    ...rows.filter(({ status }) => status === 'fail'),
    ...rows.filter(({ status }) => status === 'unknown'),
  ];
  return open.flatMap(({ title, next }) => (next === null || next === '' ? [] : [{ label: title, text: next }]));
}

/** The items behind each check that has any. */
export function checkEvidence({ checks }: ReadinessSection): CheckEvidence[] {
  return checks.flatMap(({ title, evidence }) => {
    const names = evidence.slice(0, MAX_NAMES).map((name) => plainText(name, EVIDENCE_LENGTH));
    return names.length === 0 ? [] : [{ title: plainText(title), names, more: evidence.length - names.length }];
  });
}

function titlesOf(checks: Checks, status: Checks[number]['status']): string[] {
  return checks.filter((check) => check.status === status).map(({ title }) => plainText(title));
}

/** `2 of 5 checks fail (Bus factor, Toil trend)`. */
function countText(word: 'fails' | 'unknown', titles: readonly string[], total: string): string {
  const isOne = titles.length === 1;
  const verb = word === 'fails' ? (isOne ? 'fails' : 'fail') : isOne ? 'is unknown' : 'are unknown';
  return `${titles.length} of ${total} ${verb} (${titles.join(', ')})`;
}
