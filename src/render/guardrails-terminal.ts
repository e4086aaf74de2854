/** The guardrails on a terminal. */
import type { GuardrailsSection } from '../report/guardrails.ts';
import type { ShownGuardrail } from './guardrails.ts';
import { openGuardrails, quietGuardrails, unjudgedText } from './guardrails.ts';
import type { Screen } from './screen.ts';
import { dimmed, INDENTED, NEXT } from './screen.ts';
import { wrapped } from './screen-lines.ts';
import { SYMBOLS } from './statuses.ts';

const MAX_EVIDENCE = 3;

/**
 * What does not hold with its fix and the first evidence, and why it matters where it is enforced; then what holds and
 * what does not apply, a line each; at last what a run on a repository does not judge.
 */
export function guardrailLines(section: GuardrailsSection, view: Screen): string[] {
  const quiet = quietGuardrails(section).flatMap(({ summary, rules }) => {
    return wrapped(`${summary}: ${rules.map(({ label }) => label).join(', ')}`, view.width, HANGING);
  });
  const unjudged = unjudgedText(section);
  const note = unjudged === null ? [] : wrapped(`${SYMBOLS.skipped} ${unjudged}`, view.width, HANGING);
  return [...openGuardrails(section).flatMap((rule) => openLines(rule, view)), ...quiet, ...note];
}

const HANGING = { first: '', indent: '  ' };

function openLines(rule: ShownGuardrail, view: Screen): string[] {
  const { symbol, title, isBinding, status, message, why, fix, evidence, moreEvidence } = rule;
  const first = `${symbol} ${title} (${status}): `;
  const shown = evidence.slice(0, MAX_EVIDENCE).flatMap(({ place, text }) => {
    const line = place === null ? text : `${place}: ${text}`;
    return wrapped(line, view.width, { first: '  - ', indent: '    ' });
  });
  const more = moreEvidence + evidence.length - Math.min(evidence.length, MAX_EVIDENCE);
  return [
    ...wrapped(first + message, view.width, HANGING),
    ...(why === '' || !isBinding ? [] : dimmed([why], view, INDENTED)),
    ...(fix === null || fix === '' ? [] : wrapped(fix, view.width, NEXT)),
    ...shown,
    ...(more === 0 ? [] : [`  - and ${more} more in report.json`]),
  ];
}
