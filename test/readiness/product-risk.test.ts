import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import type { Readiness } from '../../src/config/settings.ts';
import type { CheckStatus, Finding } from '../../src/readiness/check.ts';
import { productRisk } from '../../src/readiness/product-risk.ts';
import { delivered } from './delivered.ts';

type Product = Readiness['product'];

function assess(sloPercent: number | null, regulatedData: boolean | null, asOf: string | null): Finding {
  const product: Product = { sloPercent, regulatedData, asOf };
  return productRisk.assess(delivered({}, { readiness: { product } }));
}

describe('product-risk', () => {
  it.each<[Parameters<typeof assess>, CheckStatus]>([
    [[99.9, false, '2026-03-01'], 'pass'],
    [[99.949, false, '2026-03-01'], 'pass'],
    [[99.95, false, '2026-03-01'], 'fail'],
    [[99.99, false, '2026-03-01'], 'fail'],
    [[99, true, '2026-03-01'], 'fail'],
    // 365 and 366 days before 1 April 2026.
    [[99.9, false, '2025-04-01'], 'pass'],
    [[99.9, false, '2025-03-31'], 'unknown'],
    [[99.9, false, '2026-04-02'], 'unknown'],
    [[99.9, false, null], 'unknown'],
    // Risk does not expire.
    [[99.99, false, '2020-01-01'], 'fail'],
    [[99.99, null, null], 'fail'],
    [[null, true, null], 'fail'],
    [[99.9, true, '2027-01-01'], 'fail'],
    // Half a declaration is none.
    [[99.9, null, '2026-03-01'], 'unknown'],
    [[null, false, '2026-03-01'], 'unknown'],
    [[null, null, null], 'unknown'],
  ])('SLO, regulated data, as of: %j: %s', (product, status) => {
    expect(assess(...product).status).toBe(status);
  });

  it('shows the error budget and what is declared', () => {
    expect(assess(99.99, false, '2026-03-01')).toMatchObject({
      observed:
        'An SLO of 99.99 % is declared, an error budget of 13.0 minutes in a quarter of 90 days; no regulated data is declared. As of 2026-03-01.',
      evidence: [
        'readiness.product.slo-percent: 99.99 (as of 2026-03-01)',
        'readiness.product.regulated-data: false (as of 2026-03-01)',
      ],
    });
    expect(assess(99.9, false, '2026-03-01').observed).toContain('129.6 minutes');
  });

  it.each<[Parameters<typeof assess>, RegExp, string]>([
    [[null, null, null], /^Neither/, 'slo-percent: 99.9, regulated-data: false'],
    [[null, false, '2026-03-01'], /^No SLO/, 'slo-percent: 99.9, regulated-data: false'],
    [[99.5, null, '2026-03-01'], /whether there is regulated data/, 'slo-percent: 99.5, regulated-data: false'],
    [[99, false, '2024-01-01'], /more than 365 days ago\.$/, 'slo-percent: 99, regulated-data: false'],
    [[99, false, '2026-04-02'], /after the end of the window\.$/, 'slo-percent: 99, regulated-data: false'],
    [[99, false, null], /no date\.$/, 'slo-percent: 99, regulated-data: false'],
  ])('with %j declared, it ends in the line to write', (product, observed, figures) => {
    const finding = assess(...product);
    expect(finding.observed).toMatch(observed);
    const line = `\`readiness: { product: { ${figures}, as-of: 2026-04-01 } }\`.`;
    expect(finding.next?.endsWith(` In the config file: ${line}`)).toBe(true);
  });

  it('gives a line that the config file takes', () => {
    const [line = ''] = assess(null, null, null).next?.match(/(?<=`)readiness: [^`]+/) ?? [];
    expect(parseConfig({ file: 'one-pizza.yml', text: line }).readiness.product).toEqual({
      sloPercent: 99.9,
      regulatedData: false,
      asOf: '2026-04-01',
    });
  });

  it('asks for nothing where it passes, and not to shrink where it fails', () => {
    expect(assess(99.9, false, '2026-03-01').next).toBeNull();
    expect(assess(99.9, true, '2026-03-01').next).toMatch(/^Do not shrink this team\./);
  });
});
