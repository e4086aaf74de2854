import type { z } from 'zod';
import type { Delivery } from '../delivery/delivery.ts';
import { teamOf } from '../readiness/team.ts';
import type { teamSchema } from './readiness-schema.ts';

type Plain<T> = T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;

export type TeamSection = Plain<z.infer<typeof teamSchema>>;

/** The team's shape in the window: counts, and what guides its work. Nobody is named. */
export function teamSection(delivery: Delivery): TeamSection {
  const { engineers, channels, onePizzaSize, onePizzaChannels, shippers, hats, scaffolding } = teamOf(delivery);
  return { engineers, channels, onePizzaSize, onePizzaChannels, shippers, hats, scaffolding };
}
