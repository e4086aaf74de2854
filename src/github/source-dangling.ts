/** Commits that a rewritten branch or a deleted tag has left behind. */
import { graphOf } from '../history/graph.ts';
import type { History } from '../history/model.ts';

/** The history without the commits that neither its branch nor anything delivered leads to: a new read would not see them. */
export function withoutDangling(history: History): History {
  const { commits, tip, deployments, workflowRuns, releases, tags } = history;
  const graph = graphOf(commits, tip);
  const seen = new Uint8Array(commits.length);
  for (const sha of [tip, ...[deployments, workflowRuns, releases, tags].flat().map((each) => each.sha)]) {
    graph.reach(sha ?? '', seen);
  }
  return { ...history, commits: commits.filter((_, at) => seen[at] === 1) };
}
