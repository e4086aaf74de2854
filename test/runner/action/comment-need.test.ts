import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/report/report.ts';
import { isSettled, needsAction } from '../../../src/runner/action/comment-need.ts';
import { aRule, aViolation, guardrailsOf } from '../../render/judged.ts';

type Case = {
  readonly what: string;
  readonly rules: Report['guardrails']['rules'];
  readonly result: Report['result'];
  readonly action: boolean;
  readonly settled: boolean;
};

describe('a verdict', () => {
  it.each<Case>([
    { what: 'all that is enforced holds', rules: [aRule()], result: 'pass', action: false, settled: true },
    { what: 'one is violated', rules: [aRule(), aViolation()], result: 'fail', action: true, settled: false },
    {
      what: 'one is violated, and nothing may fail',
      rules: [aViolation()],
      result: 'warn',
      action: true,
      settled: false,
    },
    { what: 'one waits', rules: [aRule({ status: 'pending' })], result: 'pending', action: true, settled: false },
    {
      what: 'only a warning is left',
      rules: [aRule(), aRule({ level: 'warn', status: 'fail' })],
      result: 'warn',
      action: false,
      settled: true,
    },
    {
      what: 'what is enforced can not be seen',
      rules: [aRule(), aRule({ status: 'unknown' })],
      result: 'warn',
      action: false,
      settled: false,
    },
    {
      what: 'nothing is judged: a draft',
      rules: [aRule({ status: 'skipped' })],
      result: 'pass',
      action: false,
      settled: false,
    },
    { what: 'no rule is on', rules: [], result: 'pass', action: false, settled: false },
  ])('$what: needs action $action, resolves $settled', ({ rules, result, action, settled }) => {
    const report = { guardrails: guardrailsOf(rules), result };
    expect([needsAction(report), isSettled(report)]).toEqual([action, settled]);
  });
});
