import type { Report } from '../report/report.ts';
import { ownAddress } from './addresses.ts';
import { aiBlock } from './ai-markdown.ts';
import { factsOf, factsTitle } from './facts.ts';
import { mainBlock, stagesBlock } from './figures-markdown.ts';
import type { Extent } from './fit.ts';
import { fitted } from './fit.ts';
import { guardrailVerdict } from './guardrail-verdict.ts';
import { guardrailsBlock } from './guardrails-markdown.ts';
import { headline } from './headline.ts';
import type { Safe } from './markdown.ts';
import { blocks, concat, details, escaped, heading, link, list, markdownText, md, prose } from './markdown.ts';
import { pullRequestBlock } from './pull-request-markdown.ts';
import { readinessBlock } from './readiness-markdown.ts';
import { evidenceBlock, failuresBlock, figuresBlock } from './summary-details.ts';
import { gapGroups } from './unknowns.ts';
import { UNREAD_HISTORY } from './unread-history.ts';

/** GitHub shows a step's summary up to this size, or not at all. */
const SUMMARY_BYTES = 1_048_576;
/** Left for what other code of the same step writes. */
const RESERVED_BYTES = 16_384;

/**
 * The job summary in GitHub's Markdown: what the guardrails say and how to mend what does not hold, the pull request, what
 * the figures say in one line, the five DORA metrics, where a change waits, AI adoption, the checklist, failures,
 * evidence, and where all of it comes from. At most `maxBytes` bytes of UTF-8: what does not fit is left out in
 * the order of `fit.ts`, and that is said. The same report gives the same bytes.
 */
export function summaryMarkdown(
  report: Report,
  { maxBytes = SUMMARY_BYTES - RESERVED_BYTES }: { readonly maxBytes?: number } = {},
): string {
  return fitted(maxBytes, (extent, cut) => markdownText(summary(report, extent, cut)));
}

function summary(report: Report, extent: Extent, cut: readonly string[]): Safe {
  const { pullRequest, guardrails } = report;
  const { symbol, text } = guardrailVerdict(report);
  return blocks([
    heading(3, md`One-Pizza: ${link(report.repository, ownAddress(report, report.url))}`),
    md`${symbol} **${escaped(text, 600)}**`,
    guardrailsBlock(guardrails, extent.guardrails),
    extent.pullRequest ? pullRequestBlock(report) : md``,
    pullRequest === undefined || !extent.headline ? md`` : heading(4, md`The repository`),
    report.isHistoryRead ? historyBlock(report, extent) : unreadBlock(extent),
    extent.facts ? factsBlock(report) : md``,
    cut.length === 0 ? md`` : md`*Left out to stay within the size limit: ${escaped(cut.join(', '), 600)}.*`,
  ]);
}

/** The figures: what they say, in a table, in detail, and what could not be seen. */
export function historyBlock(report: Report, extent: Extent): Safe {
  return blocks([
    extent.headline ? md`**${escaped(headline(report), 600)}**` : md``,
    extent.table ? mainBlock(report) : md``,
    extent.stages ? stagesBlock(report) : md``,
    extent.ai === 'none' ? md`` : aiBlock(report, extent.ai === 'full'),
    extent.readiness === 'none' ? md`` : readinessBlock(report, extent.readiness === 'full'),
    gapsBlock(report, extent.gaps),
    extent.headline ? failuresBlock(report, extent.failures) : md``,
    extent.figures ? figuresBlock(report) : md``,
    extent.evidence ? evidenceBlock(report) : md``,
  ]);
}

function unreadBlock(extent: Extent): Safe {
  return extent.headline ? prose(UNREAD_HISTORY) : md``;
}

function gapsBlock(report: Report, max: number): Safe {
  const { gaps } = report.provenance;
  if (gaps.length === 0 || max === 0) return md``;
  const groups = gapGroups(gaps);
  const lines = groups.slice(0, max).map(({ texts, fix }) => {
    const text = md`${concat(
      texts.map((each) => md`${prose(each, 3000)}.`),
      md` `,
    )}`;
    return fix === null ? text : md`${text} *Fix:* ${prose(fix)}`;
  });
  const more = groups.slice(max).reduce((sum, { count }) => sum + count, 0);
  return blocks([
    heading(4, md`What could not be seen`),
    list(more === 0 ? lines : [...lines, md`and ${more} more in report.json`]),
  ]);
}

/** Where the report comes from, folded. */
export function factsBlock(report: Report): Safe {
  const lines = factsOf(report).map(({ label, text }) => md`**${label}:** ${prose(text, 1600)}`);
  return details(md`${factsTitle(report)}`, list(lines));
}
