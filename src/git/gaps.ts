import type { Coverage, Gap, Part } from '../history/coverage.ts';
import type { Plan } from '../history/plan.ts';
import { readCommand } from '../history/read-command.ts';
import type { EpochMs } from '../history/time.ts';
import { isoOf, isWithin, windowBefore } from '../history/time.ts';
import type { Changes } from './changes.ts';
import type { Clone } from './clone.ts';
import type { DeliveryBranch } from './delivery-branch.ts';
import type { FoundTags } from './tags.ts';

/** What was read, as far as it decides what could not be. */
export type Reading = {
  readonly clone: Clone;
  readonly branch: DeliveryBranch;
  readonly plan: Pick<Plan, 'window'>;
  readonly found: FoundTags;
  readonly changes: Changes;
  /** In a shallow clone: the moment from which on nothing is missing. */
  readonly since: EpochMs | null;
};

/** What a clone shows of each part of a history. */
export function coverageOf({ clone, found, since }: Reading): Record<Part, Coverage> {
  const seen: Coverage = since === null ? 'complete' : { since };
  return {
    pullRequests: seen,
    texts: 'complete',
    labels: 'not-in-source',
    reviews: 'not-in-source',
    drafts: 'not-in-source',
    commits: seen,
    deployments: 'not-in-source',
    workflowRuns: 'not-in-source',
    releases: 'not-in-source',
    tags: clone.settings.isWithoutTags && found.tags.length === 0 ? 'unreadable' : seen,
    issues: 'not-in-source',
    traces: seen,
    ruleFiles: 'unreadable',
    requiredChecks: 'not-in-source',
  };
}

/** What a clone can never show, and what this one does not, each with what would mend it. */
export function gapsOf(reading: Reading): Gap[] {
  const { clone } = reading;
  const fix = `If it is on GitHub, read it from there, with a token in \`GITHUB_TOKEN\`: ${readCommand(clone)}.`;
  const why = 'a clone does not hold them';
  return [
    { part: 'reviews', what: 'reviews and labels', why, fix },
    { part: 'drafts', what: 'drafts and when pull requests were opened', why, fix },
    { part: 'deployments', what: 'deployments, workflow runs and releases', why, fix },
    { part: 'issues', what: 'issues and incidents', why, fix },
    ...emptyGap(reading),
    ...shallowGap(reading),
    ...tagGaps(reading),
    ...mergeGaps(reading, fix),
  ];
}

function emptyGap({ branch }: Reading): Gap[] {
  if (branch.tip !== null) return [];
  const what = 'every commit';
  return [
    {
      part: 'commits',
      what,
      why: 'the repository has no commits yet',
      fix: 'Commit something, or fetch it: `git fetch`.',
    },
  ];
}

function shallowGap({ since }: Reading): Gap[] {
  if (since === null) return [];
  const what = `commits, changes and tags before ${isoOf(since)}, and the own commits of merges that reach back there`;
  return [{ part: 'commits', what, why: 'the clone is shallow', fix: 'Run `git fetch --unshallow --tags`.' }];
}

function tagGaps({ clone, found }: Reading): Gap[] {
  const gaps: Gap[] = [];
  if (clone.settings.isWithoutTags) {
    const remote = clone.settings.remote ?? 'origin';
    const fix = `Run \`git config --unset remote.${remote}.tagOpt\`, then \`git fetch --tags\`.`;
    gaps.push({ part: 'tags', what: 'tags that were never fetched', why: 'the clone was made with --no-tags', fix });
  }
  if (found.broken.length > 0) {
    const what = `tags that lead to nothing: ${found.broken.slice(0, 5).join(', ')}`;
    const rest = found.broken.length > 5 ? ` and ${found.broken.length - 5} more` : '';
    gaps.push({
      part: 'tags',
      what: what + rest,
      why: 'their objects are missing',
      fix: 'Run `git fetch --tags --force`.',
    });
  }
  return gaps;
}

/** What git does not record of the ways to merge, counted over the two windows that are compared. */
function mergeGaps({ plan, branch, changes }: Reading, fix: string): Gap[] {
  const windows = { ...plan.window, since: windowBefore(plan.window).since };
  const recent = changes.pullRequests.filter(({ mergedAt }) => isWithin(windows, mergedAt));
  const undated = recent.filter(({ commits, headSha }) => commits === null && headSha === null).length;
  const direct = changes.direct.filter(
    (each) => each.parents.length === 1 && isWithin(windows, each.committedAt),
  ).length;
  const gaps: Gap[] = [];
  if (undated > 0) {
    const what = `when work began on ${undated} of ${recent.length} changes since ${dayOf(windows.since)}`;
    gaps.push({ part: 'pullRequests', what, why: 'a squash keeps no date but that of the merge', fix });
  }
  if (direct > 0) {
    const what = `which of the direct commits on ${branch.branch} since ${dayOf(windows.since)} (${direct}) were pull requests`;
    gaps.push({ part: 'pullRequests', what, why: 'a merge by rebase leaves no trace in git', fix });
  }
  return gaps;
}

function dayOf(moment: EpochMs): string {
  return isoOf(moment).slice(0, 10);
}
