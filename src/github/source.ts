/** A repository's history from GitHub: everything, or what changed since it was read before. */
import { together } from '../history/merge.ts';
import type { History } from '../history/model.ts';
import { prune } from '../history/prune.ts';
import type { EpochMs } from '../history/time.ts';
import { boundOf } from './index-bound.ts';
import { OVERLAP_MS } from './pull-requests.ts';
import { cutOffGaps } from './pull-requests-cut-off.ts';
import type { Base } from './source-base.ts';
import { baseOf, NOTHING_KNOWN } from './source-base.ts';
import { withoutDangling } from './source-dangling.ts';
import { deltaOf, isComplete } from './source-delta.ts';
import { readParts } from './source-parts.ts';
import type { GitHubReading, Parts } from './source-reading.ts';

/** A history, and what has to be saved with it so that the next run can go on from it. */
export type GitHubRead = {
  readonly history: History;
  readonly watermark: EpochMs | null;
  readonly fullReadAt: EpochMs;
  /** Only where the read was cut short. */
  readonly resumeFrom?: EpochMs;
  /** Whether it was built on what was known. */
  readonly isIncremental: boolean;
};

/** How long what is known is added to. */
export const FULL_EVERY_DAYS = 30;

/**
 * Reads what the plan needs, pruned to its horizon, as of the moment the repository was opened. What can't be read is a
 * gap, and coverage says what that leaves. Builds on `known` only where nothing speaks against it; reads everything anew
 * where it finds on the way that it can't. Throws PermissionError or UpstreamError where GitHub can't be read at all.
 */
export async function readGitHub(reading: GitHubReading): Promise<GitHubRead> {
  const { repository, plan, issueLabels, known, fullEveryDays = FULL_EVERY_DAYS, log } = reading;
  const base = baseOf(known, { repository, plan, issueLabels, fullEveryDays });
  if (base.why !== null) log(`${base.why}: reading everything anew.`);
  const parts = await readParts(reading, base);
  if (base.history === null) return readOf(reading, base, parts);
  const doubt = doubtAbout({ reading, base, parts });
  if (doubt === null) return readOf(reading, base, parts);
  log(`${doubt}: reading everything anew.`);
  return readOf(reading, NOTHING_KNOWN, await readParts(reading, NOTHING_KNOWN));
}

/** Why what was read since does not fit what was known; `null`: it does. */
function doubtAbout(from: { reading: GitHubReading; base: Base; parts: Parts }): string | null {
  const { reading, base, parts } = from;
  if (Object.values(parts).some(({ isDoubtful = false }) => isDoubtful)) return 'The known history was rewritten';
  const whole = together(base.history, deltaOf(reading, parts));
  if (boundOf(whole, reading.plan) < base.bound) return 'More of the past is needed than is known';
  return null;
}

function readOf(reading: GitHubReading, base: Base, parts: Parts): GitHubRead {
  const { repository, plan } = reading;
  const pruned = prune(withoutDangling(together(base.history, deltaOf(reading, parts)), plan), plan);
  const history = { ...pruned, gaps: [...pruned.gaps, ...cutOffGaps(pruned)] };
  const isWhole = isComplete(parts);
  return {
    history,
    watermark: isWhole ? repository.startedAt - OVERLAP_MS : base.watermark,
    fullReadAt: base.fullReadAt ?? repository.startedAt,
    ...(isWhole ? {} : { resumeFrom: parts.pullRequests.resumeFrom }),
    isIncremental: base.history !== null,
  };
}
