/** Doors to the fake GitHub, and what a part is given. */
import type { Door, DoorOptions } from '../../src/github/door.ts';
import { openDoor } from '../../src/github/door.ts';
import type { ReadContext } from '../../src/github/part.ts';
import type { FakeGitHub, FakeGitHubOptions } from '../support/fake-github/start.ts';
import { startFakeGitHub } from '../support/fake-github/start.ts';
import { aPlan, UNTIL } from '../support/history.ts';

/** Runs `play` with a fake GitHub, which is closed at the end. */
export async function withGitHub<T>(
  options: FakeGitHubOptions,
  play: (fake: FakeGitHub, door: Door) => Promise<T>,
): Promise<T> {
  const fake = await startFakeGitHub({ now: () => UNTIL, ...options });
  try {
    return await play(fake, doorTo(fake));
  } finally {
    await fake.close();
  }
}

/** A door whose time only passes while it waits. */
export function doorTo(fake: FakeGitHub, options: Partial<DoorOptions> = {}): Door {
  let now = fake.world.now();
  return openDoor({
    token: fake.token,
    apiUrl: fake.restUrl,
    userAgent: 'one-pizza-test',
    clock: {
      now: () => now,
      sleep: async (ms) => {
        now += ms;
      },
    },
    log: () => undefined,
    environment: {},
    random: () => 0.5,
    ...options,
  });
}

/** A first read of `octo/shop` for the default plan. */
export function aContext(given: Partial<ReadContext> = {}): ReadContext {
  return {
    owner: 'octo',
    name: 'shop',
    repository: 'octo/shop',
    branch: 'main',
    tip: null,
    plan: aPlan(),
    startedAt: UNTIL,
    known: null,
    issueLabels: ['incident'],
    log: () => undefined,
    ...given,
  };
}

/** The operations that were asked for, in order. */
export function operations(fake: FakeGitHub): string[] {
  return fake.log.map(({ operation, path }) => operation ?? path);
}
