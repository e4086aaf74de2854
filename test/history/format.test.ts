import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/history/errors.ts';
import type { SavedHistory } from '../../src/history/format.ts';
import { historyOf, linesOf } from '../../src/history/format.ts';
import { inOrder } from '../../src/history/order.ts';
import { windowEnding } from '../../src/history/time.ts';
import { anyHistory } from '../support/any-history.ts';
import { aCommit, aHistory, aPullRequest, aReview, aTag, at, sha, UNTIL } from '../support/history.ts';

function aSaved(given: Partial<SavedHistory> = {}): SavedHistory {
  return {
    history: aHistory(),
    watermark: null,
    window: windowEnding(UNTIL, 90),
    configuration: { path: null, ref: null, settings: { windowDays: 90 } },
    ...given,
  };
}

const HEADER = [...linesOf(aSaved())][0] ?? '';
const PULL_REQUEST =
  [...linesOf(aSaved({ history: aHistory({ pullRequests: [aPullRequest({ number: 12 })] }) }))][1] ?? '';

/** A line with some of its fields replaced; `undefined` takes one out. */
function changed(line: string, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(line), ...fields });
}

function problemOf(...lines: string[]): string {
  try {
    historyOf(lines);
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError);
    return error instanceof Error ? error.message : '';
  }
  return 'no problem';
}

describe('linesOf', () => {
  it('writes moments as text, keys in the order of the model, and leaves defaults out', () => {
    const commit = { ...aCommit({ committedAt: '2026-03-01T10:00:00.250Z' }), headline: 'Fix "it"\n' };
    const [, line] = linesOf(aSaved({ history: aHistory({ commits: [commit] }) }));
    expect(line).toBe(
      `{"kind":"commit","sha":"${sha(1)}","parents":[],"authoredAt":"2026-03-01T10:00:00.250Z",` +
        `"committedAt":"2026-03-01T10:00:00.250Z","headline":"Fix \\"it\\"\\n","author":{"login":"alice","type":"User"}}`,
    );
  });

  it('keeps an empty list apart from one that was not read', () => {
    const pullRequests = [aPullRequest({ number: 1, labels: [], reviews: null })];
    const [, line = ''] = linesOf(aSaved({ history: aHistory({ pullRequests }) }));
    expect(line).toContain('"labels":[],"reviews":null');
    expect(line).not.toContain('reverts');
  });

  it('writes the header first, then kinds by name and items by identity', () => {
    const history = aHistory({
      tags: [aTag({ name: 'b' }), aTag({ name: 'a' })],
      pullRequests: [aPullRequest({ number: 10 }), aPullRequest({ number: 9 })],
      commits: [aCommit({ sha: sha('b') }), aCommit({ sha: sha('a') })],
    });
    const names = [...linesOf(aSaved({ history }))].map((line) => {
      const { kind, name, number, sha: id } = JSON.parse(line);
      return [kind, name ?? number ?? id];
    });
    expect(names).toEqual([
      ['header', undefined],
      ['commit', sha('a')],
      ['commit', sha('b')],
      ['pullRequest', 9],
      ['pullRequest', 10],
      ['tag', 'a'],
      ['tag', 'b'],
    ]);
  });

  it('writes the same lines whatever order items and keys came in', () => {
    const shuffledKeys = <T extends object>(item: T) => Object.fromEntries(Object.entries(item).toReversed());
    fc.assert(
      fc.property(anyHistory, (history) => {
        const other = JSON.parse(JSON.stringify(history), (_, value) =>
          typeof value === 'object' && value !== null && !Array.isArray(value) ? shuffledKeys(value) : value,
        );
        other.pullRequests.reverse();
        other.commits.reverse();
        other.tags.reverse();
        expect([...linesOf(aSaved({ history: other }))]).toEqual([...linesOf(aSaved({ history }))]);
      }),
    );
  });
});

describe('historyOf', () => {
  it('gives back what was written', () => {
    const anySaved = fc.record({
      history: anyHistory,
      watermark: fc.option(fc.constant(UNTIL), { nil: null }),
      window: fc.integer({ min: 1, max: 400 }).map((days) => windowEnding(UNTIL, days)),
      configuration: fc.record({
        path: fc.option(fc.string(), { nil: null }),
        ref: fc.option(fc.string(), { nil: null }),
        settings: fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__')),
        ),
      }),
    });
    fc.assert(
      fc.property(anySaved, (saved) => {
        const lines = [...linesOf(saved)];
        expect(lines.every((line) => !line.includes('\n'))).toBe(true);
        const read = historyOf(lines);
        // Negative zeros become zeros in JSON.
        expect(read).toEqual(JSON.parse(JSON.stringify({ ...saved, history: inOrder(saved.history) })));
        expect([...linesOf(read)]).toEqual(lines);
      }),
    );
  });

  it('reads items in any order, other zones, and what is left out', () => {
    const line = (fields: object) => JSON.stringify({ authoredAt: '2026-01-01T01:00:00+01:00', ...fields });
    const read = historyOf([
      HEADER,
      line({
        kind: 'commit',
        sha: sha(2),
        parents: [],
        committedAt: '2026-01-01T00:00:00Z',
        headline: '',
        author: null,
      }),
      '',
      line({
        kind: 'commit',
        sha: sha(1),
        parents: [],
        committedAt: '2026-01-01T00:00:00Z',
        headline: '',
        author: null,
      }),
    ]);
    const expected = { authoredAt: at('2026-01-01'), committedAt: at('2026-01-01'), reverts: [], cherryPickedFrom: [] };
    expect(read.history.commits).toMatchObject([
      { sha: sha(1), ...expected },
      { sha: sha(2), ...expected },
    ]);
  });

  it('names file, line, item and field of what does not fit', () => {
    const bad = changed(PULL_REQUEST, { mergedAt: 'yesterday' });
    expect(problemOf(HEADER, PULL_REQUEST.replace('12', '11'), bad)).toBe(
      'history.ndjson.gz line 3: pullRequest #12, mergedAt: expected a moment with a time zone, such as ' +
        '2026-11-22T10:00:00Z. Correct the line (schema/history.schema.json says what is allowed), or read the history anew.',
    );
  });

  it.each([
    ['a moment without a zone', { createdAt: '2026-01-01T00:00:00' }, 'createdAt: expected a moment'],
    ['a day that does not exist', { createdAt: '2026-02-30T00:00:00Z' }, 'createdAt: expected a moment'],
    ['a moment as a number', { createdAt: 1_700_000_000 }, 'createdAt: expected string'],
    ['a missing field', { title: undefined }, 'title: expected string, received undefined'],
    ['an unknown key', { lables: [] }, 'pullRequest #12: unknown "lables"'],
    ['an unknown state', { state: 'DONE' }, 'state: expected one of "OPEN"|"CLOSED"|"MERGED"'],
    ['a number of nothing', { number: 0 }, 'number: '],
    ['an id in upper case', { mergeCommit: 'ABCDEF0' }, 'mergeCommit: expected a commit id in lower-case hexadecimal'],
    ['a pending review', { reviews: [{ ...aReview(), state: 'PENDING' }] }, 'reviews.0.state: expected one of'],
    ['a reference to nothing', { names: [{ branch: 'x' }] }, 'names.0: expected'],
  ])('refuses %s', (_, fields, problem) => {
    expect(problemOf(HEADER, changed(PULL_REQUEST, fields))).toContain(problem);
  });

  it('refuses an item that is there twice', () => {
    expect(problemOf(HEADER, PULL_REQUEST, changed(PULL_REQUEST, { title: 'other' }))).toContain(
      'line 3: pullRequest #12 is there twice.',
    );
  });

  it('takes what an earlier version did not know of for unread', () => {
    const { traces: _, ruleFiles: __, requiredChecks: ___, ...coverage } = JSON.parse(HEADER).coverage;
    const { history } = historyOf([changed(HEADER, { coverage, extraction: undefined })]);
    const { traces, ruleFiles, requiredChecks } = history.coverage;
    expect([traces, ruleFiles, requiredChecks]).toEqual(['unreadable', 'unreadable', 'unreadable']);
    expect([history.tracedWith, history.ruleFiles, history.requiredChecks]).toEqual([null, null, null]);
    expect([history.extraction, history.scaffolding]).toEqual([1, null]);
  });

  it('refuses a header that tells too little', () => {
    const { coverage } = JSON.parse(HEADER);
    expect(problemOf(changed(HEADER, { branch: undefined }))).toContain('line 1: header, branch: expected string');
    expect(problemOf(changed(HEADER, { coverage: { ...coverage, tags: undefined } }))).toContain(
      'header, coverage.tags: ',
    );
    expect(problemOf(changed(HEADER, { coverage: { ...coverage, cats: 'complete' } }))).toContain(
      'header, coverage: unknown "cats"',
    );
    expect(problemOf(changed(HEADER, { coverage: { ...coverage, tags: 'some' } }))).toContain(
      'header, coverage.tags: expected one of "complete"|"unreadable"|"not-in-source", or expected object',
    );
    const window = { since: '2026-04-01T00:00:00Z', until: '2026-01-01T00:00:00Z', days: 90 };
    expect(problemOf(changed(HEADER, { window }))).toContain('header, window: expected `since` before `until`');
  });

  it('says what to do about another version', () => {
    expect(problemOf(changed(HEADER, { version: 2, new: true }))).toBe(
      'history.ndjson.gz line 1: version 2 is newer than this program, which reads version 1. ' +
        'Use the version of the program that wrote it, or a newer one.',
    );
    expect(problemOf(changed(HEADER, { version: 0 }))).toMatch(
      /version 0 is too old; expected 1\. Read the history anew\.$/,
    );
    expect(problemOf(changed(HEADER, { version: '1' }))).toContain('header, version: ');
  });

  it.each([
    ['nothing', [], 'history.ndjson.gz is empty'],
    ['blank lines', ['', ' '], 'history.ndjson.gz is empty'],
    ['a foreign JSON', ['{"name":"one-pizza"}'], 'line 1: expected a header'],
    ['a list', ['[]'], 'line 1: expected a JSON object'],
    ['no JSON', ['PK\u0003\u0004'], 'line 1: is no JSON'],
    ['a NUL', [HEADER, '\u0000'], 'line 2: is no JSON'],
    ['items without a header', [PULL_REQUEST], 'line 1: expected a header'],
    ['two headers', [HEADER, HEADER], 'line 2: unknown kind "header"'],
    ['an unknown kind', [HEADER, '{"kind":"fork"}'], 'line 2: unknown kind "fork"; expected commit, deployment'],
    ['no kind', [HEADER, '{}'], 'line 2: unknown kind'],
    ['a kind that every object has', [HEADER, '{"kind":"constructor"}'], 'line 2: unknown kind "constructor"'],
  ])('refuses %s', (_, lines, problem) => {
    expect(problemOf(...lines)).toContain(problem);
  });
});
