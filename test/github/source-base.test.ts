import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/github/repository.ts';
import { readGitHub } from '../../src/github/source.ts';
import type { KnownHistory } from '../../src/github/source-base.ts';
import { MS_PER_DAY, MS_PER_HOUR, windowEnding } from '../../src/history/time.ts';
import { aPlan, UNTIL } from '../support/history.ts';
import { generatedRepository } from './generated-world.ts';
import { withGitHub } from './reading.ts';

const LABELS = ['incident'];

/** Reads, lets an hour pass, changes what was saved, and reads on; tells what was logged about that. */
async function readOn(change: (known: KnownHistory) => KnownHistory, hours = 1) {
  const repository = generatedRepository({ changes: 20, until: UNTIL, days: 20, merges: 'squash', deployEvery: 5 });
  let now = UNTIL;
  return withGitHub({ repository, now: () => now }, async (_, door) => {
    const told: string[] = [];
    const read = async (known: KnownHistory | null) => {
      const opened = await openRepository(door, { owner: 'octo', name: 'shop' });
      const plan = aPlan({ window: windowEnding(opened.startedAt, 90) });
      const log = (message: string) => told.push(message);
      const result = await readGitHub({ door, repository: opened, plan, issueLabels: LABELS, known, log });
      return { ...result, plan };
    };
    const { history, watermark, fullReadAt, plan } = await read(null);
    const configuration = { path: null, ref: null, settings: {} };
    const saved = { history, watermark, fullReadAt, window: plan.window, configuration };
    now += hours * MS_PER_HOUR;
    // A door tells the time of its first reply: the second read needs one of its own.
    return withGitHub({ repository, now: () => now }, async (__, later) => {
      const opened = await openRepository(later, { owner: 'octo', name: 'shop' });
      told.length = 0;
      const { isIncremental } = await readGitHub({
        door: later,
        repository: opened,
        plan: aPlan({ window: windowEnding(now, 90) }),
        issueLabels: LABELS,
        known: change({ saved, plan, issueLabels: LABELS }),
        log: (message) => told.push(message),
      });
      return { isIncremental, told };
    });
  });
}

const withHistory = (fields: Partial<KnownHistory['saved']['history']>) => (known: KnownHistory) => ({
  ...known,
  saved: { ...known.saved, history: { ...known.saved.history, ...fields } },
});

describe('a saved history', () => {
  it('is gone on from where nothing speaks against it', async () => {
    expect((await readOn((known) => known)).isIncremental).toBe(true);
  });

  it.each([
    ['a clone', withHistory({ source: 'git' }), 'was not read from GitHub'],
    ['another repository', withHistory({ url: 'https://github.com/octo/else' }), 'is of another repository'],
    ['another branch', withHistory({ branch: 'release' }), 'is of another branch'],
    ['a later time', withHistory({ seenUntil: UNTIL + MS_PER_DAY }), 'comes from a later time'],
    [
      'a read that nothing may build on',
      (known: KnownHistory) => ({ ...known, saved: { ...known.saved, watermark: null } }),
      'is not one to go on from',
    ],
    [
      'another plan',
      (known: KnownHistory) => ({ ...known, plan: { ...known.plan, environments: ['live'] } }),
      'The configuration has changed',
    ],
    [
      'other headings of evidence',
      (known: KnownHistory) => ({ ...known, plan: { ...known.plan, evidenceSections: ['How it was tasted'] } }),
      'The configuration has changed',
    ],
    ['an earlier extraction', withHistory({ extraction: 1 }), 'Other things are read from pull requests now'],
    ['other labels', (known: KnownHistory) => ({ ...known, issueLabels: ['outage'] }), 'The configuration has changed'],
  ])('of %s is not: everything is read anew, and why is said', async (_, change, why) => {
    const { isIncremental, told } = await readOn(change);
    expect(isIncremental).toBe(false);
    expect(told[0]).toContain(why);
    expect(told[0]).toContain('reading everything anew.');
  });

  it('is read anew every 30 days', async () => {
    expect((await readOn((known) => known, 30 * 24)).isIncremental).toBe(true);
    const { isIncremental, told } = await readOn((known) => known, 30 * 24 + 1);
    expect([isIncremental, told[0]]).toEqual([
      false,
      'The last full read is more than 30 days ago: reading everything anew.',
    ]);
  });
});
