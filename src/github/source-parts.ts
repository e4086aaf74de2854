/** Reads the parts, as far as possible at the same time. */

import type { Part } from '../history/coverage.ts';
import { together } from '../history/merge.ts';
import { readDeployments } from './deployments.ts';
import { readGraph } from './graph.ts';
import { boundOf } from './index-bound.ts';
import { readIssues } from './issues.ts';
import { joining } from './joined.ts';
import type { ReadContext } from './part.ts';
import { readPullRequests } from './pull-requests.ts';
import { readReleases } from './releases.ts';
import { readRuns } from './runs.ts';
import type { Base } from './source-base.ts';
import { deltaOf } from './source-delta.ts';
import type { GitHubReading, Parts } from './source-reading.ts';
import { readTags } from './tags.ts';

/**
 * Deliveries first, then the graph down to the horizon that they set; pull requests and issues beside them. What is
 * added to a base takes little each, so that it is asked for together.
 */
export async function readParts(reading: GitHubReading, base: Base): Promise<Parts> {
  const { plan, elapsed = () => performance.now() } = reading;
  const door = base.history === null ? reading.door : joining(reading.door);
  const contextOf = (part: Part): ReadContext => contextFor(reading, base, part);

  const deliveries = Promise.all([
    readDeployments(door, contextOf('deployments')),
    readRuns(door, contextOf('workflowRuns')),
    readReleases(door, contextOf('releases')),
    readTags(door, contextOf('tags')),
  ]);
  const delivered = deliveries.then(async ([deployments, workflowRuns, releases, tags]) => {
    const read = { deployments, workflowRuns, releases, tags };
    const so = together(base.history, deltaOf(reading, read));
    const commits = await readGraph(door, contextOf('commits'), so);
    const bound = boundOf(together(base.history, deltaOf(reading, { ...read, commits })), plan);
    return { parts: { ...read, commits }, bound };
  });
  const isBuiltOn = base.parts.includes('pullRequests');
  const bound = isBuiltOn ? Promise.resolve(base.bound) : delivered.then((each) => each.bound);
  // Pull requests may fail before they ask for it; its failure is that of `delivered`.
  bound.catch(() => undefined);
  const [{ parts }, pullRequests, issues] = await Promise.all([
    delivered,
    readPullRequests(door, contextOf('pullRequests'), { bound, resumable: base.resumable, elapsed }),
    readIssues(door, contextOf('issues')),
  ]);
  return { ...parts, pullRequests, issues };
}

function contextFor(
  { repository, plan, issueLabels, log }: GitHubReading,
  { history, parts, watermark }: Base,
  part: Part,
): ReadContext {
  const { owner, name, repository: nameWithOwner, branch, tip, startedAt } = repository;
  const known = history !== null && watermark !== null && parts.includes(part) ? { history, since: watermark } : null;
  return { owner, name, repository: nameWithOwner, branch, tip, plan, startedAt, known, issueLabels, log };
}
