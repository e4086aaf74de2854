import type { Figure } from '../../figures/figure.ts';

/** What of a figure is meant. `per-week` is never written: it is what a count is judged by. */
export type Part = 'p50' | 'p75' | 'p90' | 'rate' | 'n' | 'per-week';

/** What a limit is counted in. */
export type Unit = {
  /** As it is shown after a number. */
  readonly name: string;
  /** As it is written, word by word. */
  readonly words: readonly string[];
  /** One of it in the figure's own unit: hours, a fraction, a number a week, a number. */
  readonly size: number;
  /** Its size is one of the earlier value, not of the figure's unit. */
  readonly isRelative: boolean;
  /** The largest number that makes sense; `null`: there is none. */
  readonly most: number | null;
};

const MINUTES: Unit = unit({ name: 'm', size: 1 / 60 });
const HOURS: Unit = unit({ name: 'h' });
const DAYS: Unit = unit({ name: 'd', size: 24 });
const PERCENT: Unit = unit({ name: '%', size: 0.01, most: 100 });
const POINTS: Unit = unit({ name: 'pp', size: 0.01, most: 100 });
const PER_WEEK: Unit = unit({ name: 'per week', words: ['per', 'week'] });
const OF_EARLIER: Unit = unit({ name: '%', size: 0.01, isRelative: true });
const NONE: Unit = unit({ name: '', words: [] });

/** The parts that each kind of figure has, the one that is meant where none is written first. */
export const PARTS_OF: Readonly<Record<Figure['kind'], readonly [Part, ...Part[]]>> = {
  quantiles: ['p50', 'p75', 'p90', 'n'],
  rate: ['rate', 'n'],
  count: ['per-week', 'n'],
};

/** The units that a limit on a part may have. A number of items has none, and is never compared with an earlier one. */
export function unitsOf(part: Part, isChange: boolean): readonly [Unit, ...Unit[]] {
  switch (part) {
    case 'p50':
    case 'p75':
    case 'p90':
      return isChange ? [MINUTES, HOURS, DAYS, OF_EARLIER] : [MINUTES, HOURS, DAYS];
    case 'rate':
      // The change of a percentage in per cent could be either of two things.
      return isChange ? [POINTS] : [PERCENT];
    case 'per-week':
      return isChange ? [PER_WEEK, OF_EARLIER] : [PER_WEEK];
    case 'n':
      return [NONE];
  }
}

/** Units as they are told to whoever wrote another one. */
export function unitNames(units: readonly Unit[]): string {
  return units.map((each) => (each === POINTS ? 'pp (percentage points)' : each.name)).join(', ');
}

function unit({ name, ...given }: Pick<Unit, 'name'> & Partial<Unit>): Unit {
  return { name, words: [name], size: 1, isRelative: false, most: null, ...given };
}
