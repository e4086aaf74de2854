/**
 * Times the computation of a report, without reading: `node scripts/bench-report.ts [changes]`. Every history is timed
 * at a quarter, a half and the whole of its size (100,000 changes): a time that grows fourfold with a doubling searches.
 */

import { DEFAULT_SETTINGS } from '../src/config/defaults.ts';
import { planOf } from '../src/config/plan.ts';
import { deliveryOf } from '../src/delivery/delivery.ts';
import type { History } from '../src/history/model.ts';
import { MS_PER_MINUTE } from '../src/history/time.ts';
import { reportOf } from '../src/report/report.ts';
import { UNTIL } from '../test/support/history.ts';
import { aLargeHistory, aSuccess, mergedAtOf } from './bench-histories.ts';

const HISTORIES: Readonly<Record<string, (changes: number) => History>> = {
  ordinary: (changes) => aLargeHistory(changes),
  'all hotfixes of one title': (changes) =>
    aLargeHistory(changes, { titleOf: () => 'hotfix: mend it', revertsOf: () => [] }),
  'the same into two branches in turn': (changes) => {
    const history = aLargeHistory(changes, { titleOf: () => 'hotfix: mend it', revertsOf: () => [] });
    const inTurn = (number: number) => (number % 2 === 0 ? 'main' : 'release/1');
    const pullRequests = history.pullRequests.map((each) => ({ ...each, baseBranch: inTurn(each.number) }));
    return { ...history, pullRequests };
  },
  'all reverts of one title': (changes) =>
    aLargeHistory(changes, {
      titleOf: (number) => (number % 2 === 0 ? 'Revert "Change it"' : 'Change it'),
      revertsOf: (number) => (number % 2 === 0 ? [{ title: 'Change it' }] : []),
    }),
  'a fifth as many rollbacks': (changes) =>
    aLargeHistory(changes, {
      deployments: ({ shaOf }) =>
        Array.from({ length: changes / 5 }, (_, index) => {
          const at = mergedAtOf(changes, Math.min(changes, 1000 + index * 4)) + 2 * MS_PER_MINUTE;
          return aSuccess(index, { sha: shaOf(index % 2 === 0 ? 500 : 1000), environment: 'production', at });
        }),
    }),
  'one commit redeployed': (changes) =>
    aLargeHistory(changes, {
      deployments: ({ shaOf }) =>
        Array.from({ length: changes / 5 }, (_, index) => {
          const at = mergedAtOf(changes, 5 * index + 1) + MS_PER_MINUTE;
          return aSuccess(index, { sha: shaOf(1), environment: 'production', at });
        }),
    }),
  'one commit in as many environments': (changes) =>
    aLargeHistory(changes, {
      deployments: ({ shaOf }) =>
        Array.from({ length: changes / 5 }, (_, index) => {
          const at = mergedAtOf(changes, 5 * index + 1) + MS_PER_MINUTE;
          return aSuccess(index, { sha: shaOf(1), environment: `production-${index}`, at });
        }),
    }),
  'a tenth as many tags on one commit': (changes) =>
    aLargeHistory(changes, {
      deployments: () => [],
      tags: ({ shaOf }) =>
        Array.from({ length: changes / 10 }, (_, index) => ({
          name: `v1.${index}.0`,
          sha: shaOf(1000),
          at: mergedAtOf(changes, 1000 + index),
          annotated: true,
        })),
    }),
};

const whole = Number(process.argv[2] ?? 100_000);
const only = process.argv[3];
for (const [name, make] of Object.entries(HISTORIES)) {
  if (only !== undefined && !name.includes(only)) continue;
  const seconds = [whole / 4, whole / 2, whole].map((changes) => bestOf(make(changes)));
  const [quarter, half, all] = seconds.map((each) => each.toFixed(2).padStart(6));
  console.log(`${name.padEnd(36)} ${quarter} s ${half} s ${all} s`);
}

/** The better of two runs, in seconds: the machine may be busy with something else. */
function bestOf(history: History): number {
  return Math.min(...[1, 2].map(() => secondsFor(history)));
}

function secondsFor(history: History): number {
  const settings = DEFAULT_SETTINGS;
  const start = process.cpuUsage().user / 1000;
  const delivery = deliveryOf(history, settings, planOf(settings, { until: UNTIL }));
  const between = process.cpuUsage().user / 1000;
  reportOf(delivery, { path: null, ref: null, settings }, UNTIL);
  const end = process.cpuUsage().user / 1000;
  if (process.env.VERBOSE !== undefined)
    console.log(`  delivery ${((between - start) / 1000).toFixed(2)}, report ${((end - between) / 1000).toFixed(2)}`);
  return (end - start) / 1000;
}
