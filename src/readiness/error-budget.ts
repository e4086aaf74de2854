/** Days of the quarter that an error budget is told for. */
export const QUARTER_DAYS = 90;

const MINUTES_PER_DAY = 1_440;

/** How many minutes a quarter of 90 days may fail under a service level objective (SLO), given in percent. */
export function errorBudgetMinutes(sloPercent: number): number {
  return ((100 - sloPercent) / 100) * QUARTER_DAYS * MINUTES_PER_DAY;
}
