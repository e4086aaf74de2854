/**
 * Checks by which AI reviewers report that they reviewed a head. Only those whose name their maker documents, or that
 * was seen together with the maker's app or address. Where a tool is in `reviewers.ts` too, it has the same name.
 */
export type ReviewCheckEntry = {
  readonly tool: string;
  /** The whole name of the check run or of the commit status. */
  readonly name: string;
  readonly source: string;
};

export const REVIEW_CHECKS: readonly ReviewCheckEntry[] = [
  { tool: 'CodeRabbit', name: 'CodeRabbit', source: 'docs.coderabbit.ai/pr-reviews/status-check' },
  { tool: 'Cursor', name: 'Cursor Bugbot', source: 'cursor.com/docs/cookbook/bugbot-rules, CI check statuses' },
  { tool: 'Claude Code', name: 'Claude Code Review', source: 'code.claude.com/docs/en/code-review-pull-requests' },
  { tool: 'Greptile', name: 'Greptile Review', source: 'check runs of app 867647 (greptile-apps) in public code' },
  { tool: 'Cubic', name: 'cubic · AI code reviewer', source: 'check runs that lead to cubic.dev in public logs' },
  {
    tool: 'Graphite',
    name: 'Graphite / AI Reviews',
    source: 'check runs beside reviews of graphite-app in public code',
  },
  {
    tool: 'Sentry Seer',
    name: 'Seer Code Review',
    source: 'check runs of public pull requests; docs.sentry.io calls it so',
  },
  { tool: 'Sourcery', name: 'Sourcery review', source: 'check runs that lead to sourcery.ai in public code' },
  {
    tool: 'Macroscope',
    name: 'Macroscope - Correctness Check',
    source: 'check runs of app 900172 (macroscopeapp) in public code',
  },
  { tool: 'Vercel Agent', name: 'Vercel Agent Review', source: 'check runs of the app vercel in public code' },
];
