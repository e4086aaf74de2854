import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Query } from '../../../src/github/answers.ts';
import type { Door } from '../../../src/github/door.ts';
import { costText, watchedDoor } from '../../../src/runner/action/watched-door.ts';
import { recordingLog } from './recording-log.ts';

const schema: z.ZodType = z.unknown();

function aQuery(name: string, variables: Query<unknown>['variables'] = {}): Query<unknown> {
  return { name, document: 'query { viewer { login } }', variables, schema };
}

/** A door that answers everything at once but `Broken`; every request costs a point. */
function aDoor(state: { requests: number }): Door {
  return {
    graphql: (query) => {
      state.requests += 1;
      if (query.name === 'Broken') return Promise.reject(new Error('broken'));
      return Promise.resolve({ ok: true, data: query.schema.parse(null), problems: [] });
    },
    rest: () => Promise.resolve({ ok: false, reason: 'not-found', detail: '', fix: '' }),
    get requests() {
      return state.requests;
    },
    get points() {
      return state.requests;
    },
    get remaining() {
      return 1_000 - state.requests;
    },
    serverDate: 5,
  };
}

describe('a watched door', () => {
  it('tells the name, the time and the cost of every answer as a detail', async () => {
    const log = recordingLog();
    const moments = [0, 100, 108.4, 108.4, 200, 250, 250];
    const door = watchedDoor(aDoor({ requests: 0 }), log, () => moments.shift() ?? 300);
    expect(await door.graphql(aQuery('Tags'))).toEqual({ ok: true, data: null, problems: [] });
    await expect(door.graphql(aQuery('Broken'))).rejects.toThrow('broken');
    await door.rest({ method: 'GET', path: '/repos/octo/secret-name/actions/runs?per_page=100', schema });
    expect(log.lines).toEqual([
      'detail: Tags: answered after 8 ms; 1 request, 1 point, 999 points left in this hour',
      'detail: Broken: failed after 50 ms; 2 requests, 2 points, 998 points left in this hour',
      expect.stringMatching(/^detail: GET \/actions\/runs: refused after \d+ ms; 2 requests/),
    ]);
    expect([door.requests, door.points, door.remaining, door.serverDate]).toEqual([2, 2, 998, 5]);
  });

  it('tells every five seconds how far it is', async () => {
    const log = recordingLog();
    let at = 0;
    const door = watchedDoor(aDoor({ requests: 0 }), log, () => at);
    const ids = Array.from({ length: 25 }, (_, index) => `PR_${index}`);
    for (at of [1_000, 4_999, 5_000, 6_000, 9_999, 10_000]) await door.graphql(aQuery('Details', { ids }));
    expect(log.lines.filter((line) => line.startsWith('info'))).toEqual([
      'info: So far: 75 pull requests in detail, 3 requests, 3 points, 997 points left in this hour.',
      'info: So far: 150 pull requests in detail, 6 requests, 6 points, 994 points left in this hour.',
    ]);
  });

  it('does not tell what is left where GitHub does not', () => {
    const door = { ...aDoor({ requests: 1 }), remaining: null };
    expect(costText(door)).toBe('1 request, 1 point');
  });
});
