import { describe, expect, it } from 'vitest';
import type { ReadContext } from '../../src/github/part.ts';
import { readPullRequests } from '../../src/github/pull-requests.ts';
import { evidenceOf } from '../../src/github/pull-requests-evidence.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { fakePullRequest, fakeRepository } from '../support/fake-github/builders.ts';
import { RESOURCE_LIMITS } from '../support/fake-github/known-faults.ts';
import type { FakeGitHub } from '../support/fake-github/start.ts';
import type { FakePullRequest } from '../support/fake-github/state.ts';
import { aHistory, aPlan, UNTIL } from '../support/history.ts';
import { aContext, doorTo, operations, withGitHub } from './reading.ts';

const daysAgo = (days: number) => UNTIL - days * MS_PER_DAY;
const file = (path: string, changeType = 'MODIFIED') => ({ path, changeType, additions: 1, deletions: 0 });
const PICTURE = '![before and after](https://example.com/shot.png)';

/** Merged a day before `UNTIL`, unless told otherwise; as many files changed as are listed. */
function pull(number: number, given: Partial<FakePullRequest> = {}): FakePullRequest {
  const { files = [file('src/a.ts')] } = given;
  return fakePullRequest({ number, mergedAt: daysAgo(1), files, changedFiles: files.length, ...given });
}

async function read(fake: FakeGitHub, given: Partial<ReadContext> = {}): Promise<readonly PullRequest[]> {
  const bound = Promise.resolve(daysAgo(200));
  const door = doorTo(fake);
  return (await readPullRequests(door, aContext(given), { bound, resumable: null, elapsed: () => 0 })).items;
}

const evidenceIn = (items: readonly PullRequest[]) =>
  Object.fromEntries(items.map(({ number, evidence }) => [number, evidence]));

describe('evidenceOf', () => {
  type Shown = Parameters<typeof evidenceOf>[0];
  const reply = (given: Partial<Shown>) => evidenceOf({ body: '', changedFiles: 1, ...given }, []);
  const files = (...nodes: ({ path: string; changeType: string } | null)[]) => ({ nodes });

  it.each([
    ['tests and docs', files(file('test/a.test.ts'), file('docs/a.md')), ['tests', 'docs']],
    ['a benchmark', files(file('bench/a.bench.ts')), ['performance']],
    ['code alone', files(file('src/a.ts')), []],
    ['tests that it deletes', files(file('test/a.test.ts', 'DELETED')), []],
    ['tests that it renames', files(file('test/a.test.ts', 'RENAMED')), ['tests']],
    ['files that were not asked for', undefined, null],
    ['files that may not be seen', null, null],
  ])('of %s', (_, shown, evidence) => {
    const changedFiles = shown?.nodes.length ?? 1;
    expect(reply({ ...(shown === undefined ? {} : { files: shown }), changedFiles })).toEqual(evidence);
  });

  it('is what the body shows beside the files', () => {
    expect(reply({ body: PICTURE, files: files(file('test/a.test.ts')) })).toEqual(['picture', 'tests']);
  });

  it('is never of the body alone', () => {
    expect(reply({ body: PICTURE, files: null })).toBeNull();
  });

  it('is not known where the first of many files show none, but is where they show some', () => {
    expect(reply({ files: files(file('src/a.ts')), changedFiles: 101 })).toBeNull();
    expect(reply({ files: files(null), changedFiles: 1 })).toBeNull();
    expect(reply({ files: files(file('src/a.ts'), file('test/a.test.ts')), changedFiles: 101 })).toEqual(['tests']);
  });
});

describe('reading evidence', () => {
  it('looks for it in what was merged into the branch, and in nothing else', async () => {
    const tests = { files: [file('test/a.test.ts')] };
    const pullRequests = [
      pull(1, { body: PICTURE }),
      pull(2, tests),
      pull(3),
      pull(4, { ...tests, baseRefName: 'side' }),
      pull(5, { ...tests, mergedAt: null }),
      pull(6, { ...tests, mergedAt: null, closedAt: daysAgo(1) }),
    ];
    await withGitHub({ repository: fakeRepository({ pullRequests }) }, async (fake) => {
      expect(evidenceIn(await read(fake))).toEqual({ 1: ['picture'], 2: ['tests'], 3: [], 4: null, 5: null, 6: null });
      expect(operations(fake)).toEqual(['PullRequestIndex', 'PullRequestDetailsAndFiles']);
    });
  });

  it('asks for the files of the newest 400 only', { timeout: 30_000 }, async () => {
    const pullRequests = Array.from({ length: 450 }, (_, index) => pull(index + 1, { mergedAt: daysAgo(100) + index }));
    await withGitHub({ repository: fakeRepository({ pullRequests }) }, async (fake) => {
      const items = await read(fake);
      const known = items.filter(({ evidence }) => evidence !== null).map(({ number }) => number);
      expect(known.sort((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, index) => index + 51));
      const asked = fake.log.filter(({ operation }) => operation === 'PullRequestDetailsAndFiles');
      expect(asked.every(({ points }) => points === 1)).toBe(true);
      // No batch of the others pays for files: 50 in two batches.
      expect(operations(fake).filter((name) => name === 'PullRequestDetails').length).toBeLessThanOrEqual(2);
    });
  });

  it('does without where files may not be seen, and keeps everything else', async () => {
    const pullRequests = [pull(1), pull(2)];
    await withGitHub({ repository: fakeRepository({ pullRequests }) }, async (fake, door) => {
      fake.fault({
        when: ({ operation }) => operation === 'PullRequestDetailsAndFiles',
        reply: (honest) => ({ ...honest, body: withoutFiles(honest.body) }),
      });
      const bound = Promise.resolve(daysAgo(200));
      const part = await readPullRequests(door, aContext(), { bound, resumable: null, elapsed: () => 0 });
      expect(evidenceIn(part.items)).toEqual({ 1: null, 2: null });
      expect(part).toMatchObject({ coverage: 'complete', gaps: [] });
    });
  });

  it('reads a pull request whose files are too much for GitHub without them', async () => {
    const pullRequests = [pull(1), pull(2)];
    await withGitHub({ repository: fakeRepository({ pullRequests }) }, async (fake) => {
      fake.fault({
        when: ({ operation, variables }) =>
          operation === 'PullRequestDetailsAndFiles' && Array.isArray(variables?.ids) && variables.ids.includes('PR_2'),
        reply: RESOURCE_LIMITS,
        times: 99,
      });
      expect(evidenceIn(await read(fake))).toEqual({ 1: [], 2: null });
    });
  });

  it('finds it under the headings of the plan, too', async () => {
    const body = '## How it was tasted\n\nServed to ten guests twice.';
    await withGitHub({ repository: fakeRepository({ pullRequests: [pull(1, { body })] }) }, async (fake) => {
      expect(evidenceIn(await read(fake))).toEqual({ 1: [] });
      const plan = aPlan({ evidenceSections: ['how it was tasted'] });
      expect(evidenceIn(await read(fake, { plan }))).toEqual({ 1: ['section'] });
    });
  });

  it('reads it anew with what changed, and of those that were merged since', async () => {
    const pullRequests = [pull(1), pull(2), pull(3, { mergedAt: null, files: [file('docs/a.md')] })];
    await withGitHub({ repository: fakeRepository({ pullRequests }) }, async (fake) => {
      const history = aHistory({ pullRequests: [...(await read(fake))] });
      const asked = fake.log.length;
      Object.assign(fake.repository.pullRequests[0] ?? {}, { body: PICTURE, updatedAt: UNTIL });
      const merge = { state: 'MERGED', mergedAt: UNTIL, closedAt: UNTIL, updatedAt: UNTIL };
      Object.assign(fake.repository.pullRequests[2] ?? {}, merge);
      const changed = await read(fake, { known: { history, since: daysAgo(0.5) } });
      expect(evidenceIn(changed)).toEqual({ 1: ['picture'], 3: ['docs'] });
      expect(operations(fake).slice(asked)).toEqual(['PullRequestIndex', 'PullRequestDetailsAndFiles']);
    });
  });
});

/** A reply in which the token may not see any files. */
function withoutFiles(body: unknown): unknown {
  const reply = JSON.parse(JSON.stringify(body), (key, value) => (key === 'files' ? null : value));
  const nodes: readonly unknown[] = reply.data.nodes;
  const errors = nodes.map((_, at) => ({
    type: 'FORBIDDEN',
    path: ['nodes', at, 'files'],
    message: 'Resource not accessible by integration',
  }));
  return { ...reply, errors };
}
