/** Reports for tests: `aReport()` is a made-up shop with something of everything. */
import type { Count, Quantiles, Rate } from '../../src/figures/figure.ts';
import type { AiSection } from '../../src/report/ai.ts';
import { LABELS } from '../../src/report/labels.ts';
import type { Measured } from '../../src/report/measured.ts';
import type { Report } from '../../src/report/report.ts';
import { EVERY_STATUS, hostileGuardrails, hostileReadiness, NOT_YET, TEAM } from './judged.ts';

const NOTHING = { items: [], total: 0 };

export function quantiles(given: Partial<Quantiles> = {}): Quantiles {
  return {
    kind: 'quantiles',
    n: 97,
    p50: 21.4,
    p75: 50.1,
    p90: 90.2,
    intervals: { p50: [17, 26.3], p75: [39.9, 64] },
    open: 0,
    fewData: false,
    evidence: { items: ['#101', '#102'], total: 97 },
    ...given,
  };
}

export function rate(given: Partial<Rate> = {}): Rate {
  return {
    kind: 'rate',
    count: 1,
    total: 12,
    rate: 0.0833,
    interval: [0.0149, 0.3539],
    atLeast: false,
    fewData: false,
    evidence: { items: ['production@abcdef1'], total: 1 },
    ...given,
  };
}

export function count(given: Partial<Count> = {}): Count {
  return { kind: 'count', count: 12, perWeek: 0.9333, fewData: false, evidence: NOTHING, ...given };
}

export function measured(given: Partial<Measured> = {}): Measured {
  return {
    current: null,
    previous: null,
    change: { difference: null, interval: null, verdict: null },
    caveats: [],
    benchmark: null,
    ...given,
  };
}

const NO_INTERVALS = { p50: null, p75: null };
const NONE = { n: 0, p50: null, p75: null, p90: null, intervals: NO_INTERVALS };
const NO_FAILURES = quantiles({ ...NONE, fewData: true, evidence: NOTHING });
const SHORT = quantiles({ p50: 3.2, intervals: { p50: [2.1, 4.4], p75: null }, evidence: NOTHING });
const FLAT = { difference: 0.4, interval: [-1, 1.8], verdict: 'no-clear-change' } as const;

const MEASUREMENTS: Readonly<Record<string, Measured>> = {
  'deployment-frequency': measured({
    current: { ...count(), daysPerWeek: 0.9, shippedSomething: 11, redeploys: null },
    previous: count({ count: 9, perWeek: 0.7 }),
    change: { difference: 3, interval: [-6.2, 11.4], verdict: 'no-clear-change' },
  }),
  'lead-time': measured({
    current: quantiles(),
    previous: quantiles({ n: 88, p50: 24.6, intervals: { p50: [20, 30], p75: null } }),
    change: { difference: -3.2, interval: [-9, -0.1], verdict: 'better' },
    caveats: ['unmapped'],
    benchmark: {
      source: 'DORA survey',
      year: 2025,
      statistic: 'p50',
      text: 'less than a day: better than 76 % of answers',
    },
  }),
  'lead-time-from-open': measured({
    current: quantiles({ p50: 19.2 }),
    previous: quantiles({ p50: 22 }),
    change: FLAT,
  }),
  'change-fail-rate': measured({
    current: rate({ atLeast: true }),
    previous: rate({ count: 0, total: 9, rate: 0, interval: [0, 0.2991], atLeast: true, evidence: NOTHING }),
    change: { difference: 0.0833, interval: [-0.22, 0.3539], verdict: null },
    caveats: ['at-least'],
  }),
  'recovery-time': measured({
    current: quantiles({
      n: 2,
      p50: null,
      p75: null,
      p90: null,
      intervals: { p50: null, p75: null },
      open: 1,
      fewData: true,
    }),
    previous: NO_FAILURES,
    change: { difference: null, interval: null, verdict: 'few-data' },
  }),
  'rework-rate': measured({
    current: rate({ count: 3, rate: 0.25, interval: [0.0889, 0.5323] }),
    previous: rate({ count: 0, total: 40, rate: 0, interval: [0, 0.0876] }),
    change: { difference: 0.25, interval: [0.03, 0.53], verdict: 'worse' },
  }),
  coding: measured({ current: SHORT, previous: SHORT, change: FLAT }),
  pickup: measured({ current: quantiles({ p50: 0.5, n: 41, intervals: { p50: null, p75: null } }), change: FLAT }),
  review: measured({ current: SHORT, previous: SHORT, change: FLAT }),
  merge: measured({ current: quantiles({ p50: 0.008, n: 41 }), previous: SHORT, change: FLAT }),
  unreviewed: measured({ current: NO_FAILURES, previous: NO_FAILURES }),
  deploy: measured({ current: quantiles({ p50: 12.8 }), previous: SHORT, change: FLAT }),
};

export function aReport(given: Partial<Report> = {}): Report {
  return {
    repository: 'octo/shop',
    url: 'https://github.com/octo/shop',
    generatedAt: '2026-11-22T10:00:00Z',
    window: { days: 90, since: '2026-08-24T10:00:00Z', until: '2026-11-22T10:00:00Z' },
    previousWindow: { days: 90, since: '2026-05-26T10:00:00Z', until: '2026-08-24T10:00:00Z' },
    minimumSample: 10,
    isHistoryRead: true,
    provenance: provenance(),
    measurements: MEASUREMENTS,
    failures: [
      {
        deployment: 'production@abcdef1',
        sha: 'abcdef1234567890abcdef1234567890abcdef12',
        at: '2026-10-01T10:00:00Z',
        signals: [
          {
            kind: 'revert',
            evidence: '#123',
            at: '2026-10-01T10:40:00Z',
            url: 'https://github.com/octo/shop/pull/123',
          },
        ],
        recoveredAt: '2026-10-01T10:42:00Z',
      },
      { deployment: 'production@bbbbbb2', sha: null, at: '2026-11-01T10:00:00Z', signals: [], recoveredAt: null },
    ],
    signals: { unseen: ['incident'], recorded: 3, incidentsWithoutDeployment: 2, afterPreviousWindow: 1 },
    ai: ai(),
    team: TEAM,
    readiness: NOT_YET,
    guardrails: EVERY_STATUS,
    result: 'fail',
    ...given,
  };
}

/** A run on a pull request that read no history. */
export function unreadReport(given: Partial<Report> = {}): Report {
  const { team: _, readiness: __, ...report } = unknownReport();
  const gap = { part: null, what: 'the history of the repository', why: 'there is no history file', fix: 'Set one.' };
  return { ...report, isHistoryRead: false, provenance: provenance({ gaps: [gap], excluded: null }), ...given };
}

export function provenance(given: Partial<Report['provenance']> = {}): Report['provenance'] {
  return {
    source: 'github',
    branch: 'main',
    deploymentSource: 'deployments',
    deploymentSourceReason: 'GitHub deployments, the first source with a delivery',
    deploymentSourceFix: null,
    approximate: false,
    complete: false,
    configuration: { path: '.github/one-pizza.yml', ref: '0123456789abcdef0123456789abcdef01234567' },
    gaps: [{ part: 'issues', what: 'Issues', why: 'the token may not read them', fix: 'Grant `issues: read`.' }],
    requests: 9,
    points: 21,
    excluded: {
      automation: 31,
      ignored: 0,
      backports: 4,
      outliers: 1,
      directCommits: 12,
      unknownStart: 0,
      unknownStages: 0,
    },
    sources: { deployments: 31, releases: 4, tags: 4 },
    environments: ['production', 'staging'],
    seenUntil: '2026-11-22T10:00:00Z',
    linkage: { merged: 104, shipped: 95, waiting: 7, unmapped: 2, oldestWaitingHours: 120.5 },
    ...given,
  };
}

/** A shop that uses AI, with a rule file and something wrong in it. */
export function ai(given: Partial<AiSection> = {}): AiSection {
  const cohort = { n: 30, leadTimeFromOpen: quantiles({ n: 30, p50: 12 }), size: { n: 30, p50: 80, p75: 200 } };
  const gates = { both: { pass: 12, fail: 80, unknown: 5 }, human: SEEN, machine: SEEN };
  return {
    assisted: rate({ count: 30, total: 97, rate: 0.3093, interval: [0.2264, 0.4066], atLeast: true }),
    previousAssisted: rate({ count: 20, total: 88, rate: 0.2273, interval: [0.1522, 0.325], atLeast: true }),
    change: { difference: 0.082, interval: [-0.0465, 0.2059], verdict: null },
    lowerBoundReasons: [
      { kind: 'unmarked-use', changes: null, text: 'Tools that leave no trace are never seen.' },
      { kind: 'commits-unknown', changes: 1, text: 'Their own commits are not known.' },
    ],
    tools: [
      { tool: 'Claude Code', changes: 18 },
      { tool: 'GitHub Copilot', changes: 12 },
    ],
    utilization: {
      byAgents: rate({ count: 4, total: 97, rate: 0.0412, interval: [0.0162, 0.1013] }),
      aiReviewed: rate({ count: 50, total: 97, rate: 0.5155, interval: [0.4172, 0.6126] }),
      reviewers: [{ tool: 'CodeRabbit', changes: 50 }],
      authors: { assistedPerWeek: 2.25, share: 0.5 },
      weeks: [
        { since: '2026-11-08T10:00:00Z', changes: 4, assisted: 0, authors: 2, assistedAuthors: 0 },
        { since: '2026-11-15T10:00:00Z', changes: 4, assisted: 4, authors: 2, assistedAuthors: 2 },
      ],
    },
    cohorts: { ai: cohort, human: { ...cohort, n: 67 }, automation: { n: 0, leadTimeFromOpen: null, size: null } },
    dualGate: rate({ count: 12, total: 97, rate: 0.1237, interval: [0.0722, 0.2038], atLeast: true }),
    dualGateAssisted: null,
    gates: { all: gates, assisted: { both: UNSEEN, human: UNSEEN, machine: UNSEEN } },
    requiredChecks: 2,
    ruleFileState: 'effective',
    ruleFiles: [
      {
        path: 'AGENTS.md',
        names: [{ path: 'AGENTS.md', how: 'itself' }],
        state: 'effective',
        tools: ['Codex'],
        legacy: false,
        bytes: 1200,
        lines: 40,
        firstChangedAt: '2026-03-01T00:00:00Z',
        lastChangedAt: '2026-10-01T00:00:00Z',
        topics: ['tests', 'commands'],
        findings: [
          { kind: 'missing-path', path: 'AGENTS.md', line: 12, message: 'src/old.ts does not exist', fix: 'name one' },
        ],
      },
    ],
    ruleFileFindings: [
      { kind: 'not-loaded', path: 'claude.md', line: null, message: 'no tool loads this name', fix: null },
    ],
    capabilities: [
      { id: 'ai-stance', title: 'Clear and communicated AI stance', strength: 'partial', observed: ['rule files: 1'] },
      { id: 'user-focus', title: 'User-centric focus', strength: 'not-observable', observed: [] },
      { id: 'small-batches', title: 'Working in small batches', strength: 'good', observed: [] },
    ],
    ...given,
  };
}

const SEEN = { pass: 40, fail: 50, unknown: 7 };
const UNSEEN = { pass: 0, fail: 0, unknown: 30 };

/** Nothing of it could be read. */
export const UNKNOWN_AI: AiSection = {
  assisted: null,
  previousAssisted: null,
  change: { difference: null, interval: null, verdict: null },
  lowerBoundReasons: [],
  tools: [],
  utilization: null,
  cohorts: null,
  dualGate: null,
  dualGateAssisted: null,
  gates: null,
  requiredChecks: null,
  ruleFileState: null,
  ruleFiles: null,
  ruleFileFindings: [],
  capabilities: [],
};

/** Nothing could be worked out. */
export function unknownReport(): Report {
  return aReport({
    measurements: Object.fromEntries(LABELS.map(({ id }) => [id, measured()])),
    failures: [],
    ai: UNKNOWN_AI,
    signals: { unseen: [], recorded: 0, incidentsWithoutDeployment: null, afterPreviousWindow: 0 },
    provenance: provenance({
      deploymentSource: null,
      deploymentSourceReason: 'GitHub deployments could not be read',
      deploymentSourceFix: 'Grant what the gap names.',
      gaps: [
        { part: 'deployments', what: 'Deployments', why: 'HTTP 403', fix: 'Grant `deployments: read`.' },
        { part: 'reviews', what: 'Reviews', why: 'HTTP 403', fix: 'Grant `pull-requests: read`.' },
      ],
      sources: {},
      environments: [],
      linkage: null,
    }),
  });
}

/** The same text wherever a repository, its settings or a saved history could put one. */
export function hostileReport(text: string): Report {
  const evidence = { items: [text], total: 1 };
  const gap = { part: null, what: text, why: text, fix: `Do ${text}` };
  const failure = {
    deployment: text,
    sha: text,
    at: '2026-10-01T10:00:00Z',
    signals: [{ kind: 'revert' as const, evidence: text, at: '2026-10-01T10:40:00Z', url: text }],
    recoveredAt: null,
  };
  return aReport({
    repository: text,
    measurements: { ...MEASUREMENTS, 'lead-time': measured({ current: quantiles({ evidence }) }) },
    failures: [failure],
    ai: hostileAi(text),
    guardrails: hostileGuardrails(text),
    readiness: hostileReadiness(text),
    provenance: provenance({
      branch: text,
      deploymentSourceReason: text,
      deploymentSourceFix: text,
      configuration: { path: text, ref: text },
      gaps: [gap],
      sources: { [text]: 1 },
      environments: [text],
    }),
  });
}

function hostileAi(text: string): AiSection {
  const finding = { kind: 'secret', path: text, line: 3, message: text, fix: text } as const;
  const use = [{ tool: text, changes: 1 }];
  const { utilization, ruleFiles, ...rest } = ai();
  return {
    ...rest,
    tools: use,
    utilization: utilization === null ? null : { ...utilization, reviewers: use },
    ruleFiles: (ruleFiles ?? []).map((file) => ({ ...file, path: text, tools: [text], findings: [finding] })),
    ruleFileFindings: Array.from({ length: 6 }, () => ({ ...finding, line: null })),
  };
}
