import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { metricsPage } from '../../scripts/docs-metrics.ts';
import { METRICS } from '../../src/metrics/list.ts';

const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');

describe('docs/metrics.md', () => {
  it('is what the list of metrics makes', () => {
    expect(page).toBe(metricsPage());
  });

  it.each(METRICS)('has a section on $id with its definition', ({ title, id, definition, detailKeys }) => {
    expect(page).toContain(`### ${title}\n\n${definition}\n\nId \`${id}\``);
    for (const key of Object.keys(detailKeys ?? {})) expect(page).toContain(`- \`${key}\`: `);
  });

  it('says what a stage is called in the report', () => {
    expect(page).toContain('`stages.current.pickup`');
    expect(page).toContain('`delivery.changeFailRate`');
  });
});
