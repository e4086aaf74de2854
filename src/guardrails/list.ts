import { architectureApproval } from './architecture-approval.ts';
import { dualGate } from './dual-gate.ts';
import { guardedFiles } from './guarded-files.ts';
import { prEvidence } from './pr-evidence.ts';
import { prSize } from './pr-size.ts';
import { rollbackFirst } from './rollback-first.ts';
import type { Rule } from './rule.ts';
import { ruleFileTruth } from './rule-file-truth.ts';
import { ruleFiles } from './rule-files.ts';
import { securityChecks } from './security-checks.ts';
import { thresholds } from './thresholds.ts';
import { toilQuota } from './toil-quota.ts';

/** Every rule, in the order in which they are shown. */
export const RULES: readonly Rule[] = [
  dualGate,
  prEvidence,
  securityChecks,
  prSize,
  architectureApproval,
  rollbackFirst,
  guardedFiles,
  ruleFiles,
  ruleFileTruth,
  toilQuota,
  thresholds,
];
