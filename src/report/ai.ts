import type { z } from 'zod';
import type { Adoption, Use } from '../adoption/adoption.ts';
import { adoptionOf } from '../adoption/adoption.ts';
import type { CohortFacts } from '../adoption/cohorts.ts';
import type { DualGate } from '../adoption/dual-gate.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Rate } from '../figures/figure.ts';
import type { RuleFile, RuleFileFacts, RuleFileFinding } from '../history/rule-file-facts.ts';
import { isoOf } from '../history/time.ts';
import type { aiSchema, findingSchema, ruleFileSchema } from './ai-schema.ts';
import { changeRounded, quantilesRounded, rateRounded } from './measured.ts';
import { rounded } from './round.ts';

type Plain<T> = T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;

export type AiSection = Plain<z.infer<typeof aiSchema>>;
export type ReportedRuleFile = Plain<z.infer<typeof ruleFileSchema>>;
export type ReportedFinding = Plain<z.infer<typeof findingSchema>>;

/** What was seen of AI in the window, as the report holds it. */
export function aiSection(delivery: Delivery): AiSection {
  const adoption = adoptionOf(delivery);
  const { use, ruleFiles, requiredChecks, capabilities } = adoption;
  return {
    ...shares(use),
    tools: use?.tools ?? [],
    utilization: use === null ? null : utilization(use),
    cohorts: use === null ? null : cohorts(use),
    dualGate: rate(use?.gates.all.rate ?? null),
    dualGateAssisted: rate(use?.gates.assisted.rate ?? null),
    gates: use === null ? null : { all: counts(use.gates.all), assisted: counts(use.gates.assisted) },
    requiredChecks,
    ruleFileState: ruleFiles?.state ?? null,
    ...filesOf(ruleFiles),
    capabilities: capabilities.map(({ id, title, strength, observed }) => ({ id, title, strength, observed })),
  };
}

function shares(
  use: Adoption['use'],
): Pick<AiSection, 'assisted' | 'previousAssisted' | 'change' | 'lowerBoundReasons'> {
  return {
    assisted: rate(use?.assisted ?? null),
    previousAssisted: rate(use?.before ?? null),
    change: changeRounded(use?.change ?? { difference: null, interval: null, verdict: null }),
    lowerBoundReasons: use?.lowerBoundReasons ?? [],
  };
}

function utilization({ byAgents, aiReviewed, reviewers, authors, weeks }: Use): AiSection['utilization'] {
  return {
    byAgents: rate(byAgents),
    aiReviewed: rate(aiReviewed),
    reviewers,
    authors:
      authors === null ? null : { assistedPerWeek: rounded(authors.assistedPerWeek), share: rounded(authors.share) },
    weeks: weeks.map(({ since, ...week }) => ({ since: isoOf(since), ...week })),
  };
}

function cohorts({ cohorts: { ai, human, automation } }: Use): AiSection['cohorts'] {
  return { ai: cohort(ai), human: cohort(human), automation: cohort(automation) };
}

function cohort({ n, leadTimeFromOpen, size }: CohortFacts): NonNullable<AiSection['cohorts']>['ai'] {
  return {
    n,
    leadTimeFromOpen: leadTimeFromOpen === null ? null : quantilesRounded(leadTimeFromOpen),
    size: size === null ? null : { n: size.n, p50: rounded(size.p50), p75: rounded(size.p75) },
  };
}

function counts({ both, human, machine }: DualGate): NonNullable<AiSection['gates']>['all'] {
  return { both, human, machine };
}

function rate(figure: Rate | null): Rate | null {
  return figure === null ? null : rateRounded(figure);
}

/** Each file with what is wrong with it; findings about any of its names belong to it. */
function filesOf(facts: RuleFileFacts | null): Pick<AiSection, 'ruleFiles' | 'ruleFileFindings'> {
  if (facts === null) return { ruleFiles: null, ruleFileFindings: [] };
  const owners = new Map<string, RuleFile>();
  for (const file of facts.files) {
    for (const path of [file.path, ...file.names.map((name) => name.path)]) owners.set(path, file);
  }
  const byFile = new Map<RuleFile | null, RuleFileFinding[]>();
  for (const finding of facts.findings) {
    const owner = owners.get(finding.path) ?? null;
    const before = byFile.get(owner);
    if (before === undefined) byFile.set(owner, [finding]);
    else before.push(finding);
  }
  return {
    ruleFiles: facts.files.map((file) => reported(file, byFile.get(file) ?? [])),
    ruleFileFindings: byFile.get(null) ?? [],
  };
}

function reported(file: RuleFile, findings: readonly RuleFileFinding[]): ReportedRuleFile {
  const { firstChangedAt, lastChangedAt, ...rest } = file;
  return {
    ...rest,
    firstChangedAt: firstChangedAt === null ? null : isoOf(firstChangedAt),
    lastChangedAt: lastChangedAt === null ? null : isoOf(lastChangedAt),
    findings,
  };
}
