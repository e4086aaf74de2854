/** The shape of the team, as far as a repository shows it. Nobody is named. */
import type { Delivery } from '../delivery/delivery.ts';
import { engineersOf } from './engineers.ts';
import type { SeenScaffolding } from './scaffolding.ts';
import { scaffoldingOf } from './scaffolding.ts';
import { shippersOf } from './shippers.ts';

export type Team = {
  /** People who wrote or reviewed 3 or more pull requests in at least 2 weeks of the window; `null`: not known. */
  readonly engineers: number | null;
  /** Pairs of engineers that may have to talk; `null`: not known. */
  readonly channels: number | null;
  readonly onePizzaSize: number;
  readonly onePizzaChannels: number;
  /** People who shipped 3 or more changes of the window; `null`: not known. */
  readonly shippers: number | null;
  /** Whether the config file says who wears each hat, and which paths need the domain architect. */
  readonly hats: {
    readonly techLead: boolean;
    readonly domainArchitect: boolean;
    readonly architecturePaths: boolean;
  };
  readonly scaffolding: SeenScaffolding;
};

/** The team's shape in the window of a delivery. */
export function teamOf(delivery: Delivery): Team {
  const { onePizzaSize, hats } = delivery.settings.readiness;
  const engineers = engineersOf(delivery);
  const shippers = shippersOf(delivery);
  return {
    engineers,
    channels: engineers === null ? null : channelsOf(engineers),
    onePizzaSize,
    onePizzaChannels: channelsOf(onePizzaSize),
    shippers: shippers?.isTold === true ? shippers.people.size : null,
    hats: {
      techLead: hats.techLead.length > 0,
      domainArchitect: hats.domainArchitect.length > 0,
      architecturePaths: hats.architecturePaths.length > 0,
    },
    scaffolding: scaffoldingOf(delivery.history),
  };
}

/** The ways of communication among `people`: n(n−1)/2. */
export function channelsOf(people: number): number {
  return people < 2 ? 0 : (people * (people - 1)) / 2;
}
