/** The guardrails in the HTML report: what does not hold and how to mend it in sight, the rest folded. */
import type { GuardrailsSection } from '../report/guardrails.ts';
import { factList } from './facts-html.ts';
import type { Quiet, ShownEvidence, ShownGuardrail } from './guardrails.ts';
import { evidenceTitle, openGuardrails, quietGuardrails, unjudgedText } from './guardrails.ts';
import type { Html } from './html-text.ts';
import { html, htmlProse } from './html-text.ts';

export function guardrailsHtml(section: GuardrailsSection): Html {
  if (section.rules.length === 0) return html``;
  const open = openGuardrails(section).map(openItem);
  const unjudged = unjudgedText(section);
  return html`<section aria-labelledby="guardrails"><h2 id="guardrails">Guardrails</h2>
${
  open.length === 0
    ? html``
    : html`<ul class="rules">
${open}</ul>
`
}${quietGuardrails(section).map(quietList)}${
  unjudged === null
    ? html``
    : html`<p>${unjudged}</p>
`
}</section>
`;
}

function openItem(rule: ShownGuardrail): Html {
  const { symbol, title, status, message, why, fix } = rule;
  return html`<li><p><span aria-hidden="true">${symbol}</span> <strong>${title}</strong> (${status}): ${htmlProse(message)}</p>
${
  why === ''
    ? html``
    : html`<p class="quiet">Why it matters: ${htmlProse(why)}</p>
`
}${
  fix === null || fix === ''
    ? html``
    : html`<p><strong>Fix:</strong> ${htmlProse(fix)}</p>
`
}${evidence(rule)}</li>
`;
}

function evidence(rule: ShownGuardrail): Html {
  if (rule.evidence.length === 0) return html``;
  const more =
    rule.moreEvidence === 0
      ? html``
      : html`<li>and ${rule.moreEvidence} more in report.json</li>
`;
  return html`<details><summary>${evidenceTitle(rule)}</summary>
<ul>
${rule.evidence.map(evidenceItem)}${more}</ul></details>
`;
}

function evidenceItem({ place, text }: ShownEvidence): Html {
  return html`<li>${place === null ? html`` : html`<span class="name">${place}</span>: `}${htmlProse(text)}</li>
`;
}

function quietList({ summary, rules }: Quiet): Html {
  return html`<details><summary>${summary}</summary>
${factList(rules)}</details>
`;
}
