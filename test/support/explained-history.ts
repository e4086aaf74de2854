import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { planOf } from '../../src/config/plan.ts';
import { deliveryOf } from '../../src/delivery/delivery.ts';
import type { History } from '../../src/history/model.ts';
import { explain } from '../../src/report/explain.ts';
import * as build from './history.ts';

/** Main: commits 1 to 7, each the squash of a change but the first and 5. */
const commits = build.aMainLine([
  '2025-12-20T08:00:00Z',
  '2026-01-10T09:00:00Z',
  '2026-01-11T09:00:00Z',
  '2026-01-12T09:00:00Z',
  { committedAt: '2026-01-12T10:00:00Z', headline: 'Straight to main' },
  '2026-01-12T11:00:00Z',
  '2026-03-31T00:00:00Z',
]);

export function deployed(id: string, of: { place: number; at: build.When; environment?: string }) {
  const environment = of.environment ?? 'production';
  return build.aGitHubDeployment({ id, sha: build.sha(of.place), environment, createdAt: of.at, succeededAt: of.at });
}

export const work = {
  sha: build.sha('work'),
  authoredAt: build.at('2026-01-09T06:00:00Z'),
  headline: 'W',
  cherryPickedFrom: [],
};

export const history: History = build.aHistory({
  commits,
  deployments: [
    deployed('D1', { place: 1, at: '2025-12-20T12:00:00Z' }),
    deployed('D2', { place: 2, at: '2026-01-10T12:00:00Z' }),
    deployed('D3', { place: 3, at: '2026-01-11T12:00:00Z' }),
    deployed('D4', { place: 2, at: '2026-01-11T15:00:00Z' }),
    deployed('D5', { place: 6, at: '2026-01-12T12:00:00Z' }),
    deployed('D6', { place: 6, at: '2026-01-12T13:00:00Z', environment: 'production-eu' }),
  ],
  pullRequests: [
    build.aPullRequest({
      number: 2,
      createdAt: '2026-01-09T08:00:00Z',
      mergedAt: '2026-01-10T09:00:00Z',
      commits: [work],
      reviews: [
        build.aReview({ submittedAt: '2026-01-09T12:00:00Z', state: 'COMMENTED' }),
        build.aReview({ submittedAt: '2026-01-10T08:00:00Z' }),
      ],
    }),
    build.aPullRequest({ number: 3, mergedAt: '2026-01-11T09:00:00Z', author: build.aBot() }),
    build.aPullRequest({
      number: 4,
      title: 'hotfix: mend 3',
      createdAt: '2026-01-11T16:00:00Z',
      mergedAt: '2026-01-12T09:00:00Z',
      names: [{ number: 3 }],
    }),
    build.aPullRequest({ number: 6, mergedAt: '2026-01-12T11:00:00Z' }),
    build.aPullRequest({ number: 7, mergedAt: '2026-03-31T00:00:00Z' }),
    build.aPullRequest({ number: 20, state: 'OPEN' }),
    build.aPullRequest({ number: 21, state: 'CLOSED' }),
    build.aPullRequest({ number: 22, baseBranch: 'release/1', mergedAt: '2026-01-13T00:00:00Z' }),
    build.aPullRequest({ number: 23, baseBranch: 'branch-6', mergedAt: '2026-01-12T10:30:00Z' }),
  ],
  issues: [
    build.anIssue({
      number: 30,
      labels: ['incident'],
      createdAt: '2026-01-10T13:00:00Z',
      closedAt: '2026-01-10T17:00:00Z',
    }),
  ],
});

const plan = planOf(DEFAULT_SETTINGS, { until: build.UNTIL });
/** The explanation of a subject in a history like this one, in the default window. */
export const explainIn = (of: History, subject: string) => explain(deliveryOf(of, DEFAULT_SETTINGS, plan), subject);
export const about = (subject: string) => explainIn(history, subject);
