import type { Report } from '../report/report.ts';
import { ownAddress } from './addresses.ts';
import { aiSection } from './ai-html.ts';
import { figuresSection, othersSection, stagesSection } from './figures-html.ts';
import { guardrailVerdict } from './guardrail-verdict.ts';
import { guardrailsHtml } from './guardrails-html.ts';
import { evidenceSection, factsSection, failuresSection, gapsSection } from './html-sections.ts';
import { STYLE } from './html-style.ts';
import type { Html } from './html-text.ts';
import { html, htmlLink, htmlProse, htmlText } from './html-text.ts';
import { pullRequestHtml } from './pull-request-html.ts';
import { readinessHtml } from './readiness-html.ts';
import { UNREAD_HISTORY } from './unread-history.ts';

/**
 * The report as one HTML page that needs nothing else: no script, no request, light and dark. Every picture stands
 * beside the numbers it shows. The same report gives the same bytes.
 */
export function htmlReport(report: Report): string {
  const verdict = guardrailVerdict(report);
  const text = htmlText(html`<title>One-Pizza: ${report.repository}</title>
<!-- style -->
</head>
<body>
<header>
<h1>One-Pizza: ${htmlLink(report.repository, ownAddress(report, report.url))}</h1>
<p class="headline"><span aria-hidden="true">${verdict.symbol}</span> ${verdict.text}</p>
</header>
<main>
${guardrailsHtml(report.guardrails)}${pullRequestHtml(report)}${report.isHistoryRead ? historySections(report) : unreadSection()}</main>
<footer>
${factsSection(report)}</footer>
</body>
</html>
`);
  return HEAD + text.replace('<!-- style -->', () => `<style>${STYLE}</style>`);
}

/** The policy forbids the page to load anything, whatever is in it. */
const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
`;

function historySections(report: Report): Html {
  return html`${figuresSection(report)}${stagesSection(report)}${aiSection(report)}${readinessHtml(report)}${failuresSection(report)}${gapsSection(report)}${othersSection(report)}${evidenceSection(report)}`;
}

function unreadSection(): Html {
  return html`<section aria-labelledby="figures"><h2 id="figures">The repository</h2>
<p>${htmlProse(UNREAD_HISTORY)}</p>
</section>
`;
}
