import { describe, expect, it } from 'vitest';
import { policyOf } from '../../src/runner/policy.ts';

describe('a policy', () => {
  it('that expects what nobody understands is refused with its line', () => {
    const text = 'guardrails:\n  thresholds:\n    expect:\n      - lead-time <= 48h\n      - lead-tim <= 3h\n';
    expect(() => policyOf({ path: 'x.yml', ref: null, text }, null)).toThrow(
      '\nx.yml:5: guardrails.thresholds.expect[1]: found "lead-tim";',
    );
  });
});
