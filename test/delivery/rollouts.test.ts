import { describe, expect, it } from 'vitest';
import { deliver, success } from '../support/deliver.ts';
import { aMainLine, aRelease, aTag, sha } from '../support/history.ts';

/** Five commits, and the seed: production gets the second one on 20 January. */
const commits = aMainLine(['2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13', '2026-01-14']);
const seed = success('S', { place: 2, at: '2026-01-20' });

/**
 * What comes of deployments on 1 February, each written as its commit, time, environment and time of creation:
 * each deployment after the seed as its kind and the places of its successes in the list.
 */
function rolledOut(text: string): string {
  const deployments = text.split(', ').map((step, index) => {
    const [place, time, environment = 'production', created = time] = step.split(' ');
    const moment = (clock = '') => `2026-02-01T${clock}:00Z`;
    const of = { place: Number(place), at: moment(time), in: environment, createdAt: moment(created) };
    return success(String(index + 1), of);
  });
  const all = deliver({ commits, deployments: [seed, ...deployments] }).deployments.slice(1);
  return all.map(({ kind, successes }) => `${kind} ${successes.map(({ id }) => id).join('+')}`).join(', ');
}

describe('a success', () => {
  it.each([
    ['joins within the hour', '3 10:00, 3 11:00', 'shipped 1+2'],
    ['is a redeploy of its own after the hour', '3 10:00, 3 11:01', 'shipped 1, redeploy 2'],
    ['joins hours later in another environment', '3 10:00, 3 22:00 prod-eu', 'shipped 1+2'],
    [
      'does not join where another commit ran since',
      '3 10:00, 4 10:10 prod-eu, 3 10:20 prod-eu',
      'shipped 1, shipped 2, rollback 3',
    ],
    ['joins where the other commit ran before', '3 10:00 prod-eu, 4 10:10, 4 10:20 prod-eu', 'shipped 1, shipped 2+3'],
    ['is a rollback to an older commit', '3 10:00, 2 10:10', 'shipped 1, rollback 2'],
    ['is a rollback to a commit never live here', '4 10:00, 3 12:00', 'shipped 1, rollback 2'],
    [
      'is overtaken if created before the live one succeeded',
      '4 10:00, 3 10:10 production 09:59',
      'shipped 1, overtaken 2',
    ],
    [
      'is a rollback if created as the live one succeeded',
      '4 10:00, 3 10:10 production 10:00',
      'shipped 1, rollback 2',
    ],
    [
      'is a roll-forward where it was live before',
      '3 10:00, 2 12:00, 3 14:00',
      'shipped 1, rollback 2, roll-forward 3',
    ],
    // Commit 2 joins the seed, which had not reached that environment.
    ['is a catch-up where it was not', '3 10:00, 2 12:00 prod-eu, 3 14:00 prod-eu', 'shipped 1, catch-up 3'],
    ['is a catch-up where nothing is live yet', '3 10:00, 1 12:00 prod-eu', 'shipped 1, catch-up 2'],
    [
      'of one rollback joins it within the hour',
      '3 10:00, 3 10:05 prod-eu, 2 12:00, 2 13:00 prod-eu',
      'shipped 1+2, rollback 3+4',
    ],
    [
      'of a later rollback does not',
      '4 10:00, 4 10:05 prod-eu, 3 12:00, 3 13:01 prod-eu',
      'shipped 1+2, rollback 3, rollback 4',
    ],
    [
      'that only comes into a new environment is no part of a rollback after the hour',
      '3 10:00, 2 12:00, 2 13:01 prod-eu',
      'shipped 1, rollback 2, catch-up 3',
    ],
  ])('%s', (_, steps, expected) => {
    expect(rolledOut(steps)).toBe(expected);
  });
});

describe('an older commit', () => {
  it('is a catch-up where releases or tags deliver: they can not show a rollback', () => {
    const dates = [
      ['v3', 3, '2026-02-01'],
      ['v4', 4, '2026-02-02'],
      ['v2', 2, '2026-02-03'],
    ] as const;
    const releases = dates.map(([tag, place, publishedAt]) => aRelease({ tag, sha: sha(place), publishedAt }));
    const tags = dates.map(([name, place, at]) => aTag({ name, sha: sha(place), at }));
    for (const delivery of [deliver({ commits, releases }), deliver({ commits, tags })]) {
      expect(delivery.deployments.map(({ kind }) => kind)).toEqual(['seed', 'shipped', 'catch-up']);
      expect(delivery.signals).toEqual([]);
    }
  });

  it('is a rollback where it is only known as older than everything read', () => {
    const deployments = [success('D1', { place: 1, at: '2026-02-01' }), success('D2', { place: 99, at: '2026-02-02' })];
    const kinds = (edge: string[]) => deliver({ commits, deployments, edge }).deployments.map(({ kind }) => kind);
    expect(kinds([sha(99)])).toEqual(['seed', 'rollback']);
    expect(kinds([])).toEqual(['seed', 'unresolved']);
  });
});

describe('deployments', () => {
  it('are in the order of success, not of creation, and timed at the first', () => {
    const deployments = [
      success('late', { place: 4, at: '2026-02-01T12:00:00Z', createdAt: '2026-02-01T08:00:00Z' }),
      success('early', { place: 3, at: '2026-02-01T11:00:00Z', createdAt: '2026-02-01T10:00:00Z' }),
    ];
    const [, first, second] = deliver({ commits, deployments: [seed, ...deployments] }).deployments;
    expect([first?.id, second?.id]).toEqual(['early', 'late']);
    expect([first?.newCommits, second?.newCommits]).toEqual([[sha(3)], [sha(4)]]);
  });
});
