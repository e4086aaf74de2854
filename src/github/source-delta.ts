/** The parts of a read, put together. */

import type { Coverage, Part } from '../history/coverage.ts';
import type { Delta } from '../history/merge.ts';
import { EXTRACTION } from '../history/model.ts';
import { fingerprintOf } from '../history/trace-fingerprint.ts';
import type { GitHubReading, Parts } from './source-reading.ts';

const NOT_YET = { items: [], removed: [], coverage: 'unreadable', gaps: [] } as const;

/** Parts that are whole only if nothing cut them short. Releases and tags are read whole every time, as far as they are. */
const BUILT_UPON = ['pullRequests', 'commits', 'deployments', 'workflowRuns', 'issues'] as const;

/**
 * The delta of what was read; a part that was not read yet has no items and counts as unreadable. Rule files and
 * required checks are read beside it.
 */
export function deltaOf(
  { repository, door, plan }: Pick<GitHubReading, 'repository' | 'door' | 'plan'>,
  parts: Partial<Parts>,
): Delta {
  const { pullRequests = NOT_YET, commits = NOT_YET, deployments = NOT_YET, workflowRuns = NOT_YET } = parts;
  const { releases = NOT_YET, tags = NOT_YET, issues = NOT_YET } = parts;
  const { repository: nameWithOwner, url, defaultBranch, branch, tip, startedAt } = repository;
  const seen: Coverage = pullRequests.coverage;
  const coverage: Record<Part, Coverage> = {
    pullRequests: seen,
    texts: seen,
    labels: seen,
    reviews: seen,
    drafts: seen,
    commits: commits.coverage,
    deployments: deployments.coverage,
    workflowRuns: workflowRuns.coverage,
    releases: releases.coverage,
    tags: tags.coverage,
    issues: issues.coverage,
    traces: seen,
    ruleFiles: 'unreadable',
    requiredChecks: 'unreadable',
  };
  return {
    repository: nameWithOwner,
    url,
    source: 'github',
    defaultBranch,
    branch,
    tip,
    edge: 'edge' in commits ? commits.edge : [],
    seenUntil: startedAt,
    coverage,
    gaps: [pullRequests, commits, deployments, workflowRuns, releases, tags, issues].flatMap(({ gaps }) => gaps),
    tracedWith: fingerprintOf(plan.traces),
    extraction: EXTRACTION,
    ruleFiles: null,
    requiredChecks: null,
    scaffolding: null,
    ...('environments' in deployments ? { environments: deployments.environments } : {}),
    requests: door.requests,
    points: door.points,
    pullRequests: pullRequests.items,
    commits: commits.items,
    deployments: deployments.items,
    workflowRuns: workflowRuns.items,
    releases: releases.items,
    tags: tags.items,
    issues: issues.items,
    removed: {
      pullRequests: pullRequests.removed,
      deployments: deployments.removed,
      releases: releases.removed,
      tags: tags.removed,
      issues: issues.removed,
    },
  };
}

/** Whether nothing was cut short. What the token may not see at all is left out, not cut short. */
export function isComplete(parts: Parts): boolean {
  return BUILT_UPON.every((part) => typeof parts[part].coverage !== 'object');
}
