import type { Report } from '../report/report.ts';
import { reportJson } from '../report/report.ts';

/** Control, format and separator characters: a terminal may obey them, and an editor shows none of them. */
const UNSEEN = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

/**
 * `report.json`: what `reportSchema` describes, two spaces deep, with a line break at its end. Invisible characters are
 * written as escapes, and so is what a runner takes for a command when it stands in a log; what it says stays the same.
 */
export function jsonText(report: Report): string {
  const text = JSON.stringify(reportJson(report), null, 2);
  return `${text.replace(UNSEEN, escapeOf).replaceAll('##[', '#\\u0023[')}\n`;
}

function escapeOf(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
