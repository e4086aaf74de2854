/** Which permission a field of GitHub's GraphQL API needs. */

/**
 * From GitHub's documentation of the job token's permissions. The last step of a path that is listed decides:
 * `pullRequest.statusCheckRollup` needs `checks`, not `pull-requests`.
 */
const PERMISSION_OF: Readonly<Record<string, string>> = {
  pullRequest: 'pull-requests: read',
  pullRequests: 'pull-requests: read',
  associatedPullRequests: 'pull-requests: read',
  reviews: 'pull-requests: read',
  reviewThreads: 'pull-requests: read',
  issue: 'issues: read',
  issues: 'issues: read',
  closingIssuesReferences: 'issues: read',
  deployment: 'deployments: read',
  deployments: 'deployments: read',
  environments: 'actions: read',
  statusCheckRollup: 'checks: read',
  checkSuites: 'checks: read',
  checkRuns: 'checks: read',
  status: 'statuses: read',
  defaultBranchRef: 'contents: read',
  object: 'contents: read',
  ref: 'contents: read',
  refs: 'contents: read',
  history: 'contents: read',
  release: 'contents: read',
  releases: 'contents: read',
};

/** The permission as written under `permissions:` of a workflow; `null` where the path names no known field. */
export function permissionFor(path: readonly (string | number)[]): string | null {
  for (const step of path.toReversed()) {
    const permission = typeof step === 'string' && Object.hasOwn(PERMISSION_OF, step) ? PERMISSION_OF[step] : undefined;
    if (permission !== undefined) return permission;
  }
  return null;
}

/** Whether `path` is, or lies below, one of the optional paths; `*` in those stands for any one step. */
export function isOptional(path: readonly (string | number)[], optionalPaths: readonly string[]): boolean {
  return optionalPaths.some((optional) => {
    const steps = optional.split('.');
    return steps.length <= path.length && steps.every((step, at) => step === '*' || step === String(path[at]));
  });
}
