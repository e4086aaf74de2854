/** What guardrails, checklist and team say, for tests: something of every status. */
import type { GuardrailsSection, ReportedGuardrail } from '../../src/report/guardrails.ts';
import type { ReadinessSection } from '../../src/report/readiness.ts';
import type { TeamSection } from '../../src/report/team.ts';

/** A rule at level error that the file set, and that holds. */
export function aRule(given: Partial<ReportedGuardrail> = {}): ReportedGuardrail {
  return {
    id: 'rule-files',
    title: 'Rule files',
    level: 'error',
    isFromPreset: false,
    status: 'pass',
    isViolation: false,
    message: 'A tool loads `AGENTS.md`.',
    why: 'Without rules an agent guesses.',
    fix: null,
    evidence: { items: [], total: 0 },
    location: null,
    ...given,
  };
}

/** A rule that fails the build. */
export function aViolation(given: Partial<ReportedGuardrail> = {}): ReportedGuardrail {
  const found = Array.from({ length: 12 }, (_, at) => {
    return { text: `line ${at + 1} names \`src/old.ts\`, which is not there`, path: 'AGENTS.md', line: at + 1 };
  });
  return aRule({
    id: 'rule-file-truth',
    title: 'Rule file truth',
    status: 'fail',
    isViolation: true,
    message: '60 statements in rule files are not true.',
    why: 'An agent believes what it reads.',
    fix: 'Correct `AGENTS.md`, or delete the lines.',
    evidence: { items: found, total: 60 },
    location: { path: 'AGENTS.md', line: 1 },
    ...given,
  });
}

export function guardrailsOf(
  rules: readonly ReportedGuardrail[],
  given: Partial<GuardrailsSection> = {},
): GuardrailsSection {
  const violations = rules.filter(({ isViolation }) => isViolation).length;
  const open = rules.filter(({ status }) => status !== 'pass' && status !== 'skipped').length;
  const settings = { preset: 'recommended', failOn: 'error', onUnknown: 'warn' } as const;
  return { ...settings, subject: 'repository', violations, warnings: open - violations, rules, ...given };
}

/** A rule of every status: two violations (one of them an unknown), one that waits, two warnings. */
export const EVERY_STATUS: GuardrailsSection = guardrailsOf(
  [
    aRule(),
    aRule({ id: 'pr-size', title: 'Size', level: 'warn', status: 'fail', message: '500 lines.', fix: 'Split it.' }),
    aRule({ id: 'dual-gate', title: 'Dual gate', status: 'pending', message: 'Nobody approved.', fix: 'Approve it.' }),
    aRule({
      id: 'security-checks',
      title: 'Security checks',
      level: 'warn',
      status: 'unknown',
      message: 'Not visible.',
    }),
    aRule({ id: 'pr-evidence', title: 'Evidence', status: 'unknown', isViolation: true, message: 'No files.' }),
    aViolation(),
    aRule({ id: 'toil-quota', title: 'Toil quota', status: 'skipped', message: 'It has no quota.' }),
  ],
  { onUnknown: 'error', violations: 2, warnings: 2 },
);

type Check = ReadinessSection['checks'][number];

export function aCheck(given: Partial<Check> = {}): Check {
  return {
    id: 'product-risk',
    title: 'Product risk',
    status: 'pass',
    observed: 'An SLO of 99.5 % is declared.',
    needed: 'An SLO below 99.95 %.',
    evidence: ['readiness.product.slo-percent: 99.5 (as of 2026-10-01)'],
    next: null,
    ...given,
  };
}

/** One check passes, one fails, one is unknown. */
export const NOT_YET: ReadinessSection = {
  verdict: 'not-yet',
  checks: [
    aCheck(),
    aCheck({
      id: 'pager-noise',
      title: 'Pager noise',
      status: 'unknown',
      observed: 'No alerts are recorded.',
      needed: 'Fewer than 5 alerts a week.',
      evidence: [],
      next: 'Declare `alerts-per-week`.',
    }),
    aCheck({
      id: 'bus-factor',
      title: 'Bus factor',
      status: 'fail',
      observed: '2 people shipped.',
      needed: 'At least 3 people.',
      evidence: ['#101', '#102'],
      next: 'Let more people merge.',
    }),
  ],
};

export const TEAM: TeamSection = {
  engineers: 6,
  channels: 15,
  onePizzaSize: 4,
  onePizzaChannels: 6,
  shippers: 2,
  hats: { techLead: true, domainArchitect: false, architecturePaths: false },
  scaffolding: {
    pullRequestTemplate: true,
    codeOwners: true,
    reusableWorkflows: false,
    environments: true,
    rollbackAutomation: null,
  },
};

/** The same text wherever a rule could carry one from the repository. */
export function hostileGuardrails(text: string): GuardrailsSection {
  const evidence = { items: Array.from({ length: 12 }, () => ({ text, path: text, line: 3 })), total: 60 };
  const said = { title: text, message: text, why: `Why ${text}`, fix: `Do ${text}` };
  const loose = { text, path: null, line: null };
  return guardrailsOf([
    aViolation({ ...said, evidence }),
    aRule({ ...said, status: 'pending', evidence: { items: [loose], total: 1 } }),
    aRule({ ...said, status: 'unknown' }),
    aRule({ ...said, status: 'pass' }),
    aRule({ ...said, status: 'skipped' }),
  ]);
}

export function hostileReadiness(text: string): ReadinessSection {
  const said = { title: text, observed: text, needed: text, evidence: [text], next: `Do ${text}` };
  return { verdict: 'not-yet', checks: [aCheck({ ...said, status: 'fail' }), aCheck({ ...said, status: 'unknown' })] };
}
