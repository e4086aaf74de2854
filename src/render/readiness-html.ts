/** The one-pizza checklist and the team's shape, in the HTML report. */
import type { Report } from '../report/report.ts';
import { addressOf } from './addresses.ts';
import { factList } from './facts-html.ts';
import type { Html } from './html-text.ts';
import { html, htmlJoined, htmlLink, htmlProse, shown } from './html-text.ts';
import { checkEvidence, checkRows, nextSteps, READINESS_TITLE, readinessVerdict } from './readiness.ts';
import { teamFacts } from './team.ts';

const NAME_LENGTH = 200;

export function readinessHtml(report: Report): Html {
  const { readiness, team } = report;
  if (readiness === undefined) return html``;
  const steps = nextSteps(readiness).map(
    ({ label, text }) => html`<li><strong>${label}:</strong> ${htmlProse(text)}</li>
`,
  );
  const rows = checkRows(readiness).map(
    ({ title, symbol, status, observed, needed }) =>
      html`<tr><th scope="row">${title}</th><td class="status"><span aria-hidden="true">${symbol}</span> ${status}</td><td class="prose">${htmlProse(observed)}</td><td class="prose">${htmlProse(needed)}</td></tr>
`,
  );
  return html`<section aria-labelledby="readiness"><h2 id="readiness">${READINESS_TITLE}</h2>
<p>${readinessVerdict(readiness)}</p>
<div class="scroll" role="region" aria-label="The checklist" tabindex="0"><table>
<caption>The one-pizza checklist</caption>
<thead><tr><th scope="col">Check</th><th scope="col">Status</th><th scope="col">Observed</th><th scope="col">Needed</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${
  steps.length === 0
    ? html``
    : html`<p>Next steps:</p>
<ul>
${steps}</ul>
`
}${evidence(report)}${team === undefined ? html`` : teamHtml(team)}</section>
`;
}

function evidence(report: Report): Html {
  const checks = report.readiness === undefined ? [] : checkEvidence(report.readiness);
  const lines = checks.map(({ title, names, more }) => {
    const items = names.map((name) => nameOf(report, name));
    return html`<li><strong>${title}:</strong> ${htmlJoined(items, ', ')}${more === 0 ? '' : ` and ${more} more`}</li>
`;
  });
  if (lines.length === 0) return html``;
  return html`<details><summary>What the checks rest on</summary>
<ul>
${lines}</ul></details>
`;
}

function nameOf(report: Report, name: string): Html {
  const address = addressOf(report, name);
  return address === null ? shown(name, NAME_LENGTH) : htmlLink(name, address);
}

function teamHtml(team: NonNullable<Report['team']>): Html {
  return html`<details open><summary>The shape of the team</summary>
${factList(teamFacts(team))}</details>
`;
}
