/** What was seen of AI, in plain words; every form of the report sets the same lines. */
import type { Rate } from '../figures/figure.ts';
import type { ReportedFinding, ReportedRuleFile } from '../report/ai.ts';
import type { Report } from '../report/report.ts';
import { counted } from './counted.ts';
import type { Fact } from './facts.ts';
import { togetherByText } from './facts.ts';
import { placeText } from './place.ts';
import { plainText } from './plain-text.ts';
import { intervalText, valueText } from './readings.ts';
import { sentence } from './rows.ts';
import { daysText, points } from './units.ts';
import { gapText } from './unknowns.ts';

const MAX_NAMES = 8;
const MAX_FILES = 20;
const MESSAGE_LENGTH = 300;

export type ShownFinding = { readonly place: string; readonly message: string; readonly fix: string | null };

/** The few lines that every report shows: share, tools, gates and rule files; those that say the same in one. */
export function aiFacts(report: Report): Fact[] {
  const { tools } = report.ai;
  return togetherByText([
    { label: 'AI-assisted changes', text: shareText(report) },
    ...(tools.length === 0 ? [] : [{ label: 'Tools', text: usesText(tools) }]),
    { label: 'Review gates', text: gatesText(report) },
    { label: 'Rule files', text: ruleFilesText(report) },
  ]);
}

/** Each rule file with its state and the tools that load it, the first 20. */
export function ruleFileLines({ ai }: Report): string[] {
  const files = ai.ruleFiles ?? [];
  const lines = files.slice(0, MAX_FILES).map(ruleFileLine);
  const more = files.length - lines.length;
  return more === 0 ? lines : [...lines, `and ${more} more in report.json`];
}

/** What is wrong with rule files, by file and line, with what mends it. */
export function findingsOf({ ai }: Report): ShownFinding[] {
  const own = (ai.ruleFiles ?? []).flatMap(({ findings }) => findings);
  return [...own, ...ai.ruleFileFindings].map(shownFinding);
}

/** `Rule files: 3 findings`. */
export function findingsSummary(report: Report): string {
  const count = findingsOf(report).length;
  return `${counted(count, 'finding')} in rule files`;
}

function shareText(report: Report): string {
  const { assisted, previousAssisted, change } = report.ai;
  if (assisted === null) return `unknown: ${whyUnknown(report, ['traces'])}`;
  if (assisted.total === 0) return 'no change shipped in the window';
  const before = `the ${daysText(report.previousWindow.days)} before`;
  const parts = [rateText(assisted)];
  if (previousAssisted === null) parts.push(`unknown in ${before}`);
  else if (change.verdict === 'not-comparable') parts.push(`not comparable with ${before}`);
  else if (change.difference !== null && previousAssisted.total > 0) parts.push(movedText(change.difference, before));
  return parts.join('; ');
}

function movedText(difference: number, before: string): string {
  if (difference === 0) return `the same as in ${before}`;
  return `${points(difference)} ${difference > 0 ? 'more' : 'less'} than in ${before}`;
}

/** `at least 30.9 % (30 of 97; 95 %: 23–41 %)`. */
export function rateText(rate: Rate): string {
  if (rate.total === 0) return 'none (0 of 0)';
  const interval = intervalText(rate);
  const parts = [`${rate.count} of ${rate.total}`, ...(interval === null ? [] : [`95 %: ${interval}`])];
  return `${valueText(rate)} (${parts.join('; ')}${rate.fewData ? '; few data' : ''})`;
}

/** `Claude Code 18, GitHub Copilot 12`. */
export function usesText(uses: readonly { readonly tool: string; readonly changes: number }[]): string {
  const shown = uses.slice(0, MAX_NAMES).map(({ tool, changes }) => `${plainText(tool)} ${changes}`);
  const more = uses.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}

function gatesText(report: Report): string {
  const { dualGate, dualGateAssisted, gates, assisted } = report.ai;
  if (gates === null || assisted === null) return `unknown: ${whyUnknown(report, ['traces'])}`;
  if (assisted.total === 0) return 'no change to judge';
  const rule = "by today's rules and each head's checks as a whole";
  if (dualGate === null)
    return `unknown for all ${assisted.total} changes: ${whyUnknown(report, ['requiredChecks', 'reviews'])}`;
  const own =
    assisted.count === 0
      ? ''
      : `; of the AI-assisted ones ${dualGateAssisted === null ? 'unknown' : rateText(dualGateAssisted)}`;
  return `let through by both a human and a machine: ${rateText(dualGate)}${own}; ${rule}`;
}

function ruleFilesText(report: Report): string {
  const { ruleFileState, ruleFiles } = report.ai;
  if (ruleFileState === null || ruleFiles === null) return `unknown: ${whyUnknown(report, ['ruleFiles'])}`;
  if (ruleFiles.length === 0) {
    return ruleFileState === 'absent'
      ? 'none that a known AI tool loads'
      : 'none seen, but not everything could be read';
  }
  const counts = new Map<string, number>();
  for (const { state } of ruleFiles) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = [...counts].map(([state, count]) => `${count} ${STATES[state] ?? state}`);
  const count = findingsOf(report).length;
  return `${states.join(', ')}; ${count === 0 ? 'nothing found wrong with them' : findingsSummary(report)}`;
}

const STATES: Readonly<Record<string, string>> = {
  effective: 'effective',
  generated: 'only generated from',
  empty: 'empty',
  'not-loaded': 'not loaded by any tool',
  unknown: 'not readable',
};

function ruleFileLine({ path, state, tools, topics, lastChangedAt, bytes, legacy }: ReportedRuleFile): string {
  const names = tools.slice(0, MAX_NAMES).map((tool) => plainText(tool));
  const parts = [
    `${STATES[state] ?? state}${legacy ? ', under a name that is given up' : ''}`,
    ...(names.length === 0 ? [] : [`for ${names.join(', ')}`]),
    ...(topics.length === 0 ? [] : [`on ${topics.join(', ')}`]),
    ...(bytes === null ? [] : [`${bytes} bytes`]),
    ...(lastChangedAt === null ? [] : [`last changed ${lastChangedAt.slice(0, 10)}`]),
  ];
  return `${plainText(path)}: ${parts.join('; ')}`;
}

function shownFinding(finding: ReportedFinding): ShownFinding {
  const { message, fix } = finding;
  return {
    place: placeText(finding),
    message: plainText(message, MESSAGE_LENGTH),
    fix: fix === null ? null : sentence(plainText(fix, MESSAGE_LENGTH)),
  };
}

/** The first gap in one of the parts, or in what every such figure needs. */
function whyUnknown({ provenance }: Report, parts: readonly string[]): string {
  const { gaps, deploymentSource, deploymentSourceReason } = provenance;
  const gap = gaps.find(({ part }) => part !== null && parts.includes(part));
  if (gap !== undefined) return gapText(gap);
  if (deploymentSource === null && parts.includes('traces')) return plainText(deploymentSourceReason, MESSAGE_LENGTH);
  return 'it was not read; read the repository anew';
}
