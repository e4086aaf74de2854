/** The pull request of the event, in the job summary. */
import type { Report } from '../report/report.ts';
import type { Safe } from './markdown.ts';
import { blocks, escaped, heading, list, md, prose } from './markdown.ts';
import { pullRequestFacts, pullRequestStanding, untoldFindings } from './pull-request.ts';
import { gapText } from './unknowns.ts';

const MAX_GAPS = 8;
const MAX_FINDINGS = 5;

/** What was judged and why, what could not be seen, and the first findings in its rule files; empty without one. */
export function pullRequestBlock(report: Report): Safe {
  const { pullRequest } = report;
  if (pullRequest === undefined) return md``;
  const { gaps } = pullRequest;
  const findings = untoldFindings(report);
  const facts = pullRequestFacts(pullRequest).map(({ label, text }) => md`**${label}:** ${escaped(text, 1000)}`);
  const unseen = gaps.slice(0, MAX_GAPS).map((gap) => md`Not seen: ${prose(gapText(gap))}. *Fix:* ${prose(gap.fix)}`);
  const found = findings.slice(0, MAX_FINDINGS).map((line) => escaped(line, 500));
  const more = gaps.length + findings.length - unseen.length - found.length;
  const lines = [...facts, ...unseen, ...found, ...(more === 0 ? [] : [md`and ${more} more in report.json`])];
  const standing = pullRequestStanding(pullRequest);
  return blocks([heading(4, md`This pull request`), standing === '' ? md`` : escaped(standing, 300), list(lines)]);
}
