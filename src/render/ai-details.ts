/** The folded part of what was seen of AI: why the share is a lower bound, use, cohorts and capabilities. */
import type { Report } from '../report/report.ts';
import { rateText, usesText } from './ai.ts';
import { counted } from './counted.ts';
import type { Fact } from './facts.ts';
import { plainText } from './plain-text.ts';
import { sampleText, valueText } from './readings.ts';
import { percent } from './units.ts';

const TEXT_LENGTH = 300;
const SPARKS = '▁▂▃▄▅▆▇█';

export type CohortRow = {
  readonly title: string;
  readonly n: number;
  /** Median hours from opening to production, in words, and what it rests on. */
  readonly leadTime: string;
  readonly sample: string;
  /** Median of the lines changed. */
  readonly size: string;
};

/** Under every table of cohorts. */
export const COHORT_NOTE =
  'An association, not an effect: the human cohort holds AI that left no trace, and different work goes to each.';

/** Why the share is "at least", and how AI is used. */
export function aiDetails(report: Report): Fact[] {
  return [...reasonFacts(report), ...useFacts(report), ...gateFacts(report)];
}

/** The cohorts; none where they are not known. */
export function cohortRows({ ai, window }: Report): CohortRow[] {
  if (ai.cohorts === null) return [];
  const { ai: assisted, human, automation } = ai.cohorts;
  const named = [['AI-assisted', assisted] as const, ['Human', human] as const, ['Automation', automation] as const];
  return named.map(([title, { n, leadTimeFromOpen, size }]) => ({
    title,
    n,
    leadTime: valueText(leadTimeFromOpen),
    sample: sampleText(leadTimeFromOpen, window.days),
    size: size === null ? 'unknown' : size.p50 === null ? 'none' : `${Math.round(size.p50)} lines`,
  }));
}

/** DORA's capabilities: what was seen of each, or that a repository does not show it. */
export function capabilityFacts({ ai }: Report): Fact[] {
  return ai.capabilities.map(({ title, strength, observed }) => ({
    label: title,
    text: capabilityText(strength, observed),
  }));
}

function capabilityText(strength: string, observed: readonly string[]): string {
  if (strength === 'not-observable') return 'not observable in a repository';
  const how = strength === 'good' ? 'well observable' : 'partly observable';
  if (observed.length === 0) return 'could not be read';
  return `${how}: ${observed.map((each) => plainText(each, TEXT_LENGTH)).join('; ')}`;
}

function reasonFacts({ ai }: Report): Fact[] {
  if (ai.lowerBoundReasons.length === 0) return [];
  const texts = ai.lowerBoundReasons.map(({ changes, text }) =>
    changes === null ? plainText(text, TEXT_LENGTH) : `${counted(changes, 'change')}: ${plainText(text, TEXT_LENGTH)}`,
  );
  return [{ label: 'Why "at least"', text: texts.join(' ') }];
}

function useFacts({ ai }: Report): Fact[] {
  if (ai.utilization === null) return [];
  const { byAgents, aiReviewed, reviewers, authors, weeks } = ai.utilization;
  const reviewed = aiReviewed === null ? 'unknown: reviews could not be read' : rateText(aiReviewed);
  return [
    {
      label: 'Opened by an agent',
      text: byAgents === null ? 'unknown: a clone does not show who opened a change' : rateText(byAgents),
    },
    { label: 'Reviewed by AI', text: reviewers.length === 0 ? reviewed : `${reviewed}; ${usesText(reviewers)}` },
    ...(authors === null ? [] : [{ label: 'Authors with AI-assisted work', text: authorsText(authors) }]),
    ...(weeks.length === 0 ? [] : [{ label: 'AI-assisted, week by week', text: trendText(weeks) }]),
  ];
}

function authorsText({
  assistedPerWeek,
  share,
}: {
  readonly assistedPerWeek: number;
  readonly share: number | null;
}): string {
  const of = share === null ? 'nobody shipped anything' : `${percent(share)} of those who shipped in a week`;
  return `${assistedPerWeek.toFixed(1)} a week on average, ${of}`;
}

/** A bar a week for the share of its changes, a dot for a week without any. */
function trendText(weeks: readonly { readonly changes: number; readonly assisted: number }[]): string {
  const bars = weeks.map(({ changes, assisted }) =>
    changes === 0 ? '·' : (SPARKS[Math.round((assisted / changes) * (SPARKS.length - 1))] ?? ''),
  );
  return `${bars.join('')} (lowest bar: none; highest: all; dot: nothing shipped)`;
}

function gateFacts({ ai }: Report): Fact[] {
  if (ai.gates === null) return [];
  const { human, machine } = ai.gates.all;
  const text = ({ pass, fail, unknown }: typeof human): string => `passed ${pass}, failed ${fail}, unknown ${unknown}`;
  return [
    {
      label: 'Human gate',
      text: `${text(human)}; co-authors are known only where their commits are, so an approval by one may count`,
    },
    {
      label: 'Machine gate',
      text: `${text(machine)}; checks required today: ${ai.requiredChecks ?? 'unknown'}`,
    },
  ];
}
