import type { Commit, History } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import { changesOf } from './changes.ts';
import type { Clone } from './clone.ts';
import type { DeliveryBranch } from './delivery-branch.ts';
import { coverageOf, gapsOf } from './gaps.ts';
import { readLog } from './log.ts';
import type { Numbered } from './numbered.ts';
import { numberedOf } from './numbered.ts';
import { boundaryOf } from './shallow.ts';
import { datedTags, readTags, rootsOf } from './tags.ts';

/**
 * The history of a clone: the whole graph of the delivery branch and of the version tags outside it, the pull requests
 * that merges and squashes name, and all tags. What a clone can't show is in `coverage` and `gaps`. Nothing is pruned.
 * Throws a `SourceError` where git cannot read all of it.
 */
export async function readHistory(
  clone: Clone,
  branch: DeliveryBranch,
  plan: Pick<Plan, 'window' | 'tags'>,
): Promise<History> {
  const found = await readTags(clone.git);
  const roots = [...(branch.tip === null ? [] : [branch.tip]), ...rootsOf(found, plan.tags)];
  const commits = new Map<string, Commit>();
  const numbered = new Map<string, Numbered>();
  const ours = clone.repository.includes('/') ? clone.repository : null;
  for await (const { commit, rest } of readLog(clone.git, [...new Set(roots)], ours)) {
    commits.set(commit.sha, commit);
    const named = numberedOf(commit, rest, ours);
    if (named !== null) numbered.set(commit.sha, named);
  }
  const boundary = await boundaryOf(clone, commits);
  for (const commit of boundary?.commits ?? []) commits.set(commit.sha, commit);
  const since = boundary?.since ?? null;
  const changes = changesOf({ branch: branch.branch, tip: branch.tip, commits, numbered, since });
  const reading = { clone, branch, plan, found, changes, since };
  return {
    repository: clone.repository,
    url: clone.url,
    source: 'git',
    defaultBranch: clone.defaultBranch,
    branch: branch.branch,
    tip: branch.tip,
    edge: [],
    seenUntil: branch.seenUntil,
    coverage: coverageOf(reading),
    gaps: gapsOf(reading),
    requests: 0,
    points: 0,
    pullRequests: changes.pullRequests,
    commits: [...commits.values()],
    deployments: [],
    workflowRuns: [],
    releases: [],
    tags: datedTags(found, commits),
    issues: [],
  };
}
