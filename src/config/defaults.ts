/** What holds where nothing is set. */
import { levelsOf } from './presets.ts';
import type { Settings } from './settings.ts';
import { SIGNALS } from './settings.ts';

export const DEFAULT_SETTINGS: Settings = {
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
    signals: SIGNALS,
    withinHours: 24,
    revertWithinDays: 14,
    hotfix: { labels: ['hotfix'], branches: ['hotfix/*', 'hotfix-*'], titles: ['hotfix*'] },
    incidentLabels: ['incident', 'outage', 'sev*'],
  },
  people: { bots: [], ignore: [] },
  ai: { ruleFiles: [], authors: [], reviewers: [], labels: { assisted: ['ai-assisted'], notAssisted: ['not-ai'] } },
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
    levels: levelsOf('observe'),
    dualGate: { appliesTo: 'ai-assisted' },
    prEvidence: { sections: [] },
    securityChecks: { checks: [] },
    prSize: { maxLines: 400, maxFiles: 25, aiAssisted: { maxLines: null, maxFiles: null }, generated: [] },
    rollbackFirst: { labels: ['fix-forward'] },
    thresholds: { expect: [] },
  },
};
