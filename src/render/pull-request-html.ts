/** The pull request of the event, in the HTML report. */
import type { PullRequestSection } from '../report/pull-request.ts';
import type { Html } from './html-text.ts';
import { html } from './html-text.ts';
import { plainText } from './plain-text.ts';
import { pullRequestFacts, pullRequestStanding } from './pull-request.ts';
import { gapText } from './unknowns.ts';

const MESSAGE_LENGTH = 300;

/** What was judged and why, what could not be seen, and what is wrong in its rule files. */
export function pullRequestHtml(section: PullRequestSection): Html {
  const facts = pullRequestFacts(section).map(
    ({ label, text }) => html`<dt>${label}</dt><dd>${text}</dd>
`,
  );
  const unseen = section.gaps.map((gap) => `${gapText(gap)}. ${plainText(gap.fix, MESSAGE_LENGTH)}`);
  const found = section.ruleFileFindings.map(({ path, line, message }) => {
    return `${plainText(path)}${line === null ? '' : `:${line}`}: ${plainText(message, MESSAGE_LENGTH)}`;
  });
  const lines = [...unseen, ...found].map(
    (line) => html`<li>${line}</li>
`,
  );
  const standing = pullRequestStanding(section);
  return html`<section aria-labelledby="pull-request"><h2 id="pull-request">This pull request</h2>
${standing === '' ? html`` : html`<p>${standing}</p>`}<dl>
${facts}</dl>
${lines.length === 0 ? html`` : html`<ul class="notes">${lines}</ul>`}</section>
`;
}
