/** What docs/threat-model.md says of attempts, held against the tests that it names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, ROOT, tableOf, textOf } from './support/documents.ts';

const FOLDER = join(ROOT, 'test', 'acceptance');
const TESTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n');
const ATTEMPTS = tableOf(textOf('docs/threat-model.md'), 'attempt');

/** Whether a test, or a row of one, bears this title. */
function isTested(title: string): boolean {
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => TESTS.includes(quoted));
}

describe('the attempts of docs/threat-model.md', () => {
  it('are many, with the tests that try each', () => {
    expect(ATTEMPTS.length).toBeGreaterThan(20);
  });

  it.each(ATTEMPTS.map(([attempt = '', , tried = '']) => ({ attempt, tried })))(
    'are tried on the built Action: $attempt',
    ({ tried }) => {
      expect(codesIn(tried)).not.toEqual([]);
      expect(codesIn(tried).filter((title) => !isTested(title))).toEqual([]);
    },
  );

  it('would be told from those that nobody tries', () => {
    expect(isTested('is beaten by nothing at all')).toBe(false);
  });
});
