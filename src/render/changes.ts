/** How a figure moved, in words: an arrow for the direction, a word for whether that is good. */
import type { Change, Figure } from '../figures/figure.ts';
import type { Label } from '../report/labels.ts';
import type { Measured } from '../report/measured.ts';
import { duration, points, weekly } from './units.ts';

/** How a change may be coloured; without a verdict it is neither. */
export type Tone = 'good' | 'bad' | 'plain';

export type ChangeText = { readonly text: string; readonly tone: Tone };

/** `▼ 3.2 h better`, `no clear change`, `few data`, `not comparable`, or why there is no verdict. */
export function changeText(label: Label, measured: Measured, days: number): ChangeText {
  const { current, previous, change } = measured;
  switch (change.verdict) {
    case 'better':
      return { text: `${movedText(label, change, days)} better`, tone: 'good' };
    case 'worse':
      return { text: `${movedText(label, change, days)} worse`, tone: 'bad' };
    case 'no-clear-change':
      return { text: 'no clear change', tone: 'plain' };
    case 'few-data':
      return { text: 'few data', tone: 'plain' };
    case 'not-comparable':
      return { text: 'not comparable', tone: 'plain' };
    case null:
      return { text: withoutVerdict({ label, current, previous, change, days }), tone: 'plain' };
  }
}

function withoutVerdict(of: {
  readonly label: Label;
  readonly current: Figure | null;
  readonly previous: Figure | null;
  readonly change: Change;
  readonly days: number;
}): string {
  if (of.current === null) return 'unknown';
  if (of.previous === null) return 'unknown before';
  if (of.change.difference === null) return 'nothing to compare';
  return `${movedText(of.label, of.change, of.days)}, no verdict`;
}

function movedText(label: Label, change: Change, days: number): string {
  const { difference } = change;
  if (difference === null) return '';
  if (difference === 0) return 'the same';
  return `${difference > 0 ? '▲' : '▼'} ${amountText(label, Math.abs(difference), days)}`;
}

function amountText({ unit }: Label, amount: number, days: number): string {
  switch (unit) {
    case 'hours':
      return duration(amount);
    case 'share':
      return points(amount);
    case 'per week':
      return weekly((amount / days) * 7);
  }
}
