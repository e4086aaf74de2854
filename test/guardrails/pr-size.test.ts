import { describe, expect, it } from 'vitest';
import type { Guardrails, SizeLimits } from '../../src/config/settings.ts';
import { prSize } from '../../src/guardrails/pr-size.ts';
import type { Status, Verdict } from '../../src/guardrails/rule.ts';
import type { ChangedFile } from '../../src/history/pull-request-facts.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';
import { aFile } from '../support/pull-request-facts.ts';

const NO_LIMITS: SizeLimits = { maxLines: null, maxFiles: null };
type Cohort = 'ai' | 'human' | null;

function judge(
  files: readonly ChangedFile[] | null,
  set: Partial<Guardrails['prSize']> = {},
  cohort: Cohort = 'human',
): Verdict | undefined {
  const subject = aSubject({ files });
  const prSizeSet = { maxLines: 100, maxFiles: 3, aiAssisted: NO_LIMITS, generated: [], ...set };
  const judged = { ...subject, judgement: { ...subject.judgement, cohort } };
  return prSize.ofPullRequest?.(judged, settingsWith({ guardrails: { prSize: prSizeSet } }));
}

/** So many files with so many lines in all, added and deleted. */
function files(count: number, lines: number): ChangedFile[] {
  return Array.from({ length: count }, (_, at) => {
    const deletions = at === 0 ? lines - Math.floor(lines / 2) : 0;
    return aFile(`src/${at}.ts`, { additions: at === 0 ? Math.floor(lines / 2) : 0, deletions });
  });
}

describe('the size of a pull request', () => {
  it.each<[string, ChangedFile[], Status]>([
    ['as many lines as allowed', files(1, 100), 'pass'],
    ['one line more', files(1, 101), 'fail'],
    ['as many files as allowed', files(3, 3), 'pass'],
    ['one file more', files(4, 4), 'fail'],
    ['nothing', [], 'pass'],
    ['a file more that only moved', [...files(3, 3), aFile('b.ts', { change: 'RENAMED', additions: 0 })], 'fail'],
    ['a lock file', [...files(3, 100), aFile('package-lock.json', { additions: 9000 })], 'pass'],
    ['a generated file', [...files(3, 100), aFile('dist/index.js', { additions: 9000 })], 'pass'],
    ['a file that the team lists as generated', [...files(3, 100), aFile('api/client.ts')], 'pass'],
  ])('%s', (_name, changed, status) => {
    expect(judge(changed, { generated: ['api/*'] })?.status).toBe(status);
  });

  it('says what is exceeded, and names the largest files', () => {
    const [five, six] = [aFile('src/five.ts', { additions: 5 }), aFile('src/six.ts', { additions: 1, deletions: 5 })];
    const verdict = judge([...files(3, 97), five, six, aFile('go.sum')]);
    expect(verdict?.message).toBe(
      'It changes 108 lines in 5 files, 1 generated file aside; the limits are 100 lines and 3 files.',
    );
    expect(verdict?.evidence.map(({ text }) => text)).toEqual([
      '`src/0.ts`: 97 lines',
      '`src/six.ts`: 6 lines',
      '`src/five.ts`: 5 lines',
      '`src/1.ts`: 0 lines',
      '`src/2.ts`: 0 lines',
    ]);
  });

  /** 60 lines for AI, 100 for others; files as for others. */
  const OWN = { aiAssisted: { maxLines: 60, maxFiles: null } };
  it.each<[Cohort, number, number, Status]>([
    ['ai', 1, 60, 'pass'],
    ['ai', 1, 61, 'fail'],
    ['ai', 4, 4, 'fail'],
    ['human', 1, 100, 'pass'],
    ['human', 1, 101, 'fail'],
    [null, 1, 60, 'pass'],
    [null, 1, 61, 'unknown'],
    [null, 1, 100, 'unknown'],
    [null, 1, 101, 'fail'],
    [null, 4, 4, 'fail'],
  ])('by AI (%s), %i files, %i lines', (...[cohort, count, lines, status]) => {
    expect(judge(files(count, lines), OWN, cohort)?.status).toBe(status);
  });

  it('fails where either of two limits is exceeded whoever wrote it', () => {
    const set = { maxLines: 100, maxFiles: 1, aiAssisted: { maxLines: 60, maxFiles: 9 } };
    expect(judge(files(2, 61), set, null)?.status).toBe('fail');
    expect(judge(files(2, 60), set, null)?.message).toBe(
      "It changes 60 lines in 2 files; where AI took no part, the limit is 1 file, and whether it did can't be seen.",
    );
  });

  it('has limits that AI may exceed', () => {
    expect(judge(files(1, 150), { aiAssisted: { maxLines: 200, maxFiles: null } }, 'ai')?.status).toBe('pass');
  });

  it('counts what is renamed to where generated files are, and not what moves among those', () => {
    const renamed = (previousPath: string) =>
      aFile('vendor/pay.ts', { change: 'RENAMED', previousPath, additions: 101, deletions: 0 });
    expect(judge([renamed('src/pay.ts')])?.status).toBe('fail');
    expect(judge([renamed('vendor/old.ts')])?.status).toBe('pass');
  });

  it('fails where those files that are shown are too many already', () => {
    const seen = (additions: number) => {
      const subject = aSubject({ files: null, filesSeen: [aFile('src/a.ts', { additions })] });
      return prSize.ofPullRequest?.(subject, settingsWith());
    };
    expect(seen(401)).toMatchObject({
      status: 'fail',
      message: 'It changes at least 401 lines in 1 file; the limit is 400 lines.',
    });
    expect(seen(400)?.status).toBe('unknown');
  });

  it('is unknown where the files could not be read, and skipped without a limit', () => {
    expect(judge(null)?.status).toBe('unknown');
    expect(judge(files(9, 9000), NO_LIMITS)?.status).toBe('skipped');
    expect(judge(files(9, 9000), { ...NO_LIMITS, maxFiles: 9 })?.status).toBe('pass');
  });
});
