/** What of a saved history a read may build on. */

import type { Part } from '../history/coverage.ts';
import type { SavedHistory } from '../history/format.ts';
import type { History } from '../history/model.ts';
import { EXTRACTION } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_DAY } from '../history/time.ts';
import { fingerprintOf } from '../history/trace-fingerprint.ts';
import { boundOf } from './index-bound.ts';
import type { Resumable } from './pull-requests.ts';
import type { OpenedRepository } from './repository.ts';

/** A saved history, and what it was read for. */
export type KnownHistory = {
  readonly saved: SavedHistory;
  readonly plan: Plan;
  readonly issueLabels: readonly string[];
};

export type Base = {
  /** Without the items of parts that are read anew; `null`: everything is. */
  readonly history: History | null;
  /** Parts that were complete, so that what changed since will do. */
  readonly parts: readonly Part[];
  readonly watermark: EpochMs | null;
  readonly fullReadAt: EpochMs | null;
  /** Down to where its pull requests were read. */
  readonly bound: EpochMs;
  readonly resumable: Resumable | null;
  /** Why a known history is no base; `null`: it is one, or there was none. */
  readonly why: string | null;
};

export const NOTHING_KNOWN: Base = {
  history: null,
  parts: [],
  watermark: null,
  fullReadAt: null,
  bound: -Infinity,
  resumable: null,
  why: null,
};

type Wanted = {
  readonly repository: OpenedRepository;
  readonly plan: Plan;
  readonly issueLabels: readonly string[];
  readonly fullEveryDays: number;
};

/** The base for a read. A known history of another plan, repository or time is none, and `why` says so. */
export function baseOf(known: KnownHistory | null, wanted: Wanted): Base {
  if (known === null) return NOTHING_KNOWN;
  const why = whyNot(known, wanted);
  if (why !== null) return { ...NOTHING_KNOWN, why };
  const { saved, plan } = known;
  const { history, watermark, resumeFrom, fullReadAt = null } = saved;
  const resumable = resumeFrom === undefined ? null : { items: history.pullRequests, asOf: resumeFrom };
  if (watermark === null) return { ...NOTHING_KNOWN, resumable, fullReadAt };
  const parts = LISTS.filter(([part]) => history.coverage[part] === 'complete');
  const anew = LISTS.filter(([part]) => history.coverage[part] !== 'complete');
  let kept: History = history;
  for (const [, list] of anew) kept = { ...kept, [list]: [] };
  return {
    history: history.coverage.commits === 'complete' ? kept : { ...kept, edge: [], tip: null },
    parts: parts.map(([part]) => part),
    watermark,
    fullReadAt,
    bound: boundOf(history, plan),
    resumable: history.coverage.pullRequests === 'complete' ? null : resumable,
    why: null,
  };
}

const LISTS = [
  ['pullRequests', 'pullRequests'],
  ['commits', 'commits'],
  ['deployments', 'deployments'],
  ['workflowRuns', 'workflowRuns'],
  ['releases', 'releases'],
  ['tags', 'tags'],
  ['issues', 'issues'],
] as const satisfies readonly (readonly [Part, keyof History])[];

function whyNot({ saved, plan: before, issueLabels: labels }: KnownHistory, wanted: Wanted): string | null {
  const { history, watermark, resumeFrom, fullReadAt } = saved;
  const { repository, plan, issueLabels, fullEveryDays } = wanted;
  if (history.source !== 'github') return 'The saved history was not read from GitHub';
  if (history.url !== repository.url) return 'The saved history is of another repository';
  if (history.branch !== repository.branch) return 'The saved history is of another branch';
  if (watermark === null && resumeFrom === undefined) return 'The saved history is not one to go on from';
  const isSame = JSON.stringify([kindOf(before), labels]) === JSON.stringify([kindOf(plan), issueLabels]);
  if (!isSame) return 'The configuration has changed since the history was saved';
  if (history.extraction !== EXTRACTION) return 'Other things are read from pull requests now';
  if (history.tracedWith !== fingerprintOf(plan.traces)) return 'Traces of AI tools are looked for in other ways now';
  if (plan.window.since < before.window.since) return 'The window starts before the saved one';
  if (history.seenUntil > repository.startedAt) return 'The saved history comes from a later time';
  const age = repository.startedAt - (fullReadAt ?? -Infinity);
  if (age > fullEveryDays * MS_PER_DAY) return `The last full read is more than ${fullEveryDays} days ago`;
  return null;
}

/** The plan without the moments, which pass. */
function kindOf({ window, branch, environments, workflows, tags, evidenceSections }: Plan): unknown {
  return [Math.round(window.days), branch, environments, workflows, tags, evidenceSections];
}
