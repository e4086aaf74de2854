import type { Commit } from '../history/commit.ts';
import type { History } from '../history/model.ts';
import { EXTRACTION } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import { floorOf } from '../history/plan.ts';
import { fingerprintOf } from '../history/trace-fingerprint.ts';
import type { Trace } from '../history/trace-patterns.ts';
import { changesOf } from './changes.ts';
import type { Clone } from './clone.ts';
import type { DeliveryBranch } from './delivery-branch.ts';
import { coverageOf, gapsOf } from './gaps.ts';
import { readLog } from './log.ts';
import { readNotes } from './notes.ts';
import type { Numbered } from './numbered.ts';
import { numberedOf } from './numbered.ts';
import { boundaryOf } from './shallow.ts';
import { datedTags, readTags, rootsOf } from './tags.ts';
import { traced, tracesOfOne } from './traces.ts';

/**
 * The history of a clone: the whole graph of the delivery branch and of the version tags outside it, the pull requests
 * that merges and squashes name, and all tags. What a clone can't show is in `coverage` and `gaps`. Nothing is pruned.
 * Throws a `SourceError` where git cannot read all of it.
 */
export async function readHistory(
  clone: Clone,
  branch: DeliveryBranch,
  plan: Pick<Plan, 'window' | 'tags' | 'traces'>,
): Promise<History> {
  const found = await readTags(clone.git);
  const roots = [...(branch.tip === null ? [] : [branch.tip]), ...rootsOf(found, plan.tags)];
  const commits = new Map<string, Commit>();
  const numbered = new Map<string, Numbered>();
  const ours = clone.repository.includes('/') ? clone.repository : null;
  const traces = new Map<string, readonly Trace[]>();
  const notes = await readNotes(clone, plan.traces);
  const floor = floorOf(plan);
  for await (const { commit, rest, facts } of readLog(clone.git, [...new Set(roots)], ours)) {
    commits.set(commit.sha, commit);
    const named = numberedOf(commit, rest, ours);
    if (named !== null) numbered.set(commit.sha, named);
    // Older ones no figure needs.
    if (commit.committedAt < floor) continue;
    const found = tracesOfOne({ ...facts(), note: notes.get(commit.sha) ?? null }, plan.traces);
    if (found.length > 0) traces.set(commit.sha, found);
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
    tracedWith: fingerprintOf(plan.traces),
    extraction: EXTRACTION,
    ruleFiles: null,
    requiredChecks: null,
    scaffolding: null,
    requests: 0,
    points: 0,
    pullRequests: changes.pullRequests.map((each) => traced(each, { commits, traces, patterns: plan.traces })),
    commits: [...commits.values()],
    deployments: [],
    workflowRuns: [],
    releases: [],
    tags: datedTags(found, commits),
    issues: [],
  };
}
