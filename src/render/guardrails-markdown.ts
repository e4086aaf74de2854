/** The guardrails in the job summary: what does not hold and how to mend it in sight, the rest folded. */
import type { GuardrailsSection } from '../report/guardrails.ts';
import type { Fact } from './facts.ts';
import type { ShownEvidence, ShownGuardrail } from './guardrails.ts';
import { evidenceTitle, openGuardrails, quietGuardrails, unjudgedText } from './guardrails.ts';
import type { Safe } from './markdown.ts';
import { blocks, concat, details, escaped, list, md, prose } from './markdown.ts';

const TEXT_LENGTH = 700;

/** How much is written beside what does not hold and its fix. */
export type GuardrailExtent = { readonly evidence: boolean; readonly quiet: boolean; readonly why: boolean };

export function guardrailsBlock(section: GuardrailsSection, extent: GuardrailExtent): Safe {
  const open = openGuardrails(section).flatMap((rule) => [
    openBlock(rule, extent.why),
    extent.evidence ? evidenceBlock(rule) : md``,
  ]);
  const quiet = quietGuardrails(section).map(({ summary, rules }) =>
    details(escaped(summary), list(rules.map(quietLine))),
  );
  const unjudged = unjudgedText(section);
  const note = unjudged === null ? [] : [prose(unjudged, TEXT_LENGTH)];
  return blocks([...open, ...(extent.quiet ? quiet : []), ...note]);
}

function openBlock({ symbol, title, status, message, why, fix }: ShownGuardrail, withWhy: boolean): Safe {
  const what = md`${symbol} **${escaped(title, TEXT_LENGTH)}** (${status}): ${prose(message, TEXT_LENGTH)}`;
  const lines = [
    what,
    ...(withWhy && why !== '' ? [md`*Why it matters:* ${prose(why, TEXT_LENGTH)}`] : []),
    ...(fix === null || fix === '' ? [] : [md`**Fix:** ${prose(fix, TEXT_LENGTH)}`]),
  ];
  return concat(lines, md`<br>\n`);
}

function evidenceBlock(rule: ShownGuardrail): Safe {
  if (rule.evidence.length === 0) return md``;
  const more = rule.moreEvidence === 0 ? [] : [md`and ${rule.moreEvidence} more in report.json`];
  return details(escaped(evidenceTitle(rule), TEXT_LENGTH), list([...rule.evidence.map(evidenceLine), ...more]));
}

function evidenceLine({ place, text }: ShownEvidence): Safe {
  // With its colon, as one text: `:12:` would be an emoji code.
  return place === null
    ? prose(text, TEXT_LENGTH)
    : md`${escaped(`${place}:`, TEXT_LENGTH)} ${prose(text, TEXT_LENGTH)}`;
}

function quietLine({ label, text }: Fact): Safe {
  return md`**${escaped(`${label}:`, TEXT_LENGTH)}** ${prose(text, TEXT_LENGTH)}`;
}
