/** What stands in for a history that a run did not read: every part unreadable, so that no figure is made up. */
import type { OpenedRepository } from '../github/repository.ts';
import type { Coverage, Gap, Part } from '../history/coverage.ts';
import type { History } from '../history/model.ts';
import { EXTRACTION } from '../history/model.ts';

const UNREAD: Gap = {
  part: null,
  what: 'the history of the repository',
  why: 'on events of pull requests it is read only where a history file is at hand',
  fix: 'Set `history-file` and keep the file with `actions/cache`, as the README shows.',
};

const COVERAGE: Readonly<Record<Part, Coverage>> = {
  pullRequests: 'unreadable',
  texts: 'unreadable',
  labels: 'unreadable',
  reviews: 'unreadable',
  drafts: 'unreadable',
  commits: 'unreadable',
  deployments: 'unreadable',
  workflowRuns: 'unreadable',
  releases: 'unreadable',
  tags: 'unreadable',
  issues: 'unreadable',
  traces: 'unreadable',
  ruleFiles: 'unreadable',
  requiredChecks: 'unreadable',
};

/** A history of a repository in which nothing stands. */
export function unreadHistory(repository: OpenedRepository): History {
  const { url, defaultBranch, branch, startedAt } = repository;
  return {
    repository: repository.repository,
    url,
    source: 'github',
    defaultBranch,
    branch,
    tip: null,
    edge: [],
    seenUntil: startedAt,
    coverage: COVERAGE,
    gaps: [UNREAD],
    tracedWith: null,
    extraction: EXTRACTION,
    ruleFiles: null,
    requiredChecks: null,
    scaffolding: null,
    requests: 0,
    points: 0,
    pullRequests: [],
    commits: [],
    deployments: [],
    workflowRuns: [],
    releases: [],
    tags: [],
    issues: [],
  };
}
