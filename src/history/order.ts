import type { History } from './model.ts';

/** What tells one item from all others of its kind, and how items are ordered in a file. */
export const IDENTITY = {
  commits: (item: History['commits'][number]) => item.sha,
  deployments: (item: History['deployments'][number]) => item.id,
  issues: (item: History['issues'][number]) => item.number,
  pullRequests: (item: History['pullRequests'][number]) => item.number,
  releases: (item: History['releases'][number]) => item.tag,
  tags: (item: History['tags'][number]) => item.name,
  workflowRuns: (item: History['workflowRuns'][number]) => item.id,
} as const;

/** The same history with every list in the order of its items' identities: numbers by value, names by character. */
export function inOrder(history: History): History {
  return {
    ...history,
    edge: history.edge.toSorted(),
    commits: sorted(history.commits, IDENTITY.commits),
    deployments: sorted(history.deployments, IDENTITY.deployments),
    issues: sorted(history.issues, IDENTITY.issues),
    pullRequests: sorted(history.pullRequests, IDENTITY.pullRequests),
    releases: sorted(history.releases, IDENTITY.releases),
    tags: sorted(history.tags, IDENTITY.tags),
    workflowRuns: sorted(history.workflowRuns, IDENTITY.workflowRuns),
  };
}

function sorted<Item, Key extends string | number>(items: readonly Item[], keyOf: (item: Item) => Key): Item[] {
  return items.toSorted((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}
