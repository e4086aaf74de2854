import { z } from 'zod';
import type { Query } from '../../src/github/answers.ts';
import type { Door, DoorOptions } from '../../src/github/door.ts';
import { openDoor } from '../../src/github/door.ts';
import type { ScriptedServer, Step } from './scripted-server.ts';
import { SERVER_TIME, startScriptedServer } from './scripted-server.ts';

export const TOKEN = 'ghs_secretTokenOfTheTest';

/** A query whose answer a test can write by hand. */
export const SHOP_QUERY: Query<{ repository: { id: string } }> = {
  name: 'Shop',
  document: 'query Shop($owner: String!) { repository(owner: $owner, name: "shop") { id } }',
  variables: { owner: 'octo' },
  schema: z.object({ repository: z.object({ id: z.string() }) }),
};

export const SHOP: Step = { body: { data: { repository: { id: 'R_1' } } } };

export type Scene = {
  readonly door: Door;
  readonly server: ScriptedServer;
  /** What was told, in order. */
  readonly told: string[];
  /** How long was slept, in order, in virtual milliseconds. */
  readonly slept: number[];
  /** The virtual clock, which only sleeping moves. */
  now(): number;
};

/** Runs `play` with a door to a scripted server. Time is virtual, save for the limit of one call. */
export async function withDoor<T>(
  steps: readonly Step[],
  play: (scene: Scene) => Promise<T>,
  options: Partial<DoorOptions> & { readonly path?: string } = {},
): Promise<T> {
  const server = await startScriptedServer(steps);
  const told: string[] = [];
  const slept: number[] = [];
  let now = SERVER_TIME;
  const { path = '', ...others } = options;
  const door = openDoor({
    token: TOKEN,
    apiUrl: `${server.url}${path}`,
    userAgent: 'one-pizza-test',
    clock: {
      now: () => now,
      sleep: async (ms) => {
        slept.push(ms);
        now += ms;
      },
    },
    log: (message) => told.push(message),
    environment: {},
    random: () => 0.5,
    ...others,
  });
  try {
    return await play({ door, server, told, slept, now: () => now });
  } finally {
    await server.close();
  }
}

/** The error that a promise rejects with; fails where it resolves. */
export async function errorFrom(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    (value) => new Error(`resolved with ${JSON.stringify(value)}`, { cause: 'resolved' }),
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error) || outcome.cause === 'resolved') throw outcome;
  return outcome;
}
