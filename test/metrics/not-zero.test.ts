/** What a source can't show is not known: never none, and never exactly zero. */
import { describe, expect, it } from 'vitest';
import { capabilitiesOf } from '../../src/adoption/capabilities.ts';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import type { Signal } from '../../src/config/settings.ts';
import { SIGNALS } from '../../src/config/settings.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { changeFailRate } from '../../src/metrics/change-fail-rate.ts';
import { deploymentFrequency } from '../../src/metrics/deployment-frequency.ts';
import { leadTime } from '../../src/metrics/lead-time.ts';
import { measure } from '../../src/metrics/measure.ts';
import { reworkRate } from '../../src/metrics/rework-rate.ts';
import { provenanceOf } from '../../src/report/provenance.ts';
import { deliver } from '../support/deliver.ts';
import { aMainLine, aPullRequest } from '../support/history.ts';

const CONFIGURATION = { path: null, ref: null, settings: DEFAULT_SETTINGS };

/** A change merged in the window, and one of 1 October, before the previous window, so that the branch is old. */
const old = aPullRequest({ number: 1, mergedAt: '2025-10-01' });
const recent = aPullRequest({ number: 2, mergedAt: '2026-02-01' });
const commits = aMainLine(['2025-10-01', '2026-02-01']);

/** As a clone shows a squash: no creation, no commits of its own. */
const squashed = { createdAt: null, commits: null } as const;

describe('lead time', () => {
  const figureOf = (delivery: Delivery) => measure(leadTime, delivery).current?.figure ?? null;

  it('is unknown where changes shipped and the start of none is known', () => {
    expect(figureOf(deliver({ commits, pullRequests: [old, { ...recent, ...squashed }] }))).toBeNull();
    expect(figureOf(deliver({ commits, pullRequests: [old, recent] }))).toMatchObject({ n: 1, p50: 24 });
  });

  it('is none where nothing shipped', () => {
    expect(figureOf(deliver({ commits, pullRequests: [old] }))).toMatchObject({ n: 0, p50: null });
  });
});

describe('the rework rate', () => {
  const atLeast = (given: NonNullable<Parameters<typeof deliver>[0]>, signals: readonly Signal[] = SIGNALS) => {
    const history = { commits, pullRequests: [old, recent], ...given };
    const { current } = measure(reworkRate, deliver(history, { failures: { signals } }));
    return current?.figure.kind === 'rate' ? current.figure.atLeast : null;
  };

  it('is a lower bound where hotfixes can not be seen', () => {
    expect([atLeast({}), atLeast({ coverage: { labels: 'not-in-source' } })]).toEqual([false, true]);
  });

  it('does not depend on incidents', () => {
    expect(atLeast({ coverage: { issues: 'unreadable' } })).toBe(false);
  });

  it('is one whether hotfixes are signals of failure or not: they are counted all the same', () => {
    const unread = { coverage: { labels: 'unreadable' } } as const;
    expect([atLeast({}, ['revert']), atLeast(unread, ['revert'])]).toEqual([false, true]);
  });
});

describe('the change fail rate', () => {
  it.each<{ signals: readonly Signal[]; atLeast: boolean }>([
    { signals: ['rollback', 'status'], atLeast: true },
    { signals: ['rollback', 'status', 'revert'], atLeast: false },
  ])('of merges, by $signals, is a lower bound where they can have none of them: $atLeast', ({ signals, atLeast }) => {
    const delivery = deliver({ commits, pullRequests: [old, recent] }, { failures: { signals } });
    expect(measure(changeFailRate, delivery).current?.figure).toMatchObject({ count: 0, total: 1, atLeast });
  });
});

describe('deployments per week', () => {
  it('are called too low where the branch began within the window', () => {
    const caveats = (from: string) => {
      const line = aMainLine([from, '2026-02-01']);
      return measure(deploymentFrequency, deliver({ commits: line, pullRequests: [recent] })).caveats;
    };
    expect(caveats('2026-01-20')).toEqual(['merge-based', 'younger-than-window']);
    // The window starts on 1 January.
    expect(caveats('2026-01-01')).toEqual(['merge-based']);
  });

  it('are not where nothing was ever committed, or the branch was not read to its beginning', () => {
    const { caveats } = measure(deploymentFrequency, deliver({ commits: [], tip: null }));
    expect(caveats).toEqual(['merge-based']);
    const line = aMainLine(['2026-01-20', '2026-02-01']);
    const [first] = line;
    const cut = deliver({ commits: line, edge: [first?.sha ?? ''], pullRequests: [recent] });
    expect(measure(deploymentFrequency, cut).caveats).toEqual(['merge-based']);
  });
});

describe('without deployments', () => {
  const fix = 'Add `deployments: read`.';
  const gap = { part: 'deployments', what: 'deployments', why: 'they are hidden', fix } as const;
  const hidden = { commits, pullRequests: [old], coverage: { deployments: 'unreadable' } } as const;

  it('one gap says so, and its fix is the one of every figure', () => {
    const { gaps, deploymentSource, deploymentSourceFix } = provenanceOf(
      deliver({ ...hidden, gaps: [gap] }),
      CONFIGURATION,
    );
    expect([deploymentSource, gaps]).toEqual([null, [gap]]);
    expect(deploymentSourceFix).toBe(
      `${fix} Or choose another source in the config file: \`deployments: { source: tags }\`.`,
    );
  });

  it('there is a gap even where the source names none', () => {
    expect(provenanceOf(deliver(hidden), CONFIGURATION).gaps).toMatchObject([
      { what: 'deployments', why: 'GitHub deployments could not be read' },
    ]);
  });
});

describe('without pull requests', () => {
  const hidden = deliver({ commits, pullRequests: [], coverage: { pullRequests: 'unreadable' } });

  it('nobody knows which commits were direct', () => {
    expect(provenanceOf(hidden, CONFIGURATION).excluded).toBeNull();
    expect(provenanceOf(deliver({ commits, pullRequests: [old] }), CONFIGURATION).excluded).toMatchObject({
      directCommits: 1,
    });
  });

  it('nobody knows how they were merged', () => {
    const seen = (delivery: Delivery) =>
      capabilitiesOf(delivery, null)
        .find(({ id }) => id === 'version-control')
        ?.observed.join('; ');
    expect(seen(hidden)).not.toContain('merged as pull requests');
    expect(seen(deliver({ commits, pullRequests: [old, recent] }))).toContain('merged as pull requests: 1');
  });
});
