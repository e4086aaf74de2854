import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTally } from '../../scripts/tally.ts';
import { aFolder } from '../support/folder.ts';

function tallyOf(...testResults: readonly { readonly status: string; readonly tests: readonly string[] }[]) {
  const files = testResults.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  return readTally(join(aFolder({ 'results.json': JSON.stringify({ testResults: files }) }), 'results.json'));
}

describe('readTally', () => {
  it('counts over all files, and leaves out what was skipped', () => {
    const first = { status: 'passed', tests: ['passed', 'passed', 'pending'] };
    const second = { status: 'failed', tests: ['passed', 'failed'] };
    expect(tallyOf(first, second)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be run as one failure', () => {
    expect(tallyOf({ status: 'failed', tests: [] })).toEqual({ passed: 0, failed: 1 });
  });
});
