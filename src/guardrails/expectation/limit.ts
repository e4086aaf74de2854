import type { Operator } from './expectation.ts';

/** Differences of fractions miss a limit by a last digit; no two figures lie as near to each other as this. */
const SAME = 1e-9;

/** Whether a value meets the limit. What differs by nothing but rounding is the limit itself. */
export function isMet(value: number, operator: Operator, limit: number): boolean {
  const side = sideOf(value, limit);
  switch (operator) {
    case '<=':
      return side <= 0;
    case '<':
      return side < 0;
    case '>=':
      return side >= 0;
    case '>':
      return side > 0;
  }
}

/** Below (−1), at (0) or above (1) a limit. */
export function sideOf(value: number, limit: number): -1 | 0 | 1 {
  const difference = value - limit;
  if (Math.abs(difference) < SAME) return 0;
  return difference < 0 ? -1 : 1;
}
