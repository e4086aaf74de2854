import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readinessPage } from '../../scripts/docs-readiness.ts';
import { CHECKS } from '../../src/readiness/list.ts';
import { READINESS_VERDICTS } from '../../src/readiness/readiness.ts';

const page = readFileSync(new URL('../../docs/readiness.md', import.meta.url), 'utf8');

describe('docs/readiness.md', () => {
  it('is what the list of checks makes', () => {
    expect(page).toBe(readinessPage());
  });

  it.each(CHECKS)('has a section on $id with its definition', ({ id, title, definition }) => {
    expect(page).toContain(`\n### ${title}\n\nId \`${id}\`. ${definition}\n`);
  });

  it('has every verdict, the one that holds first before the others', () => {
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (?:the check|else)/gm)].map(([, verdict]) => verdict);
    expect(rows).toEqual([...READINESS_VERDICTS]);
    expect(rows).toEqual(['do-not-shrink', 'not-yet', 'unknown', 'ready']);
  });

  it('counts the checks', () => {
    expect(CHECKS).toHaveLength(5);
    expect(page).toContain('Five checks answer');
  });

  it.each([
    '| `readiness.product.slo-percent` | a number above 0, at most 100 | – |',
    '| `readiness.toil.labels` | names or patterns | `[toil, ops, ktlo]` |',
  ])('says %s', (row) => {
    expect(page).toContain(`\n${row}`);
  });
});
