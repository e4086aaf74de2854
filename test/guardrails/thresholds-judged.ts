/** What the thresholds rule says of a delivery, in the form of a table of cases. */
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { Baseline, Verdict } from '../../src/guardrails/rule.ts';
import { thresholds } from '../../src/guardrails/thresholds.ts';
import { settingsWith } from '../support/guarded.ts';

/** An expectation, what becomes of it, and what is said of its figure. */
export type Case = readonly [text: string, status: Verdict['status'], evidence: string];

/** What the rule says of expectations. */
export function judged(
  delivery: Delivery,
  expected: readonly string[],
  baseline: Baseline | string | null = null,
): Verdict {
  const settings = settingsWith({ guardrails: { thresholds: { expect: expected } } });
  const verdict = thresholds.ofRepository?.({ delivery, baseline }, settings);
  if (verdict === undefined) throw new Error('it judges no repository');
  return verdict;
}

/** The status and the evidence, as in a table of cases. */
export function one(delivery: Delivery, text: string, baseline: Baseline | string | null = null): Case {
  const { status, evidence } = judged(delivery, [text], baseline);
  const shown = evidence.map((each) => each.text).join();
  return [text, status, shown.startsWith(`${text}: `) ? shown.slice(text.length + 2) : shown];
}
