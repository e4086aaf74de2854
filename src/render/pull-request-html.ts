/** The pull request of the event, in the HTML report. */
import type { Report } from '../report/report.ts';
import { factList } from './facts-html.ts';
import type { Html } from './html-text.ts';
import { html, htmlProse } from './html-text.ts';
import { plainText } from './plain-text.ts';
import { pullRequestFacts, pullRequestStanding, untoldFindings } from './pull-request.ts';
import { gapText } from './unknowns.ts';

const MESSAGE_LENGTH = 300;

/** What was judged and why, what could not be seen, and what is wrong in its rule files; empty without one. */
export function pullRequestHtml(report: Report): Html {
  const { pullRequest } = report;
  if (pullRequest === undefined) return html``;
  const unseen = pullRequest.gaps.map((gap) => {
    return htmlProse(`Not seen: ${gapText(gap)}. Fix: ${plainText(gap.fix, MESSAGE_LENGTH)}`);
  });
  const lines = [...unseen, ...untoldFindings(report).map((line) => html`${line}`)].map(
    (line) => html`<li>${line}</li>
`,
  );
  const standing = pullRequestStanding(pullRequest);
  return html`<section aria-labelledby="pull-request"><h2 id="pull-request">This pull request</h2>
${standing === '' ? html`` : html`<p>${standing}</p>`}${factList(pullRequestFacts(pullRequest))}
${lines.length === 0 ? html`` : html`<ul class="notes">${lines}</ul>`}</section>
`;
}
