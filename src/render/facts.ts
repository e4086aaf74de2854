/** Where the figures come from, as pairs of a label and a line, for the foot of every report. */
import type { Report } from '../report/report.ts';
import { counted } from './counted.ts';
import { NAME_LENGTH, plainText } from './plain-text.ts';
import { daysText, duration } from './units.ts';

export type Fact = { readonly label: string; readonly text: string };

/** Facts of the same text as one, with their labels in a row, where the first of them stood. */
export function togetherByText(facts: readonly Fact[]): Fact[] {
  const labels = new Map<string, string[]>();
  for (const { label, text } of facts) labels.set(text, [...(labels.get(text) ?? []), label]);
  return [...labels].map(([text, own]) => ({ label: own.join(', '), text }));
}

const MAX_NAMES = 12;
const REASON_LENGTH = 400;

type Excluded = keyof NonNullable<Report['provenance']['excluded']>;

/** What the counts of `excluded` are of, and what it is left out of where that is not everything. */
const EXCLUDED: readonly (readonly [key: Excluded, text: string, from?: string])[] = [
  ['automation', 'changes by automation'],
  ['ignored', 'changes by ignored people'],
  ['backports', 'backports'],
  ['directCommits', 'direct commits'],
  ['unknownStart', 'changes with an unknown start', 'from the lead time'],
  ['unknownStages', 'changes with unknown stages', 'from the stages'],
  ['outliers', 'implausible starts of changes', 'counted from the creation'],
];

/**
 * Window, sources with the reason for the choice, what was left out, linkage, guardrails, cost and configuration. Without
 * a history there is no window and no source.
 */
export function factsOf(report: Report): Fact[] {
  return report.isHistoryRead ? [...historyFacts(report), ...runFacts(report)] : runFacts(report);
}

/** What `factsOf` tells. */
export function factsTitle({ isHistoryRead }: Report): string {
  return isHistoryRead ? 'Where the figures come from' : 'Where this comes from';
}

function historyFacts({ window, previousWindow, provenance }: Report): Fact[] {
  return [
    { label: 'Window', text: `${windowText(window)}, compared with ${windowText(previousWindow)}` },
    { label: 'Seen until', text: seenText(provenance) },
    { label: 'Branch', text: `${plainText(provenance.branch)}, read from ${origin(provenance.source)}` },
    { label: 'Deployments from', text: sourceText(provenance) },
    { label: 'The reason', text: plainText(provenance.deploymentSourceReason, REASON_LENGTH) },
    ...(provenance.deploymentSourceFix === null || isSaidAbove(provenance)
      ? []
      : [{ label: 'For a better source', text: plainText(provenance.deploymentSourceFix, REASON_LENGTH) }]),
    { label: 'Deliveries seen', text: countsText(provenance.sources) },
    { label: 'Environments seen', text: namesText(provenance.environments) },
    { label: 'Left out', text: excludedText(provenance.excluded) },
    { label: 'Merged changes', text: linkageText(provenance.linkage) },
  ];
}

function runFacts({ provenance, guardrails: { preset, failOn, onUnknown } }: Report): Fact[] {
  return [
    { label: 'Guardrails', text: `preset ${preset}, fail-on ${failOn}, on-unknown ${onUnknown}` },
    { label: 'Cost', text: `${counted(provenance.requests, 'request')}, ${counted(provenance.points, 'point')}` },
    { label: 'Configuration', text: configurationText(provenance.configuration) },
  ];
}

/** `2026-08-24 to 2026-11-22 (90 days)`. */
export function windowText({ since, until, days }: Report['window']): string {
  return `${since.slice(0, 10)} to ${until.slice(0, 10)} (${daysText(days)})`;
}

/** `2026-11-22 10:00 UTC`. */
export function minuteText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** What to set for a better source stands beside the figures where they are unknown, or merges stand in. */
function isSaidAbove({ deploymentSource }: Report['provenance']): boolean {
  return deploymentSource === null || deploymentSource === 'merges';
}

function seenText({ source, seenUntil }: Report['provenance']): string {
  const later = source === 'git' ? ', the last fetch or the newest commit: `git fetch` shows later ones' : '';
  return `${minuteText(seenUntil)}${later}`;
}

function origin(source: Report['provenance']['source']): string {
  return source === 'git' ? 'a clone' : 'GitHub';
}

function sourceText({ deploymentSource, approximate }: Report['provenance']): string {
  return `${deploymentSource ?? 'unknown'}${approximate ? '; some dates are approximate' : ''}`;
}

function countsText(counts: Readonly<Record<string, number>>): string {
  const texts = Object.entries(counts).map(([source, count]) => `${plainText(source)} ${count}`);
  return texts.length === 0 ? 'no source could be read' : texts.join(', ');
}

function namesText(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, MAX_NAMES).map((name) => plainText(name, NAME_LENGTH));
  const more = names.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}

function excludedText(excluded: Report['provenance']['excluded']): string {
  if (excluded === null) return 'unknown';
  const texts = EXCLUDED.filter(([key]) => excluded[key] > 0).map(([key, text, from]) => {
    return `${text} ${excluded[key]}${from === undefined ? '' : ` (${from})`}`;
  });
  return texts.length === 0 ? 'nothing' : texts.join(', ');
}

function linkageText(linkage: Report['provenance']['linkage']): string {
  if (linkage === null) return 'unknown';
  const { merged, shipped, waiting, unmapped, oldestWaitingHours } = linkage;
  const oldest = oldestWaitingHours === null ? '' : ` (the oldest for ${duration(oldestWaitingHours)})`;
  return `${merged} = ${shipped} shipped + ${waiting} waiting${oldest} + ${unmapped} unmapped`;
}

function configurationText({ path, ref }: Report['provenance']['configuration']): string {
  if (path === null) return 'defaults';
  return ref === null ? plainText(path) : `${plainText(path)} at ${[...plainText(ref)].slice(0, 7).join('')}`;
}
