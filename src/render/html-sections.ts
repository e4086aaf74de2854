/** The parts of the HTML report below its tables of figures: failures, gaps, the items behind the figures, the sources. */
import type { Report } from '../report/report.ts';
import { addressOf, ownAddress } from './addresses.ts';
import { factsOf, factsTitle } from './facts.ts';
import { factList } from './facts-html.ts';
import { failureNotes, failureRows, failureSummary } from './failures.ts';
import type { Html } from './html-text.ts';
import { html, htmlJoined, htmlLink, htmlProse } from './html-text.ts';
import { evidenceOf } from './rows.ts';
import { gapGroups } from './unknowns.ts';

export function failuresSection(report: Report): Html {
  const rows = failureRows(report).toReversed();
  const body = rows.map(({ deployment, sha, at, signals, recovered }) => {
    const why = signals.map(({ kind, evidence, url }) => html`${kind} ${htmlLink(evidence, ownAddress(report, url))}`);
    const name = htmlLink(deployment, sha === null ? null : addressOf(report, sha));
    return html`<tr><th scope="row" class="name">${name}</th><td>${at}</td><td>${htmlJoined(why, ', ')}</td><td>${recovered}</td></tr>
`;
  });
  const table = html`<div class="scroll" role="region" aria-label="Failed deployments" tabindex="0"><table>
<caption>Failed deployments of the window, newest first</caption>
<thead><tr><th scope="col">Deployment</th><th scope="col">At</th><th scope="col">Why it failed</th><th scope="col">Recovery</th></tr></thead>
<tbody>
${body}</tbody>
</table></div>
`;
  const notes = failureNotes(report).map((note) => html`<li>${htmlProse(note)}</li>`);
  return html`<section aria-labelledby="failures"><h2 id="failures">Failed deployments</h2>
<p>${failureSummary(report)}.</p>
${rows.length === 0 ? html`` : table}${
  notes.length === 0
    ? html``
    : html`<ul class="notes">${notes}</ul>
`
}</section>
`;
}

export function gapsSection(report: Report): Html {
  const { gaps } = report.provenance;
  if (gaps.length === 0) return html``;
  const lines = gapGroups(gaps).map(({ texts, fix }) => {
    const next = fix === null ? html`` : html` <strong>Fix:</strong> ${htmlProse(fix)}`;
    return html`<li>${htmlJoined(
      texts.map((text) => html`${htmlProse(text)}.`),
      ' ',
    )}${next}</li>
`;
  });
  return html`<section aria-labelledby="gaps"><h2 id="gaps">What could not be seen</h2>
<ul>
${lines}</ul></section>
`;
}

export function evidenceSection(report: Report): Html {
  const groups = evidenceOf(report).map(({ titles, evidence }) => {
    const names = evidence.items.map((name) => htmlLink(name, addressOf(report, name)));
    const more = evidence.total - names.length;
    return html`<details><summary>${titles}</summary><p class="name">${htmlJoined(names, ', ')}${more === 0 ? '' : ` and ${more} more`}</p></details>
`;
  });
  if (groups.length === 0) return html``;
  return html`<section aria-labelledby="evidence"><h2 id="evidence">The items behind the figures</h2>
${groups}</section>
`;
}

export function factsSection(report: Report): Html {
  return html`<section aria-labelledby="sources"><h2 id="sources">${factsTitle(report)}</h2>
${factList(factsOf(report))}</section>
`;
}
