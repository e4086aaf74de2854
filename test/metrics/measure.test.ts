import { describe, expect, it } from 'vitest';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { deploymentFrequency } from '../../src/metrics/deployment-frequency.ts';
import { measure } from '../../src/metrics/measure.ts';
import { deliver, success } from '../support/deliver.ts';
import { aCommit, at, sha } from '../support/history.ts';

type Given = Parameters<typeof deliver>[0];

/** The window is the 90 days from 1 January 2026; the one before it starts on 3 October 2025. */
const commits = [aCommit({ sha: sha(1), committedAt: '2025-09-01T00:00:00Z' })];

/** One deployment of the same commit a day. */
function daily(from: string, count: number): ReturnType<typeof success>[] {
  return Array.from({ length: count }, (_, day) =>
    success(`${from} ${day}`, { place: 1, at: at(from) + day * MS_PER_DAY }),
  );
}

function frequency(given: Given) {
  return measure(deploymentFrequency, deliver({ commits, tip: sha(1), ...given }));
}

describe('measure', () => {
  const deployments = [...daily('2025-11-05T00:00:00Z', 12), ...daily('2026-01-02T00:00:00Z', 36)];
  const [early] = daily('2025-10-01T00:00:00Z', 1);

  it('compares a window with the one before it', () => {
    const { current, previous, change } = frequency({ deployments: [...(early ? [early] : []), ...deployments] });
    expect(current?.figure).toMatchObject({ count: 36, perWeek: expect.closeTo(2.8, 9) });
    expect(previous?.figure).toMatchObject({ count: 12 });
    expect(change).toMatchObject({ difference: 24, verdict: 'better' });
  });

  it('does not compare where the window before starts before the first delivery', () => {
    const { current, previous, change } = frequency({ deployments });
    expect([current?.figure, previous?.figure]).toMatchObject([{ count: 36 }, { count: 12 }]);
    expect(change).toEqual({ difference: null, interval: null, verdict: 'not-comparable' });
  });

  it('gives no figure of a window that was not seen whole, and no zero', () => {
    const seenFrom = (since: string) => frequency({ deployments, coverage: { deployments: { since: at(since) } } });
    const half = seenFrom('2025-12-01T00:00:00Z');
    expect(half.current?.figure).toMatchObject({ count: 36 });
    expect([half.previous, half.change.verdict]).toEqual([null, null]);
    expect(seenFrom('2026-02-01T00:00:00Z').current).toBeNull();
    const { current, change, caveats, benchmark } = frequency({ coverage: { deployments: 'unreadable' } });
    expect({ current, verdict: change.verdict, caveats, benchmark }).toEqual({
      current: null,
      verdict: null,
      caveats: [],
      benchmark: null,
    });
  });

  it('says where merges stand in for deployments, and gives no benchmark then', () => {
    const { current, caveats, benchmark } = frequency({});
    expect(current?.figure).toMatchObject({ count: 0 });
    expect({ caveats, benchmark }).toEqual({ caveats: ['merge-based'], benchmark: null });
  });
});
