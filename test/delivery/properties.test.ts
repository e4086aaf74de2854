import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { planOf } from '../../src/config/plan.ts';
import type { Settings } from '../../src/config/settings.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { deliveryOf } from '../../src/delivery/delivery.ts';
import { linkageOf } from '../../src/delivery/linkage.ts';
import type { History } from '../../src/history/model.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import { isWithin, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../src/history/time.ts';
import { reportJson, reportOf } from '../../src/report/report.ts';
import { aBot, aCommit, aGitHubDeployment, aPullRequest, sha, UNTIL } from '../support/history.ts';
import { randomHistory } from '../support/random-history.ts';

const anySettings: fc.Arbitrary<Settings> = fc
  .constantFrom('auto' as const, 'auto' as const, 'deployments' as const, 'tags' as const, 'merges' as const)
  .map((source) => ({ ...DEFAULT_SETTINGS, deployments: { ...DEFAULT_SETTINGS.deployments, source } }));

function read(history: History, settings: Settings): Delivery {
  return deliveryOf(history, settings, planOf(settings, { until: UNTIL }));
}

function reportOn(history: History, settings: Settings): Record<string, unknown> {
  return reportJson(reportOf(read(history, settings), { path: null, ref: null, settings }, UNTIL));
}

/** Runs a check over many histories and settings. */
function always(check: (history: History, settings: Settings) => void, runs = 300): void {
  fc.assert(fc.property(randomHistory, anySettings, check), { numRuns: runs });
}

describe('any history', () => {
  it('gives the same report in whatever order its items come', () => {
    const shuffled = randomHistory.chain((history) =>
      fc
        .record({
          commits: fc.shuffledSubarray([...history.commits], { minLength: history.commits.length }),
          pullRequests: fc.shuffledSubarray([...history.pullRequests], { minLength: history.pullRequests.length }),
          deployments: fc.shuffledSubarray([...history.deployments], { minLength: history.deployments.length }),
          tags: fc.shuffledSubarray([...history.tags], { minLength: history.tags.length }),
          issues: fc.shuffledSubarray([...history.issues], { minLength: history.issues.length }),
        })
        .map((lists): [History, History] => [history, { ...history, ...lists }]),
    );
    fc.assert(
      fc.property(shuffled, anySettings, ([history, other], settings) => {
        expect(reportOn(other, settings)).toEqual(reportOn(history, settings));
      }),
      { numRuns: 300 },
    );
  });

  it('has stages that add up to the lead time, to the millisecond', () => {
    always((history, settings) => {
      for (const { stages, shipment, startedAt, mergedAt } of read(history, settings).changes) {
        if (stages === null || shipment.state !== 'shipped' || startedAt === null) continue;
        const { coding, pickup, review, merge, unreviewed, deploy } = stages;
        const all = [coding, pickup ?? 0, review ?? 0, merge ?? 0, unreviewed ?? 0, deploy];
        expect(all.every((each) => each >= 0)).toBe(true);
        expect(all.reduce((sum, each) => sum + each)).toBe(Math.max(shipment.at, mergedAt) - startedAt);
      }
    });
  });

  it('has rates from 0 to 1, and their counts among the deployments', () => {
    always((history, settings) => {
      const { delivery } = JSON.parse(JSON.stringify(reportOn(history, settings)));
      for (const figure of [
        delivery.changeFailRate.current,
        delivery.reworkRate.current,
        delivery.changeFailRate.previous,
      ]) {
        if (figure === null) continue;
        expect(figure.count).toBeGreaterThanOrEqual(0);
        expect(figure.count).toBeLessThanOrEqual(figure.total);
        expect(figure.rate).toEqual(figure.total === 0 ? null : expect.closeTo(figure.count / figure.total, 4));
      }
    });
  });

  it('has every change merged in a window shipped, waiting or unmapped', () => {
    always((history, settings) => {
      const { changes, window, previousWindow } = read(history, settings);
      for (const each of [window, previousWindow]) {
        const { merged, shipped, waiting, unmapped } = linkageOf(changes, each);
        expect(merged).toBe(shipped + waiting + unmapped);
        expect(merged).toBe(changes.filter(({ mergedAt }) => isWithin(each, mergedAt)).length);
      }
    });
  });

  it('ships every change at most once, and never more than a minute before its merge', () => {
    always((history, settings) => {
      const { deployments, changes, backports } = read(history, settings);
      const numbers = deployments.flatMap(({ changes, otherPullRequests }) => [...changes, ...otherPullRequests]);
      expect(new Set(numbers).size).toBe(numbers.length);
      const mergedAt = new Map([...changes, ...backports].map((each) => [each.number, each.mergedAt ?? 0]));
      for (const deployment of deployments) {
        for (const number of deployment.changes) {
          expect(deployment.at + MS_PER_MINUTE).toBeGreaterThanOrEqual(mergedAt.get(number) ?? Number.NaN);
        }
      }
      const commits = deployments.flatMap(({ directCommits }) => directCommits);
      expect(new Set(commits).size).toBe(commits.length);
    });
  });

  it('has failures only of its deployments, each with signals, and recovered only afterwards', () => {
    always((history, settings) => {
      const delivery = read(history, settings);
      const ids = new Set(delivery.deployments.map(({ id }) => id));
      for (const asOf of [delivery.window.until, delivery.previousWindow.until]) {
        for (const [id, { deployment, signals, recoveredAt }] of delivery.failuresAsOf(asOf)) {
          expect(ids).toContain(id);
          expect(signals.length).toBeGreaterThan(0);
          expect(signals.every(({ at }) => at >= deployment.at && at < asOf)).toBe(true);
          if (recoveredAt === null) continue;
          expect(recoveredAt).toBeGreaterThan(deployment.at);
          expect(recoveredAt).toBeLessThan(asOf);
        }
      }
    });
  });

  it('knows each success once, and no deployment without one', () => {
    always((history, settings) => {
      const { deployments, choice } = read(history, settings);
      if (choice.source === 'merges') return;
      const joined = deployments.flatMap(({ successes }) => successes.map(({ id }) => id)).sort();
      expect(joined).toEqual(choice.delivered.successes.map(({ id }) => id).sort());
      for (const { at, successes } of deployments) expect(at).toBe(Math.min(...successes.map((each) => each.at)));
    });
  });

  it('with merges as deployments ships every change', () => {
    always((history) => {
      const settings = {
        ...DEFAULT_SETTINGS,
        deployments: { ...DEFAULT_SETTINGS.deployments, source: 'merges' as const },
      };
      const { changes, deployments } = read(history, settings);
      expect(changes.every(({ shipment, mergedAt }) => shipment.state === 'shipped' && shipment.at === mergedAt)).toBe(
        true,
      );
      expect(deployments).toHaveLength(changes.length);
    });
  });
});

describe('what does not concern the windows', () => {
  const stranger = (given: Partial<PullRequest>): PullRequest =>
    aPullRequest({ number: 9001, title: 'A title of its own', mergeCommit: sha('stranger'), ...given });

  it('changes nothing: a pull request that was opened when the window had ended', () => {
    always((history, settings) => {
      const later = stranger({ createdAt: UNTIL + MS_PER_HOUR, mergedAt: UNTIL + 2 * MS_PER_HOUR });
      const more = { ...history, pullRequests: [...history.pullRequests, later] };
      expect(reportOn(more, settings)).toEqual(reportOn(history, settings));
    });
  });

  it('changes nothing: a pull request that was merged and shipped before the windows', () => {
    always((history, settings) => {
      const root = history.commits.find(({ parents }) => parents.length === 0);
      if (root === undefined) return;
      const since = Math.min(root.committedAt, UNTIL - 2 * settings.windowDays * MS_PER_DAY) - 10 * MS_PER_DAY;
      // The seed, then the stranger's merge, then all that was there before.
      const seed = aCommit({ sha: sha('seed'), committedAt: since });
      const merge = aCommit({ sha: sha('stranger'), parents: [seed.sha], committedAt: since + MS_PER_HOUR });
      const based = {
        ...history,
        commits: [
          seed,
          merge,
          ...history.commits.map((each) => (each === root ? { ...root, parents: [merge.sha] } : each)),
        ],
        deployments: [
          aGitHubDeployment({ id: 'S1', sha: seed.sha, createdAt: since }),
          aGitHubDeployment({ id: 'S2', sha: merge.sha, createdAt: since + 2 * MS_PER_HOUR }),
          ...history.deployments,
        ],
      };
      const early = stranger({ createdAt: since, mergedAt: since + MS_PER_HOUR });
      const more = { ...based, pullRequests: [early, ...history.pullRequests] };
      // The checklist looks at the newest changes, however old they are.
      const { readiness: _, ...figures } = reportOn(based, settings);
      expect(reportOn(more, settings)).toMatchObject(figures);
    });
  });

  it('changes no lead time and no stage: automation', () => {
    always((history, settings) => {
      const [own] = history.pullRequests.filter(
        ({ baseBranch, reverts }) => baseBranch === 'main' && reverts.length === 0,
      );
      if (own === undefined) return;
      const bots = {
        ...history,
        pullRequests: history.pullRequests.map((each) => (each === own ? { ...each, author: aBot() } : each)),
      };
      const without = read(history, settings);
      const kept = (delivery: Delivery) =>
        delivery.changes
          .filter(({ isCounted, number }) => isCounted && number !== own.number)
          .map(({ number, startedAt, stages }) => ({ number, startedAt, stages }));
      expect(kept(read(bots, settings))).toEqual(kept(without));
      expect(read(bots, settings).changes.find(({ number }) => number === own.number)?.isCounted ?? false).toBe(false);
    });
  });
});
