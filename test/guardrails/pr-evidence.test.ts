import { describe, expect, it } from 'vitest';
import { prEvidence } from '../../src/guardrails/pr-evidence.ts';
import type { Status } from '../../src/guardrails/rule.ts';
import type { BodyEvidence } from '../../src/history/evidence.ts';
import type { ChangedFile } from '../../src/history/pull-request-facts.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';
import { aFile } from '../support/pull-request-facts.ts';

const SOURCE = aFile('src/cart.ts');
const TEST = 'test/cart.test.ts';

type Row = [string, readonly ChangedFile[] | null, Status, (readonly BodyEvidence[])?];

const ROWS: readonly Row[] = [
  ['source alone', [SOURCE], 'fail'],
  ['source with a test', [SOURCE, aFile(TEST)], 'pass'],
  ['source with documentation', [SOURCE, aFile('docs/cart.md')], 'pass'],
  ['source with a benchmark', [SOURCE, aFile('bench/cart.ts')], 'pass'],
  ['source with a picture in its documentation', [SOURCE, aFile('docs/cart.png', { additions: 0 })], 'pass'],
  ['source with a filled section', [SOURCE], 'pass', ['section']],
  ['source with linked proof', [SOURCE], 'pass', ['link']],
  ['source with a picture', [SOURCE], 'pass', ['picture']],
  ['source with settings', [SOURCE, aFile('package.json')], 'fail'],
  ['source with a rule file', [SOURCE, aFile('AGENTS.md')], 'fail'],
  ['source with a test that is deleted', [SOURCE, aFile(TEST, { change: 'DELETED' })], 'fail'],
  ['source with a test that only moved', [SOURCE, aFile(TEST, { change: 'RENAMED', additions: 0 })], 'fail'],
  ['source with a test that only shrank', [SOURCE, aFile(TEST, { additions: 0, deletions: 5 })], 'fail'],
  ['source with an empty test', [SOURCE, aFile(TEST, { change: 'ADDED', additions: 0 })], 'fail'],
  ['source with a test of another mode', [SOURCE, aFile(TEST, { additions: 0 })], 'fail'],
  ['source with a recorded picture of a test', [SOURCE, aFile('test/cart.png', { additions: 0 })], 'pass'],
  ['source with a test that moved and changed', [SOURCE, aFile(TEST, { change: 'RENAMED' })], 'pass'],
  ['source with a generated file', [SOURCE, aFile('dist/cart.test.js')], 'fail'],
  ['source that is deleted', [aFile('src/cart.ts', { change: 'DELETED' })], 'fail'],
  ['source that turns into text', [aFile('cart.txt', { previousPath: 'src/cart.ts', change: 'RENAMED' })], 'fail'],
  ['generated files', [aFile('dist/index.js'), aFile('package-lock.json')], 'skipped'],
  ['tests alone', [aFile(TEST)], 'skipped'],
  ['nothing', [], 'skipped'],
  ['files that could not be read', null, 'unknown'],
  ['files that could not be read, with a section', null, 'pass', ['section']],
];

const judge = (files: readonly ChangedFile[] | null, evidence: readonly BodyEvidence[] = []) =>
  prEvidence.ofPullRequest?.(aSubject({ files, evidence }), settingsWith());

describe('evidence of a pull request', () => {
  it.each(ROWS)('%s', (...[, files, status, evidence]) => {
    expect(judge(files, evidence)?.status).toBe(status);
  });

  it('names the source files without it, and the way out', () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map((name) => aFile(`src/${name}.ts`));
    const verdict = judge(files);
    expect(verdict?.message).toBe(
      '5 source files changed (`src/a.ts`, `src/b.ts`, `src/c.ts` and 2 more), and nothing shows that the change was tried.',
    );
    expect(verdict?.fix).toContain('## Test plan');
  });

  it('lists what shows it, one line for each kind', () => {
    const files = [SOURCE, aFile(TEST), aFile('test/cart.spec.ts'), aFile('docs/cart.md')];
    expect(judge(files, ['link'])?.evidence.map(({ text }) => text)).toEqual([
      'a link to a run, a build, a recording or a dashboard',
      'tests in `test/cart.test.ts` and 1 more',
      'documentation in `docs/cart.md`',
    ]);
  });

  it('is seen in those files that are shown, where not all are', () => {
    const judgeSeen = (path: string) =>
      prEvidence.ofPullRequest?.(aSubject({ files: null, filesSeen: [aFile(path)] }), settingsWith());
    expect(judgeSeen(TEST)).toMatchObject({
      status: 'pass',
      message: `It shows how it was tried: tests in \`${TEST}\`.`,
    });
    expect(judgeSeen('src/cart.ts')?.status).toBe('unknown');
  });

  it('says why the files could not be read', () => {
    const gap = { part: null, what: 'changed files of #7', why: 'GitHub shows 1 of 2', fix: 'Make it smaller.' };
    const verdict = prEvidence.ofPullRequest?.(aSubject({ files: null, gaps: [gap] }), settingsWith());
    expect(verdict).toMatchObject({
      message: 'The changed files could not be read: GitHub shows 1 of 2.',
      fix: 'Make it smaller.',
      evidence: [],
    });
  });

  it('shows a hostile path as code', () => {
    const verdict = judge([aFile('src/`](https://evil)\n.ts')]);
    expect(verdict?.message.match(/`/g)).toHaveLength(2);
    expect(verdict?.message).not.toContain('\n');
  });
});
