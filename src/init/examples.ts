/** Values of some team for the keys that nothing is set for by default, so that each line shows how it is written. */
export const EXAMPLES: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['branch', 'main'],
  ['baseline', '.github/one-pizza-baseline.json'],
  ['deployments.tags', ['v*.*.*']],
  ['readiness.product.slo-percent', 99.9],
  ['readiness.product.regulated-data', false],
  ['readiness.product.as-of', '2026-11-01'],
  ['readiness.pager.alerts-per-week', 4],
  ['readiness.pager.as-of', '2026-11-01'],
  ['readiness.rollback-drill', '2026-10-02'],
  ['guardrails.pr-size.ai-assisted.max-lines', 250],
  ['guardrails.pr-size.ai-assisted.max-files', 15],
]);
