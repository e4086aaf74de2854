/** The figures in the HTML report: the five DORA metrics, every figure, and where a change spends its time. */
import type { Report } from '../report/report.ts';
import { windowText } from './facts.ts';
import { headline, windowHeading } from './headline.ts';
import { barChart, rangeChart } from './html-charts.ts';
import type { Html } from './html-text.ts';
import { html, htmlProse } from './html-text.ts';
import type { Row } from './rows.ts';
import { allRows, benchmarkTexts, caveatTexts, mainRows } from './rows.ts';
import { longestStage, stageBars } from './stages.ts';
import { daysText } from './units.ts';

/** What the figures say, and the five DORA metrics with their intervals drawn. */
export function figuresSection(report: Report): Html {
  const notes = [...caveatTexts(report), ...benchmarkTexts(report)].map((note) => html`<li>${htmlProse(note)}</li>`);
  return html`<section aria-labelledby="figures"><h2 id="figures">Delivery</h2>
<p>${headline(report)}</p>
<p class="quiet">${windowText(report.window)}</p>
<p class="quiet">Dot: the value; bar: its 95 % interval; ring: the window before.</p>
${figureTable(report, mainRows(report), 'The five DORA metrics')}
${
  notes.length === 0
    ? html``
    : html`<ul class="notes">${notes}</ul>
`
}</section>
`;
}

/** Every figure, folded. */
export function othersSection(report: Report): Html {
  return html`<section aria-labelledby="all"><h2 id="all">All figures</h2>
<details><summary>Every figure with its interval and the window before</summary>
${figureTable(report, allRows(report), 'Every figure')}
</details></section>
`;
}

function figureTable(report: Report, rows: readonly Row[], caption: string): Html {
  const before = `${daysText(report.previousWindow.days)} before`;
  const body = rows.map((row) => {
    const side = [row.sample, ...(row.spread === null ? [] : [row.spread])].join('; ');
    const reason = row.why === null ? html`` : html`<small>${htmlProse(row.why)}</small>`;
    const isFirst = rows.findIndex(({ fix }) => fix === row.fix) === rows.indexOf(row);
    const fix =
      row.fix === null || !isFirst ? html`` : html`<small><strong>Fix:</strong> ${htmlProse(row.fix)}</small>`;
    return html`<tr><th scope="row">${row.title}</th><td><span class="value">${row.value}</span><small>${side}</small>${reason}${fix}</td><td>${rangeChart(row)}<small>${row.interval}</small></td><td><span class="value">${row.previous}</span><small>${row.previousSample}</small></td><td class="${row.change.tone}">${row.change.text}</td></tr>
`;
  });
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Metric</th><th scope="col">${windowHeading(report)}</th><th scope="col">95 % interval</th><th scope="col">${before}</th><th scope="col">Change</th></tr></thead>
<tbody>
${body}</tbody>
</table></div>`;
}

/** The stages side by side, and the longest one in words. */
export function stagesSection(report: Report): Html {
  const body = stageBars(report).map(({ label, value, share, sample, interval }) => {
    const bar = share === null ? html`` : barChart(share, `${label.title}: ${value}`);
    return html`<tr><th scope="row">${label.title}</th><td><span class="value">${value}</span></td><td>${bar}</td><td>${interval}</td><td>${sample}</td></tr>
`;
  });
  return html`<section aria-labelledby="stages"><h2 id="stages">Where a change spends its time</h2>
<p>${htmlProse(longestStage(report))}</p>
<p class="quiet">Of the changes shipped in the window; medians do not add up.</p>
<div class="scroll" role="region" aria-label="Stages" tabindex="0"><table>
<caption>Stages, medians side by side</caption>
<thead><tr><th scope="col">Stage</th><th scope="col">p50</th><th scope="col">Beside the longest</th><th scope="col">95 % interval</th><th scope="col">Sample</th></tr></thead>
<tbody>
${body}</tbody>
</table></div></section>
`;
}
