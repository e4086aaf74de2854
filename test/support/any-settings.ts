/** Any settings that a config file can ask for. */
import fc from 'fast-check';
import { eachGuardrail } from '../../src/config/presets.ts';
import type { Settings } from '../../src/config/settings.ts';
import {
  APPLIES_TO,
  DEPLOYMENT_SOURCES,
  FAIL_ON,
  LEVELS,
  ON_UNKNOWN,
  PRESETS,
  SIGNALS,
} from '../../src/config/settings.ts';

const name = fc.oneof(
  fc.constantFrom('a', 'b c', 'v*.*', '1', 'null', '(none)', 'x → y', 'a, b', '\u202e', 'ä', '{ a: b }', '"'),
  fc.stringMatching(/^[\w ./*-]{1,200}$/),
);
const names = fc.array(name, { maxLength: 4 });
const logins = fc.array(fc.constantFrom('alice', 'bob', 'robot[bot]', 'acme_x-1'), { maxLength: 3 });
const owners = fc.array(fc.constantFrom('alice', 'acme/architects', 'acme/core.team'), { maxLength: 3 });
const whole = (most: number) => fc.integer({ min: 1, max: most });
const percent = fc.constantFrom(0, 0.5, 20, 100);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const day = maybe(fc.constantFrom('2026-01-31', '2024-02-29', '2026-11-01'));
const limits = { maxLines: maybe(whole(100_000)), maxFiles: maybe(whole(100_000)) };

const aiAuthor = fc.oneof(
  fc.record({ tool: name, login: name }),
  fc.record({ tool: name, email: name }),
  fc.record({ tool: name, branch: name }),
  fc.record({ tool: name, trailer: name }),
  fc.record({ tool: name, label: name }),
);

const readiness = fc.record({
  product: fc.record({
    sloPercent: maybe(fc.constantFrom(99.9, 99.95, 100)),
    regulatedData: maybe(fc.boolean()),
    asOf: day,
  }),
  pager: fc.record({ alertLabels: names, alertsPerWeek: maybe(fc.constantFrom(0, 4, 7.5)), asOf: day }),
  rollbackDrill: day,
  shippers: whole(50),
  evidencePercent: percent,
  toil: fc.record({ labels: names, quotaPercent: percent }),
  onePizzaSize: whole(50),
  hats: fc.record({ techLead: logins, domainArchitect: owners, architecturePaths: names }),
});

const level = fc.record({
  level: fc.constantFrom(...LEVELS),
  from: fc.constantFrom('preset' as const, 'file' as const),
});

const guardrails = fc.record({
  levels: fc.record(eachGuardrail(() => level)),
  dualGate: fc.record({ appliesTo: fc.constantFrom(...APPLIES_TO) }),
  prEvidence: fc.record({ sections: names }),
  securityChecks: fc.record({ checks: names }),
  prSize: fc.record({
    maxLines: whole(100_000),
    maxFiles: whole(100_000),
    aiAssisted: fc.record(limits),
    generated: names,
  }),
  rollbackFirst: fc.record({ labels: names }),
  thresholds: fc.record({ expect: names }),
});

const deployments = fc
  .record({
    source: fc.constantFrom('auto', ...DEPLOYMENT_SOURCES),
    environments: names,
    workflows: names,
    tags: maybe(names),
    countFailedAttempts: fc.boolean(),
  })
  // A source that is asked for by name needs the names of what it finds.
  .map((given) => {
    const named = { deployments: given.environments, workflows: given.workflows, tags: given.tags };
    const isUnnamed = Object.entries(named).some(([source, list]) => source === given.source && list?.length === 0);
    return isUnnamed ? { ...given, source: 'auto' as const } : given;
  });

export const anySettings: fc.Arbitrary<Settings> = fc.record({
  windowDays: whole(365),
  minimumSample: whole(1000),
  branch: maybe(name),
  deployments,
  failures: fc.record({
    signals: fc.subarray([...SIGNALS], { minLength: 1 }),
    withinHours: fc.constantFrom(1, 1.5, 168),
    revertWithinDays: whole(90),
    hotfix: fc.record({ labels: names, branches: names, titles: names }),
    incidentLabels: names,
  }),
  people: fc.record({ bots: names, ignore: names }),
  ai: fc.record({
    ruleFiles: fc.array(fc.record({ tool: name, glob: name }), { maxLength: 2 }),
    authors: fc.array(aiAuthor, { maxLength: 2 }),
    reviewers: names,
    labels: fc.record({ assisted: names, notAssisted: names }),
  }),
  preset: fc.constantFrom(...PRESETS),
  failOn: fc.constantFrom(...FAIL_ON),
  onUnknown: fc.constantFrom(...ON_UNKNOWN),
  baseline: maybe(fc.constantFrom('b.json', '.github/one-pizza-baseline.json')),
  readiness,
  guardrails,
});
