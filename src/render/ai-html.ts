/** What was seen of AI, in the HTML report. */
import type { Report } from '../report/report.ts';
import { aiFacts, findingsOf, findingsSummary, ruleFileLines } from './ai.ts';
import { aiDetails, COHORT_NOTE, capabilityFacts, cohortRows } from './ai-details.ts';
import { factList } from './facts-html.ts';
import type { Html } from './html-text.ts';
import { html } from './html-text.ts';

/** Share, tools, gates, rule files and what is wrong with them; the rest is folded. */
export function aiSection(report: Report): Html {
  return html`<section aria-labelledby="ai"><h2 id="ai">AI adoption</h2>
${factList(aiFacts(report))}
${findings(report)}${files(report)}<details><summary>How AI is used</summary>
${details(report)}${cohorts(report)}<p>DORA's AI capabilities (2025), as far as a repository shows them:</p>
${factList(capabilityFacts(report))}
</details>
</section>
`;
}

function details(report: Report): Html {
  const facts = aiDetails(report);
  if (facts.length === 0) return html``;
  return html`${factList(facts)}
`;
}

function findings(report: Report): Html {
  const lines = findingsOf(report).map(({ place, message, fix }) => {
    const next = fix === null ? html`` : html` <strong>Fix:</strong> ${fix}`;
    return html`<li>${place}: ${message}${next}</li>
`;
  });
  if (lines.length === 0) return html``;
  return html`<details open><summary>${findingsSummary(report)}</summary>
<ul>
${lines}</ul></details>
`;
}

function files(report: Report): Html {
  const lines = ruleFileLines(report).map(
    (line) => html`<li>${line}</li>
`,
  );
  if (lines.length === 0) return html``;
  return html`<details><summary>Rule files</summary>
<ul>
${lines}</ul></details>
`;
}

function cohorts(report: Report): Html {
  const rows = cohortRows(report).map(
    ({ title, n, leadTime, sample, size }) =>
      html`<tr><th scope="row">${title}</th><td>${n}</td><td>${leadTime}<small>${sample}</small></td><td>${size}</td></tr>
`,
  );
  if (rows.length === 0) return html``;
  return html`<div class="scroll" role="region" aria-label="Cohorts" tabindex="0"><table>
<caption>${COHORT_NOTE}</caption>
<thead><tr><th scope="col">Cohort</th><th scope="col">Changes</th><th scope="col">Opening to production, p50</th><th scope="col">Size, p50</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
`;
}
