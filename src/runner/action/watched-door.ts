/** The door to GitHub with somebody who tells how far a read has come. Never what GitHub answered. */
import type { Door } from '../../github/door.ts';
import type { Ms } from '../../history/time.ts';
import type { Log } from './log.ts';

const EVERY_MS: Ms = 5_000;

/**
 * The same door, with a line of progress every few seconds and, for RUNNER_DEBUG, a line for each answer: what was
 * asked (by name), its time, and the points so far. `elapsed` is a clock of any origin.
 */
export function watchedDoor(door: Door, log: Log, elapsed: () => Ms): Door {
  let toldAt = elapsed();
  let details = 0;

  function tellProgress(): void {
    if (elapsed() - toldAt < EVERY_MS) return;
    toldAt = elapsed();
    log.info(`So far: ${details} pull requests in detail, ${costText(door)}.`);
  }

  async function timed<A extends { readonly ok: boolean }>(name: string, ids: number, work: Promise<A>): Promise<A> {
    const startedAt = elapsed();
    const tellDetail = (outcome: string): void =>
      log.detail(`${name}: ${outcome} after ${Math.round(elapsed() - startedAt)} ms; ${costText(door)}`);
    try {
      const answer = await work;
      tellDetail(answer.ok ? 'answered' : 'refused');
      if (answer.ok) details += ids;
      tellProgress();
      return answer;
    } catch (error) {
      tellDetail('failed');
      throw error;
    }
  }

  return {
    graphql: (query) => timed(query.name, idsIn(query.variables), door.graphql(query)),
    rest: (request) => timed(`${request.method} ${routeOf(request.path)}`, 0, door.rest(request)),
    get requests() {
      return door.requests;
    },
    get points() {
      return door.points;
    },
    get remaining() {
      return door.remaining;
    },
    get serverDate() {
      return door.serverDate;
    },
  };
}

/** What was spent, and what is left of the hour where GitHub tells it. */
export function costText({ requests, points, remaining }: Door): string {
  const spent = `${requests} ${requests === 1 ? 'request' : 'requests'}, ${points} ${points === 1 ? 'point' : 'points'}`;
  return remaining === null ? spent : `${spent}, ${remaining} points left in this hour`;
}

function idsIn({ ids }: Readonly<Record<string, unknown>>): number {
  return Array.isArray(ids) ? ids.length : 0;
}

/** The kind of a REST request: what follows the repository, without the names and numbers in it. */
function routeOf(path: string): string {
  const [, route = ''] = /\/repos\/[^/]+\/[^/]+(\/[a-z/-]*)/.exec(path) ?? [];
  return route;
}
