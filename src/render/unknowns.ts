import type { Figure } from '../figures/figure.ts';
import type { Label } from '../report/labels.ts';
import type { Report } from '../report/report.ts';
import { plainText } from './plain-text.ts';

type Gap = Report['provenance']['gaps'][number];

/** The parts of a history that each source of deployments is read from. */
const DELIVERY_PARTS: Readonly<Record<string, readonly (string | null)[]>> = {
  deployments: ['deployments', 'commits'],
  workflows: ['workflowRuns', 'commits'],
  releases: ['releases', 'commits'],
  tags: ['tags', 'commits'],
  merges: ['pullRequests', 'commits'],
};
const REASON_LENGTH = 300;
const FIX_LENGTH = 400;
/** Of things that are unseen for one reason. */
const MAX_NAMES = 6;

/** Why something is unknown, without a full stop, and what would mend it; `null`: nothing would. */
export type Unknown = { readonly why: string; readonly fix: string | null };

/**
 * Why a figure is unknown, as far as the report tells: the first gap in what the metric needs, no source of
 * deployments, or items that have not ended. `null`: it is known, or there was nothing to measure.
 */
export function whyUnknown(report: Report, label: Label, figure: Figure | null): Unknown | null {
  if (figure !== null) return whyOpen(figure);
  const { deploymentSource, deploymentSourceReason, deploymentSourceFix, gaps } = report.provenance;
  const sourceFix = deploymentSourceFix === null ? null : fixText({ fix: deploymentSourceFix });
  if (label.needs.includes('deliveries') && deploymentSource === null) {
    return { why: plainText(deploymentSourceReason, REASON_LENGTH), fix: sourceFix };
  }
  const gap =
    gaps.find(({ part }) => label.id === 'lead-time-from-open' && part === 'drafts') ??
    gaps.find(({ part }) => isNeeded(label, part, deploymentSource));
  if (gap !== undefined) return { why: gapText(gap), fix: fixText(gap) };
  if (label.id === 'deploy' && deploymentSource === 'merges') {
    return { why: 'merges stand in for deployments', fix: sourceFix };
  }
  return { why: 'what it needs was not read for the whole window', fix: 'Choose a shorter window: `window-days: 30`.' };
}

/** Gaps that one thing mends. */
export type GapGroup = {
  /** Each as `what: why` without a full stop; what is unseen for one reason stands in one of them. */
  readonly texts: readonly string[];
  readonly fix: string | null;
  readonly count: number;
};

/** The gaps, those with the same fix together, each group where its first gap stood. */
export function gapGroups(gaps: readonly Gap[]): GapGroup[] {
  const groups = new Map<string, Gap[]>();
  for (const [at, gap] of gaps.entries()) {
    const key = gap.fix === '' ? String(at) : gap.fix;
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  return [...groups.values()].map((own) => ({
    texts: textsOf(own),
    fix: own[0] === undefined ? null : fixText(own[0]),
    count: own.length,
  }));
}

function textsOf(gaps: readonly Gap[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { what, why } of gaps) byReason.set(why, [...(byReason.get(why) ?? []), line(what)]);
  return [...byReason].map(([why, names]) => {
    const more = names.length - MAX_NAMES;
    const shown = more > 0 ? [...names.slice(0, MAX_NAMES), `${more} more in report.json`] : names;
    return `${shown.join('; ')}: ${line(why)}`;
  });
}

/** A gap as `what: why`, without its fix and without a full stop. */
export function gapText({ what, why }: Gap): string {
  return `${line(what)}: ${line(why)}`;
}

/** A gap's fix; `null`: none is known. */
export function fixText({ fix }: Pick<Gap, 'fix'>): string | null {
  const text = plainText(fix, FIX_LENGTH);
  return text === '' ? null : text;
}

function line(text: string): string {
  return plainText(text, REASON_LENGTH).replace(/\.$/, '');
}

function isNeeded(label: Label, part: Gap['part'], source: string | null): boolean {
  if (part === null) return false;
  if (label.needs.includes(part)) return true;
  return label.needs.includes('deliveries') && (DELIVERY_PARTS[source ?? ''] ?? []).includes(part);
}

function whyOpen(figure: Figure): Unknown | null {
  if (figure.kind !== 'quantiles' || figure.p50 !== null || figure.n === 0) return null;
  return { why: `${figure.open} of ${figure.n} have not ended`, fix: null };
}
