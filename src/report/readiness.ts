import type { z } from 'zod';
import type { Delivery } from '../delivery/delivery.ts';
import { readinessOf } from '../readiness/readiness.ts';
import type { readinessSchema } from './readiness-schema.ts';

type Plain<T> = T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;

export type ReadinessSection = Plain<z.infer<typeof readinessSchema>>;

/** Whether a smaller team could own this, as of the window's end, each check with what it rests on. */
export function readinessSection(delivery: Delivery): ReadinessSection {
  const { verdict, checks } = readinessOf(delivery);
  return {
    verdict,
    checks: checks.map(({ id, title, status, observed, needed, evidence, next }) => {
      return { id, title, status, observed, needed, evidence, next };
    }),
  };
}
