/** The pull request of the event, in the job summary. */
import type { PullRequestSection } from '../report/pull-request.ts';
import type { Safe } from './markdown.ts';
import { blocks, escaped, heading, list, md, prose } from './markdown.ts';
import { pullRequestFacts, pullRequestStanding } from './pull-request.ts';
import { gapText } from './unknowns.ts';

const MAX_GAPS = 8;
const MAX_FINDINGS = 5;

/** What was judged and why, what could not be seen, and the first findings in its rule files. */
export function pullRequestBlock(section: PullRequestSection): Safe {
  const { gaps, ruleFileFindings: findings } = section;
  const facts = pullRequestFacts(section).map(({ label, text }) => md`**${label}:** ${escaped(text, 1000)}`);
  const unseen = gaps.slice(0, MAX_GAPS).map((gap) => md`Not seen: ${prose(gapText(gap))}. *Fix:* ${prose(gap.fix)}`);
  const found = findings.slice(0, MAX_FINDINGS).map(({ path, line, message }) => {
    return escaped(`${path}${line === null ? '' : `:${line}`}: ${message}`, 500);
  });
  const more = gaps.length + findings.length - unseen.length - found.length;
  const lines = [...facts, ...unseen, ...found, ...(more === 0 ? [] : [md`and ${more} more in report.json`])];
  const standing = pullRequestStanding(section);
  return blocks([heading(4, md`This pull request`), standing === '' ? md`` : escaped(standing, 300), list(lines)]);
}
