import type { ConfigFile } from './schema.ts';
import type { Guardrails, Readiness, Settings } from './settings.ts';

/** A part of the config file with every key there, a guardrail always as a mapping, and `null` where nothing is set. */
type Whole<Part> = { readonly [Key in keyof Part]-?: WholeValue<NonNullable<Part[Key]>> };
type WholeValue<Value> = Value extends readonly (infer Item)[]
  ? readonly Item[] | null
  : Extract<Value, object> extends never
    ? Value | null
    : Whole<Extract<Value, object>>;

/** Settings in the spelling and the order of the config file: a file that says all of it means these settings. */
export function spelled(settings: Settings): Whole<ConfigFile> {
  const { deployments, failures, ai } = settings;
  return {
    'window-days': settings.windowDays,
    'minimum-sample': settings.minimumSample,
    branch: settings.branch,
    preset: settings.preset,
    'fail-on': settings.failOn,
    'on-unknown': settings.onUnknown,
    deployments: {
      source: deployments.source,
      environments: deployments.environments,
      workflows: deployments.workflows,
      tags: deployments.tags,
      'count-failed-attempts': deployments.countFailedAttempts,
    },
    failures: {
      signals: failures.signals,
      'within-hours': failures.withinHours,
      'revert-within-days': failures.revertWithinDays,
      hotfix: failures.hotfix,
      'incident-labels': failures.incidentLabels,
    },
    people: settings.people,
    ai: {
      'rule-files': ai.ruleFiles,
      authors: ai.authors,
      reviewers: ai.reviewers,
      labels: { assisted: ai.labels.assisted, 'not-assisted': ai.labels.notAssisted },
    },
    readiness: spelledReadiness(settings.readiness),
    guardrails: spelledGuardrails(settings.guardrails),
    baseline: settings.baseline,
  };
}

function spelledReadiness({ product, pager, toil, hats, ...readiness }: Readiness): Whole<ConfigFile>['readiness'] {
  return {
    product: {
      'slo-percent': product.sloPercent,
      'regulated-data': product.regulatedData,
      'as-of': product.asOf,
    },
    pager: {
      'alert-labels': pager.alertLabels,
      'alerts-per-week': pager.alertsPerWeek,
      'as-of': pager.asOf,
    },
    'rollback-drill': readiness.rollbackDrill,
    shippers: readiness.shippers,
    'evidence-percent': readiness.evidencePercent,
    toil: { labels: toil.labels, 'quota-percent': toil.quotaPercent },
    'one-pizza-size': readiness.onePizzaSize,
    hats: {
      'tech-lead': hats.techLead,
      'domain-architect': hats.domainArchitect,
      'architecture-paths': hats.architecturePaths,
    },
  };
}

function spelledGuardrails({ levels, prSize, ...guardrails }: Guardrails): Whole<ConfigFile>['guardrails'] {
  return {
    'dual-gate': { level: levels['dual-gate'].level, 'applies-to': guardrails.dualGate.appliesTo },
    'pr-evidence': { level: levels['pr-evidence'].level, sections: guardrails.prEvidence.sections },
    'security-checks': { level: levels['security-checks'].level, checks: guardrails.securityChecks.checks },
    'pr-size': {
      level: levels['pr-size'].level,
      'max-lines': prSize.maxLines,
      'max-files': prSize.maxFiles,
      'ai-assisted': { 'max-lines': prSize.aiAssisted.maxLines, 'max-files': prSize.aiAssisted.maxFiles },
      generated: prSize.generated,
    },
    'architecture-approval': { level: levels['architecture-approval'].level },
    'rollback-first': { level: levels['rollback-first'].level, labels: guardrails.rollbackFirst.labels },
    'guarded-files': { level: levels['guarded-files'].level },
    'rule-files': { level: levels['rule-files'].level },
    'rule-file-truth': { level: levels['rule-file-truth'].level },
    'toil-quota': { level: levels['toil-quota'].level },
    thresholds: { level: levels.thresholds.level, expect: guardrails.thresholds.expect },
  };
}
