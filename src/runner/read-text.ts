import type { History } from '../history/model.ts';
import { counted } from '../render/counted.ts';

/** What a history from GitHub holds, such as `3 pull requests, 1 commit, 0 deployments`. */
export function readText({ pullRequests, commits, deployments }: History): string {
  return [
    counted(pullRequests.length, 'pull request'),
    counted(commits.length, 'commit'),
    counted(deployments.length, 'deployment'),
  ].join(', ');
}
