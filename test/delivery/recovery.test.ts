import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../src/delivery/deployment.ts';
import { failuresAsOf } from '../../src/delivery/failures.ts';
import type { FailureSignal, Remedy } from '../../src/delivery/signal.ts';
import { MS_PER_HOUR } from '../../src/history/time.ts';
import { at } from '../support/history.ts';

const START = at('2026-02-01');
const hour = (hours: number) => START + hours * MS_PER_HOUR;

/** A deployment named after the hour of its success. */
function deployment(hours: number): Deployment {
  const id = `D${hours}`;
  return {
    id,
    name: id,
    sha: null,
    at: hour(hours),
    kind: 'shipped',
    url: null,
    approximate: false,
    successes: [],
    rollbacks: [],
    newCommits: [],
    changes: [],
    otherPullRequests: [],
    directCommits: [],
  };
}

function signal(of: number, known: number, remedy: Remedy): FailureSignal {
  return { kind: 'revert', deployment: deployment(of), at: hour(known), evidence: `#${known}`, url: null, remedy };
}

const by = (hours: number, arrives = hours): Remedy => ({
  by: 'deployment',
  at: hour(arrives),
  deployment: deployment(hours),
});
const closing = (hours: number | null): Remedy => ({ by: 'closing', at: hours === null ? null : hour(hours) });
const NOTHING: Remedy = { by: 'nothing-yet' };

/** Hours from the start to the recovery of each failed deployment, as known at an hour; `null` is open. */
function recoveries(asOf: number, ...signals: readonly FailureSignal[]): Record<string, number | null> {
  const failures = failuresAsOf(signals, hour(asOf));
  return Object.fromEntries(
    [...failures].map(([id, { recoveredAt }]) => [
      id,
      recoveredAt === null ? null : (recoveredAt - START) / MS_PER_HOUR,
    ]),
  );
}

describe('a failure', () => {
  it('ends with the earliest remedy; signals that come later do not move it', () => {
    expect(recoveries(99, signal(0, 1, by(5)), signal(0, 2, by(3)), signal(0, 9, by(12)))).toEqual({ D0: 3 });
  });

  it('ends with the recovery of its remedy, if that failed too, along the whole chain', () => {
    expect(recoveries(99, signal(0, 1, by(2)), signal(2, 3, by(4)), signal(4, 5, by(6)))).toEqual({
      D0: 6,
      D2: 6,
      D4: 6,
    });
    expect(recoveries(99, signal(0, 1, by(2)), signal(2, 3, NOTHING))).toEqual({ D0: null, D2: null });
  });

  it('does not end before its remedy arrived, although that failed and recovered elsewhere before', () => {
    expect(recoveries(99, signal(0, 1, by(2, 8)), signal(2, 3, by(4)))).toEqual({ D0: 8, D2: 4 });
  });

  it('ends with the next success of the same deployment, for a status', () => {
    expect(recoveries(99, signal(0, 1, by(0, 2)))).toEqual({ D0: 2 });
  });

  it('ends with the closing of its last incident where nothing else ended it', () => {
    expect(recoveries(99, signal(0, 1, closing(4)), signal(0, 2, closing(7)))).toEqual({
      D0: 7,
    });
    expect(recoveries(99, signal(0, 1, closing(4)), signal(0, 2, closing(null)))).toEqual({
      D0: null,
    });
    expect(recoveries(99, signal(0, 1, closing(4)), signal(0, 2, by(9)))).toEqual({ D0: 9 });
    // Reverted, but the revert has not been deployed: the closing is all there is.
    expect(recoveries(99, signal(0, 1, closing(4)), signal(0, 2, NOTHING))).toEqual({ D0: 4 });
  });

  it('is open without a remedy', () => {
    expect(recoveries(99, signal(0, 1, NOTHING))).toEqual({ D0: null });
  });

  it('is judged by what was known at a moment: that moment itself is not', () => {
    const signals = [signal(0, 5, by(8)), signal(0, 6, closing(7))];
    expect(recoveries(5, ...signals)).toEqual({});
    expect(recoveries(6, ...signals)).toEqual({ D0: null });
    expect(recoveries(7, ...signals)).toEqual({ D0: null });
    // The incident was closed and the remedy is not there yet.
    expect(recoveries(8, ...signals)).toEqual({ D0: 7 });
    expect(recoveries(9, ...signals)).toEqual({ D0: 8 });
  });
});
