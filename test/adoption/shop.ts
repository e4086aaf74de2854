/** A shop that deploys every change at its merge, for tests of what is seen of AI. */
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import type { Trace } from '../../src/history/trace-patterns.ts';
import type { Given } from '../support/deliver.ts';
import { deliver, success } from '../support/deliver.ts';
import type { aHistory } from '../support/history.ts';
import { aMainLine, aPullRequest } from '../support/history.ts';

type Sold = Partial<Omit<PullRequest, 'number' | 'mergedAt' | 'mergeCommit'>> & { readonly on: string };

/** A trace of a tool in a field: of its authorship, and sure, unless told otherwise. */
export function aTrace(tool: string, field: Trace['field'] = 'trailer', given: Partial<Trace> = {}): Trace {
  return { tool, field, class: 'authored', confidence: 'high', ...given };
}

/** Changes #2, #3 …, each merged at noon of its day, a day old, and deployed an hour later. #1 is the seed. */
export function aShop(
  sold: readonly Sold[],
  given: { readonly settings?: Given; readonly history?: Parameters<typeof aHistory>[0] } = {},
): Delivery {
  const days = ['2025-07-01', ...sold.map(({ on }) => on)];
  const pullRequests = sold.map(({ on, ...rest }, index) =>
    aPullRequest({ number: index + 2, mergedAt: Date.parse(`${on}T12:00:00Z`), ...rest }),
  );
  const deployments = days.map((day, index) => success(`D${index + 1}`, { place: index + 1, at: `${day}T13:00:00Z` }));
  const commits = aMainLine(days.map((day) => `${day}T12:00:00Z`));
  return deliver({ pullRequests, commits, deployments, ...given.history }, given.settings);
}
