import type { Explanation, NotFound } from '../report/explain/explanation.ts';
import type { Block, Screen } from './explanation-blocks.ts';
import { blocksText } from './explanation-blocks.ts';
import { changeBlocks, pullRequestBlocks } from './explanation-change.ts';
import { commitBlocks, deploymentBlocks, issueBlocks } from './explanation-deployment.ts';
import { metricBlocks } from './explanation-metric.ts';
import { plainText } from './plain-text.ts';

/**
 * An explanation for a terminal, in lines of at most `width` columns (at least 40), headings in bold only if `color`.
 * Control characters never come from the repository or the question.
 */
export function explanationText(explanation: Explanation, screen: Screen): string {
  return blocksText(blocksOf(explanation), screen);
}

function blocksOf(explanation: Explanation): Block[] {
  switch (explanation.kind) {
    case 'change':
      return changeBlocks(explanation);
    case 'pull request':
      return pullRequestBlocks(explanation);
    case 'deployment':
      return deploymentBlocks(explanation);
    case 'commit':
      return commitBlocks(explanation);
    case 'issue':
      return issueBlocks(explanation);
    case 'metric':
      return metricBlocks(explanation);
    case 'not found':
      return notFoundBlocks(explanation);
  }
}

function notFoundBlocks({ subject, candidates, metrics }: NotFound): Block[] {
  const near = candidates.map((candidate) => [plainText(candidate), ''] as const);
  return [
    {
      heading: `Nothing that was read is called "${plainText(subject)}"`,
      texts: [
        'Ask about a pull request or an issue (#12), a commit (7 digits of its id or more), a tag or the name of a deployment, or a metric.',
        'Only what the window and the one before it need was read.',
      ],
    },
    ...(near.length === 0 ? [] : [{ heading: 'Near to it', rows: near }]),
    { heading: 'Metrics', texts: [metrics.join(', ')] },
  ];
}
