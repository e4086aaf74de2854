/** The sticky comment on a pull request: what concerns it in sight, the repository's figures folded. */
import type { Report } from '../report/report.ts';
import { ownAddress } from './addresses.ts';
import { minuteText, windowText } from './facts.ts';
import type { Extent } from './fit.ts';
import { fitted } from './fit.ts';
import { guardrailVerdict } from './guardrail-verdict.ts';
import { openGuardrails } from './guardrails.ts';
import { guardrailsBlock } from './guardrails-markdown.ts';
import type { Safe } from './markdown.ts';
import { blocks, concat, details, escaped, heading, link, markdownText, md, prose } from './markdown.ts';
import { pullRequestBlock } from './pull-request-markdown.ts';
import { SYMBOLS } from './statuses.ts';
import { factsBlock, historyBlock } from './summary.ts';
import { UNREAD_HISTORY } from './unread-history.ts';

/** GitHub takes 65,536 characters. Bytes are never fewer, and it is nowhere said which characters count once. */
const COMMENT_BYTES = 65_536;
/** Left for the lines around it. */
const RESERVED_BYTES = 512;
const MAX_TITLES = 20;

type Unjudged = {
  /** An ISO 8601 moment. */
  readonly asOf: string;
  readonly headSha: string;
  /** Page of the run; `null`: not known. */
  readonly runUrl: string | null;
};

type Frame = {
  /** Page of the run; `null`: not known. */
  readonly runUrl: string | null;
  readonly maxBytes?: number;
};

/**
 * The comment in GitHub's Markdown: the verdict in one line, what does not hold and how to mend it, the pull request's
 * own facts, and folded the repository's figures where they were read. At most `maxBytes` bytes of UTF-8: what does not
 * fit is left out in the order of `fit.ts`, and that is said.
 */
export function pullRequestComment(
  report: Report,
  { runUrl, maxBytes = COMMENT_BYTES - RESERVED_BYTES }: Frame,
): string {
  const foot = footer(report, runUrl);
  // Links are live in a comment: one to a pull request would leave a mark on its page each time it is new.
  const unlinked = { ...report, url: null };
  const whole = fitted(maxBytes, (extent, cut) => commentText([...parts(unlinked, extent), cutNote(cut), foot]));
  return whole === '' ? commentText([...shortest(unlinked), foot]) : whole;
}

/** What takes the place of a comment about violations once there are none. */
export function resolvedComment(report: Report, { runUrl }: Frame): string {
  const { symbol, text } = guardrailVerdict(report);
  const line = md`${symbol} **Resolved.** ${escaped(text, 600)}.`;
  return commentText([TITLE, line, footer(report, runUrl)]);
}

/** What takes the place of a comment where a later run on the head `headSha` could not judge. */
export function unjudgedComment({ asOf, headSha, runUrl }: Unjudged): string {
  const outcome = md`${SYMBOLS.unknown} **Could not judge at ${escaped(minuteText(asOf))}.**`;
  const line = md`${outcome} What stood here before may not hold any more. The run's summary says why, and what to do.`;
  // The runner names its own page.
  const address = ownAddress({ url: runUrl }, runUrl);
  const head = md`Head ${escaped(headSha.slice(0, 7))}`;
  const items = address === null ? [head] : [head, md`${link('Run and summary', address)}`];
  return commentText([TITLE, line, md`<sub>${concat(items, md` · `)}</sub>`]);
}

/** A comment shows each line break, a summary none: with both `<br>` and a break there would be two. */
function commentText(parts: readonly Safe[]): string {
  return markdownText(blocks(parts)).replaceAll('<br>\n', '<br>');
}

const TITLE = heading(3, md`One-Pizza`);

function parts(report: Report, extent: Extent): Safe[] {
  return [
    TITLE,
    verdictLine(report),
    guardrailsBlock(report.guardrails, extent.guardrails),
    extent.pullRequest ? pullRequestBlock(report) : md``,
    extent.headline ? repositoryBlock(report, extent) : md``,
  ];
}

function verdictLine(report: Report): Safe {
  const { symbol, text } = guardrailVerdict(report);
  return md`${symbol} **${escaped(text, 600)}**`;
}

function repositoryBlock(report: Report, extent: Extent): Safe {
  if (!report.isHistoryRead) return prose(UNREAD_HISTORY);
  const figures = [historyBlock(report, extent), extent.facts ? factsBlock(report) : md``];
  return details(md`The repository's figures`, blocks(figures));
}

function cutNote(cut: readonly string[]): Safe {
  if (cut.length === 0) return md``;
  return md`*Left out to stay within the size limit: ${escaped(cut.join(', '), 600)}. The run's summary has it.*`;
}

/** Where even fixes are too long: which rules are open. */
function shortest(report: Report): Safe[] {
  const titles = openGuardrails(report.guardrails).map(({ symbol, title }) => md`${symbol} ${escaped(title, 600)}`);
  return [
    TITLE,
    verdictLine(report),
    concat(titles.slice(0, MAX_TITLES), md`, `),
    md`The rest is too long for a comment: the run's summary has it.`,
  ];
}

/** Of which commit, of which time, and where everything is. */
function footer(report: Report, runUrl: string | null): Safe {
  const { isHistoryRead, window, provenance, pullRequest } = report;
  const address = ownAddress(report, runUrl);
  const sha = pullRequest?.judged?.headSha ?? '';
  const items = [
    ...(sha === '' ? [] : [md`Judged at ${escaped(sha.slice(0, 7))}`]),
    md`Seen until ${escaped(minuteText(provenance.seenUntil))}`,
    ...(isHistoryRead ? [md`Window ${escaped(windowText(window))}`] : []),
    ...(address === null ? [] : [md`${link('Run and summary', address)}`]),
  ];
  return md`<sub>${concat(items, md` · `)}</sub>`;
}
