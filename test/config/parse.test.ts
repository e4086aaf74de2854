import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { levelsOf } from '../../src/config/presets.ts';
import { GUARDRAILS, type Settings } from '../../src/config/settings.ts';

const FILE = '.github/one-pizza.yml';

function parse(...lines: readonly string[]): Settings {
  return parseConfig({ text: `${lines.join('\n')}\n`, file: FILE });
}

describe('a config file', () => {
  it('means the defaults when it says nothing', () => {
    const defaults = {
      windowDays: 90,
      minimumSample: 10,
      branch: null,
      deployments: {
        source: 'auto',
        environments: [
          'prod',
          'prod-*',
          'prod_*',
          'prd*',
          'production',
          'production-*',
          'production_*',
          'production *',
          'live',
        ],
        workflows: [],
        tags: null,
        countFailedAttempts: false,
      },
      failures: {
        signals: ['rollback', 'status', 'revert', 'hotfix', 'incident'],
        withinHours: 24,
        revertWithinDays: 14,
        hotfix: { labels: ['hotfix'], branches: ['hotfix/*', 'hotfix-*'], titles: ['hotfix*'] },
        incidentLabels: ['incident', 'outage', 'sev*'],
      },
      people: { bots: [], ignore: [] },
      ai: {
        ruleFiles: [],
        authors: [],
        reviewers: [],
        labels: { assisted: ['ai-assisted'], notAssisted: ['not-ai'] },
      },
      preset: 'observe',
      failOn: 'error',
      onUnknown: 'warn',
      baseline: null,
      readiness: {
        product: { sloPercent: null, regulatedData: null, asOf: null },
        pager: { alertLabels: ['alert'], alertsPerWeek: null, asOf: null },
        rollbackDrill: null,
        shippers: 3,
        evidencePercent: 80,
        toil: { labels: ['toil', 'ops', 'ktlo'], quotaPercent: 20 },
        onePizzaSize: 4,
        hats: { techLead: [], domainArchitect: [], architecturePaths: [] },
      },
      guardrails: {
        levels: Object.fromEntries(GUARDRAILS.map((id) => [id, { level: 'warn', from: 'preset' }])),
        dualGate: { appliesTo: 'ai-assisted' },
        prEvidence: { sections: [] },
        securityChecks: { checks: [] },
        prSize: { maxLines: 400, maxFiles: 25, aiAssisted: { maxLines: null, maxFiles: null }, generated: [] },
        rollbackFirst: { labels: ['fix-forward'] },
        thresholds: { expect: [] },
      },
    };
    for (const text of ['', '\n\n', '# only a comment\n', '---\n', '---\n# nothing\n...\n', '\uFEFF', '{}', '~']) {
      expect(parseConfig({ text, file: FILE })).toEqual(defaults);
    }
  });

  it('sets every key about deliveries, people and AI', () => {
    const settings = parse(
      'window-days: 30',
      'minimum-sample: 5',
      'branch: release/2.x',
      'deployments:',
      '  source: workflows',
      '  environments: [eu, us]',
      '  workflows: [deploy.yml]',
      '  tags: ["v*.*.*"]',
      '  count-failed-attempts: true',
      'failures:',
      '  signals: [incident, revert, revert]',
      '  within-hours: 1.5',
      '  revert-within-days: 7',
      '  hotfix: { labels: [urgent], branches: ["fix/*"], titles: ["urgent*"] }',
      '  incident-labels: [p1]',
      'people:',
      '  bots: [acme-robot]',
      '  ignore: [alice]',
      'ai:',
      '  rule-files: [{ tool: Acme, glob: ACME.md }]',
      '  authors: [{ tool: Acme, login: acme-agent }, { tool: Acme, trailer: "Made-by: Acme" }]',
      '  reviewers: [acme-reviewer]',
      '  labels: { assisted: [by-ai], not-assisted: [by-hand] }',
    );
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      windowDays: 30,
      minimumSample: 5,
      branch: 'release/2.x',
      deployments: {
        source: 'workflows',
        environments: ['eu', 'us'],
        workflows: ['deploy.yml'],
        tags: ['v*.*.*'],
        countFailedAttempts: true,
      },
      failures: {
        signals: ['revert', 'incident'],
        withinHours: 1.5,
        revertWithinDays: 7,
        hotfix: { labels: ['urgent'], branches: ['fix/*'], titles: ['urgent*'] },
        incidentLabels: ['p1'],
      },
      people: { bots: ['acme-robot'], ignore: ['alice'] },
      ai: {
        ruleFiles: [{ tool: 'Acme', glob: 'ACME.md' }],
        authors: [
          { tool: 'Acme', login: 'acme-agent' },
          { tool: 'Acme', trailer: 'Made-by: Acme' },
        ],
        reviewers: ['acme-reviewer'],
        labels: { assisted: ['by-ai'], notAssisted: ['by-hand'] },
      },
    });
  });

  it('sets every key about readiness', () => {
    const { readiness } = parse(
      'readiness:',
      '  product: { slo-percent: 99.5, regulated-data: false, as-of: 2026-11-01 }',
      '  pager: { alert-labels: [page], alerts-per-week: 4.5, as-of: 2026-11-02 }',
      '  rollback-drill: 2024-02-29',
      '  shippers: 2',
      '  evidence-percent: 75.5',
      '  toil: { labels: [chore], quota-percent: 0 }',
      '  one-pizza-size: 5',
      '  hats: { tech-lead: [alice], domain-architect: [bob], architecture-paths: ["src/core/**"] }',
    );
    expect(readiness).toEqual({
      product: { sloPercent: 99.5, regulatedData: false, asOf: '2026-11-01' },
      pager: { alertLabels: ['page'], alertsPerWeek: 4.5, asOf: '2026-11-02' },
      rollbackDrill: '2024-02-29',
      shippers: 2,
      evidencePercent: 75.5,
      toil: { labels: ['chore'], quotaPercent: 0 },
      onePizzaSize: 5,
      hats: { techLead: ['alice'], domainArchitect: ['bob'], architecturePaths: ['src/core/**'] },
    });
  });

  it('knows owners with the sign that CODEOWNERS has', () => {
    const { hats } = parse(
      'readiness: { hats: { tech-lead: ["@alice", bob], domain-architect: ["@acme/architects", "@carol", "acme/core"] } }',
    ).readiness;
    expect(hats.techLead).toEqual(['alice', 'bob']);
    expect(hats.domainArchitect).toEqual(['acme/architects', 'carol', 'acme/core']);
  });

  it('says how strict a run is', () => {
    const settings = parse('preset: strict', 'fail-on: never', 'on-unknown: error', 'baseline: ci/baseline.json');
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      preset: 'strict',
      failOn: 'never',
      onUnknown: 'error',
      baseline: 'ci/baseline.json',
      guardrails: { ...DEFAULT_SETTINGS.guardrails, levels: levelsOf('strict') },
    });
  });

  it('leaves the neighbours of a key at their defaults', () => {
    expect(parse('failures:', '  hotfix:', '    labels: [urgent]')).toEqual({
      ...DEFAULT_SETTINGS,
      failures: {
        ...DEFAULT_SETTINGS.failures,
        hotfix: { labels: ['urgent'], branches: ['hotfix/*', 'hotfix-*'], titles: ['hotfix*'] },
      },
    });
  });

  it('takes empty lists at their word', () => {
    const { deployments, failures } = parse(
      'deployments: { environments: [], tags: [] }',
      'failures: { incident-labels: [] }',
    );
    expect([deployments.environments, deployments.tags, failures.incidentLabels]).toEqual([[], [], []]);
  });
});
