/** The text of a workflow that reports every week and advises on pull requests. Nothing of the repository is in it. */

/** Everything that changes what is said of a pull request. */
const PULL_REQUEST_TYPES = [
  'opened',
  'synchronize',
  'reopened',
  'ready_for_review',
  'converted_to_draft',
  'labeled',
  'unlabeled',
  'edited',
];

/**
 * The workflow at the level of advice: it only reads. What enforces stands beside each line that it changes. It runs for
 * a merge queue only where there is one.
 */
export function workflowText({ hasMergeQueue }: { readonly hasMergeQueue: boolean }): string {
  return `# The weekly report, and advice on each pull request.
#
# This is advice: a pull request can change the workflow that looks at it. To enforce the guardrails take the value
# behind "enforced:" in each line that has one, take the # away from the lines below "enforced:", and require the commit
# status one-pizza in the rules of the branch.

name: one-pizza
on:
  schedule:
    - cron: '0 6 * * 1'
  workflow_dispatch:
  pull_request: # enforced: pull_request_target
    types: [${PULL_REQUEST_TYPES.join(', ')}]
  pull_request_review:
    types: [submitted, edited, dismissed]
${hasMergeQueue ? '  merge_group:\n' : ''}
permissions: {}

# Of several runs for one pull request the latest is enough: it reads everything anew.
concurrency:
  group: one-pizza-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  report:
    runs-on: ubuntu-latest
    permissions:
      contents: read # commits, tags, releases and the config file
      pull-requests: read # changes and their reviews
      deployments: read # deployments and their statuses
      issues: read # incidents
      actions: read # environments, and runs of the workflows that you name
      checks: read # how the checks of a pull request ended
      statuses: read # enforced: write
    steps:
      - uses: OWNER/one-pizza@v0
        # enforced:
        #with:
        #  commit-status: true
`;
}
