/** What a token may do, and which permission each part of the API asks for. */
import { forbidden } from './errors.ts';

export type PermissionName =
  | 'metadata'
  | 'contents'
  | 'pull-requests'
  | 'issues'
  | 'deployments'
  | 'actions'
  | 'checks'
  | 'statuses'
  | 'members';

/** As in a workflow's `permissions`: what is not named is not given. */
export type Permissions = Partial<Readonly<Record<PermissionName, 'read' | 'write'>>>;

export const READ_EVERYTHING: Permissions = {
  metadata: 'read',
  contents: 'read',
  'pull-requests': 'read',
  issues: 'read',
  deployments: 'read',
  actions: 'read',
  checks: 'read',
  statuses: 'read',
  members: 'read',
};

/** What a run that comments and sets a commit status has. */
export const READ_AND_REPORT: Permissions = { ...READ_EVERYTHING, 'pull-requests': 'write', statuses: 'write' };

/** Fields that need one of some permissions. */
const FIELDS: Readonly<Record<string, readonly PermissionName[]>> = {
  'Repository.pullRequests': ['pull-requests'],
  'Repository.pullRequest': ['pull-requests'],
  'Commit.associatedPullRequests': ['pull-requests'],
  'Repository.issues': ['issues'],
  'Repository.issue': ['issues'],
  'PullRequest.closingIssuesReferences': ['issues'],
  'Repository.deployments': ['deployments'],
  'Commit.deployments': ['deployments'],
  'Repository.environments': ['actions'],
  'Repository.environment': ['actions'],
  'Repository.object': ['contents'],
  'Repository.ref': ['contents'],
  'Repository.refs': ['contents'],
  'Repository.defaultBranchRef': ['contents'],
  'Repository.releases': ['contents'],
  'Repository.release': ['contents'],
  'Repository.latestRelease': ['contents'],
  'PullRequest.mergeCommit': ['contents'],
  'PullRequestCommit.commit': ['contents'],
  'PullRequestReview.commit': ['contents'],
  'HeadRefForcePushedEvent.beforeCommit': ['contents'],
  'HeadRefForcePushedEvent.afterCommit': ['contents'],
  'Deployment.commit': ['contents'],
  'Commit.statusCheckRollup': ['checks', 'statuses'],
  'PullRequest.statusCheckRollup': ['checks', 'statuses'],
  'Commit.status': ['statuses'],
  'CheckSuite.workflowRun': ['actions'],
};

/** Objects that need a permission wherever they are shown as a node. */
const TYPES: Readonly<Record<string, PermissionName>> = {
  PullRequest: 'pull-requests',
  Issue: 'issues',
  Deployment: 'deployments',
  Release: 'contents',
  Commit: 'contents',
  Tag: 'contents',
  CheckRun: 'checks',
  StatusContext: 'statuses',
  Team: 'members',
};

/** Throws GitHub's refusal if the token may not read the field (`Type.field`). */
export function assertMayRead(permissions: Permissions, field: string): void {
  const needed = FIELDS[field];
  if (needed !== undefined && !needed.some((name) => may(permissions, name))) throw forbidden();
}

/** Throws GitHub's refusal if the token may not see objects of the type. */
export function assertMaySee(permissions: Permissions, typeName: string): void {
  const needed = TYPES[typeName];
  if (needed !== undefined && !may(permissions, needed)) throw forbidden();
}

export function may(permissions: Permissions, name: PermissionName, level: 'read' | 'write' = 'read'): boolean {
  const given = permissions[name];
  return name === 'metadata' || given === 'write' || given === level;
}
