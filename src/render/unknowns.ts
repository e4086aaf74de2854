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

/**
 * Why a figure is unknown, as far as the report tells: the first gap in what the metric needs, no source of
 * deployments, or items that have not ended. `null`: it is known, or there was nothing to measure.
 */
export function whyUnknown(report: Report, label: Label, figure: Figure | null): string | null {
  if (figure !== null) return whyOpen(figure);
  const { deploymentSource, deploymentSourceReason, gaps } = report.provenance;
  const needsDeliveries = label.needs.includes('deliveries');
  if (needsDeliveries && deploymentSource === null) return plainText(deploymentSourceReason, REASON_LENGTH);
  const gap = gaps.find(({ part }) => isNeeded(label, part, deploymentSource));
  if (gap !== undefined) return gapText(gap);
  if (label.id === 'deploy' && deploymentSource === 'merges') return 'merges stand in for deployments';
  return 'what it needs was not read for the whole window';
}

/** A gap as `what: why`, without its fix and without a full stop. */
export function gapText({ what, why }: Gap): string {
  const line = (text: string): string => plainText(text, REASON_LENGTH).replace(/\.$/, '');
  return `${line(what)}: ${line(why)}`;
}

/** A gap's fix; `null`: none is known. */
export function fixText({ fix }: Gap): string | null {
  const text = plainText(fix, REASON_LENGTH);
  return text === '' ? null : text;
}

function isNeeded(label: Label, part: Gap['part'], source: string | null): boolean {
  if (part === null) return false;
  if (label.needs.includes(part)) return true;
  return label.needs.includes('deliveries') && (DELIVERY_PARTS[source ?? ''] ?? []).includes(part);
}

function whyOpen(figure: Figure): string | null {
  if (figure.kind !== 'quantiles' || figure.p50 !== null || figure.n === 0) return null;
  return `${figure.open} of ${figure.n} have not ended`;
}
