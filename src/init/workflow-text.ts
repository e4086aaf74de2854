/** The texts of the workflows to begin with, as the README shows them. Nothing of the repository is in them. */

/** What of a repository they depend on. */
type Around = { readonly hasMergeQueue: boolean };

/** A report every week and on demand. It only reads. */
export function reportWorkflow(): string {
  return `name: one-pizza
on:
  schedule:
    - cron: '0 6 * * 1'
  workflow_dispatch:

permissions: {}

jobs:
  report:
    runs-on: ubuntu-latest
    permissions:
      contents: read # commits, tags, releases and the config file
      pull-requests: read # changes and their reviews
      deployments: read # deployments and their statuses
      issues: read # incidents
      actions: read # environments, and runs of the workflows that you name
      checks: read # which changes a machine let through
      statuses: read # the same, of checks that are commit statuses
    steps:
      - uses: OWNER/one-pizza@v0
`;
}

/** Everything that changes what is said of a pull request. */
const PULL_REQUEST_TYPES =
  '[opened, synchronize, reopened, ready_for_review, converted_to_draft, labeled, unlabeled, edited]';

// By head, not by pull request: GitHub does not start runs in the order of events, and one on an older head, which judges
// nothing, must not cancel one on the newer. Where an event names no pull request the run stands alone.
const CONCURRENCY = `concurrency: # of several runs on one head the newest is enough: it reads everything anew
  group: one-pizza-\${{ github.event.pull_request.number }}-\${{ github.event.pull_request.head.sha || github.run_id }}
  cancel-in-progress: true
`;

/** Advice on each pull request, as a comment. A merge queue starts it only where there is one. */
export function adviceWorkflow({ hasMergeQueue }: Around): string {
  return `name: one-pizza-judge
on:
  pull_request:
    types: ${PULL_REQUEST_TYPES}
  pull_request_review:
    types: [submitted, dismissed]
${mergeGroup(hasMergeQueue)}
permissions: {}

${CONCURRENCY}
jobs:
  judge:
    runs-on: ubuntu-latest
    permissions:
      contents: read # commits, config file, CODEOWNERS and rule files
      pull-requests: write # the pull request, its reviews and files; write: the comment
      checks: read # how its checks ended
      statuses: read # the same, of checks that are commit statuses
      actions: read # which workflow a check is of
      deployments: read # for a hotfix: what is failing
      issues: read # the same, by incidents
    steps:
      - uses: OWNER/one-pizza@v0
`;
}

/** The name of the workflow whose end starts the next one. */
const REVIEW = 'one-pizza-review';

/**
 * The verdict on each pull request as the commit status `one-pizza`, by the default branch's workflow. In place of the
 * advice; it takes `reviewWorkflow` to hear of reviews.
 */
export function enforcingWorkflow({ hasMergeQueue }: Around): string {
  return `name: one-pizza-judge
on:
  pull_request_target:
    types: ${PULL_REQUEST_TYPES}
  workflow_run: # a review was submitted or dismissed
    workflows: [${REVIEW}] # and those whose checks an enforced rule waits for
    types: [completed]
${mergeGroup(hasMergeQueue)}
permissions: {}

${CONCURRENCY}
jobs:
  judge:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pull-requests: write # the comment
      checks: read
      statuses: write # the verdict
      actions: read
      deployments: read
      issues: read
    steps:
      - uses: OWNER/one-pizza@v0
        with:
          commit-status: true
`;
}

/** Does nothing but end when a review was submitted or dismissed: that starts the workflow that enforces. */
export function reviewWorkflow(): string {
  return `name: ${REVIEW}
on:
  pull_request_review:
    types: [submitted, dismissed]

permissions: {}

jobs:
  done:
    runs-on: ubuntu-latest
    permissions: {}
    steps:
      - run: exit 0
`;
}

function mergeGroup(hasMergeQueue: boolean): string {
  return hasMergeQueue ? '  merge_group:\n    types: [checks_requested]\n' : '';
}
