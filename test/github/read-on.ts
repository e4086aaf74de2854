/** Reads a repository for short windows, anew or on from what an earlier read saved. */
import type { Door } from '../../src/github/door.ts';
import { openRepository } from '../../src/github/repository.ts';
import type { GitHubRead } from '../../src/github/source.ts';
import { readGitHub } from '../../src/github/source.ts';
import type { KnownHistory } from '../../src/github/source-base.ts';
import { historyOf, linesOf } from '../../src/history/format.ts';
import type { Plan } from '../../src/history/plan.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { windowEnding } from '../../src/history/time.ts';
import { aPlan } from '../support/history.ts';

const LABELS = ['incident', 'alert'];
const NO_CONFIGURATION = { path: null, ref: null, settings: {} };

/** Short windows, so that the horizon moves through what happens. */
const planAt = (now: EpochMs): Plan => aPlan({ window: windowEnding(now, 10) });

/** What a run at that moment reads of `octo/shop`. */
export async function readAt(door: Door, now: EpochMs, known: KnownHistory | null): Promise<GitHubRead> {
  const repository = await openRepository(door, { owner: 'octo', name: 'shop' });
  return readGitHub({ door, repository, plan: planAt(now), issueLabels: LABELS, known, log: () => undefined });
}

/** What a later run finds: the history as it comes out of a file. */
export function saved(read: GitHubRead, now: EpochMs): KnownHistory {
  const plan = planAt(now);
  const { history, watermark, fullReadAt } = read;
  const lines = linesOf({ history, watermark, fullReadAt, window: plan.window, configuration: NO_CONFIGURATION });
  return { saved: historyOf(lines), plan, issueLabels: LABELS };
}

/** The history without what reading it cost. */
export const factsOf = ({ history }: GitHubRead) => ({ ...history, requests: 0, points: 0 });
