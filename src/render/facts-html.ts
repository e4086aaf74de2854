import type { Fact } from './facts.ts';
import type { Html } from './html-text.ts';
import { html, htmlProse } from './html-text.ts';

/** Labels with their texts, in HTML. */
export function factList(facts: readonly Fact[]): Html {
  const rows = facts.map(
    ({ label, text }) => html`<dt>${label}</dt><dd>${htmlProse(text)}</dd>
`,
  );
  return html`<dl>
${rows}</dl>`;
}
