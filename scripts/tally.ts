import { readFileSync } from 'node:fs';
import { z } from 'zod';

const results = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Tests that passed and tests that failed. */
export type Tally = { readonly passed: number; readonly failed: number };

/** Counts the tests in a file of vitest's JSON reporter. A test file that could not be run counts as one failure. */
export function readTally(file: string): Tally {
  const { testResults } = results.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = testResults.flatMap(({ status, assertionResults }) => {
    const broken = status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    return broken ? [...assertionResults, { status }] : assertionResults;
  });
  const count = (status: string): number => tests.filter((test) => test.status === status).length;
  return { passed: count('passed'), failed: count('failed') };
}
