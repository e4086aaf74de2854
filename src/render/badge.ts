/** Badges for a README or a wiki: one figure or verdict each, in the project's own words. */
import type { Rate } from '../figures/figure.ts';
import type { Report } from '../report/report.ts';
import type { BadgeColor } from './badge-svg.ts';
import { badgeSvg } from './badge-svg.ts';
import { counted } from './counted.ts';
import { windowText } from './facts.ts';
import { READINESS_TITLE } from './readiness.ts';
import { sampleText, valueText } from './readings.ts';
import type { Row } from './rows.ts';
import { mainRows } from './rows.ts';

export type Badge = {
  /** The file's name. */
  readonly name: string;
  readonly svg: string;
};

type Face = { readonly value: string; readonly color: BadgeColor };

/**
 * `badge-*.svg`: the five DORA metrics, the AI-assisted share, readiness and guardrails, always all of them, so that no
 * file of an earlier run stays beside newer ones. Figures are blue, whatever they are: a colour would be a verdict. What
 * is unknown or rests on few data is grey. The same report gives the same bytes.
 */
export function badges(report: Report): Badge[] {
  const window = windowText(report.window);
  return [
    ...mainRows(report).map((row) => metricBadge(row, report, window)),
    shareBadge(report, window),
    badge('readiness', { label: 'one-pizza readiness', ...readinessFace(report), told: READINESS_TITLE }),
    badge('guardrails', {
      label: report.guardrails.subject === 'repository' ? 'guardrails' : 'guardrails, pull request',
      ...guardrailsFace(report),
      told: `preset ${report.guardrails.preset}`,
    }),
  ];
}

function badge(id: string, shown: Face & { readonly label: string; readonly told: string }): Badge {
  return { name: `badge-${id}.svg`, svg: badgeSvg(shown) };
}

function metricBadge(row: Row, report: Report, window: string): Badge {
  const isMergeBased = report.measurements[row.label.id]?.caveats.includes('merge-based') === true;
  const face = figureFace(row.value, row.current?.fewData ?? true);
  const value = isMergeBased && !row.isUnknown ? `${face.value}, merge-based` : face.value;
  return badge(row.label.id, {
    label: row.title.slice(0, 1).toLowerCase() + row.title.slice(1),
    value,
    color: face.color,
    told: `${row.sample}; ${window}`,
  });
}

function shareBadge({ ai: { assisted }, window: { days } }: Report, window: string): Badge {
  const told = `${sampleText(assisted, days)}; ${window}`;
  return badge('ai-assisted-share', { label: 'AI-assisted changes', ...shareFace(assisted), told });
}

/** A tool that leaves no trace is never seen, so the share is a lower bound whatever the figure says. */
function shareFace(assisted: Rate | null): Face {
  const figure = assisted === null ? null : { ...assisted, atLeast: true };
  return figureFace(valueText(figure), assisted?.fewData ?? true);
}

function figureFace(value: string, isFew: boolean): Face {
  if (value === 'unknown' || value === 'none') return { value, color: 'grey' };
  return isFew ? { value: `${value}, few data`, color: 'grey' } : { value, color: 'blue' };
}

function readinessFace({ readiness }: Report): Face {
  switch (readiness?.verdict) {
    case 'ready':
      return { value: 'consider it', color: 'green' };
    case 'not-yet':
      return { value: 'not yet', color: 'amber' };
    case 'do-not-shrink':
      return { value: "don't shrink yet", color: 'red' };
    case 'unknown':
    case undefined:
      return { value: 'unknown', color: 'grey' };
  }
}

function guardrailsFace({ guardrails: { rules, violations, warnings }, result }: Report): Face {
  if (rules.every(({ status }) => status === 'skipped')) return { value: 'not judged', color: 'grey' };
  if (result === 'pass') return { value: 'all hold', color: 'green' };
  if (result === 'pending') return { value: 'waiting', color: 'amber' };
  // What only can't be told is neither violated nor a warning in so few words.
  const isSeen = rules.some(({ status, isViolation }) => {
    return violations > 0 ? isViolation && status !== 'unknown' : status === 'fail' || status === 'pending';
  });
  if (!isSeen) return { value: 'unknown', color: 'grey' };
  if (violations === 0) return { value: counted(warnings, 'warning'), color: 'amber' };
  return { value: `${violations} violated`, color: result === 'fail' ? 'red' : 'amber' };
}
