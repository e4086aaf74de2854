import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { replayOf } from '../support/replay.ts';

const fixture = (path: string) => new URL(`../fixtures/${path}`, import.meta.url);
const tree = z.record(z.string(), z.unknown());

/** Keys of the expectation that are no keys of the report. */
const OTHER = new Set(['clusters', 'children', 'seed', 'detail', 'failuresPrevious']);

/**
 * Two real repositories whose figures `test/fixtures/figures.py` works out independently, in another language, from the
 * definitions alone.
 */
describe.each(['cfrg-vdaf', 'cfrg-hpke'])('%s', (name) => {
  const expected = tree.parse(JSON.parse(readFileSync(fixture(`${name}/expected.json`), 'utf8')));
  const report = replayOf(gunzipSync(readFileSync(fixture(`${name}/history.ndjson.gz`))).toString());
  const wanted = leavesOf(expected);

  it('expects enough to mean something', () => {
    expect(wanted.length).toBeGreaterThan(100);
  });

  it.each(wanted)('%s', (path, value) => {
    const found = path.split('.').reduce<unknown>((node, key) => {
      return typeof node === 'object' && node !== null ? Reflect.get(node, key) : node === null ? null : undefined;
    }, report);
    expect(found).toEqual(typeof value === 'number' ? expect.closeTo(value, 3) : value);
  });
});

function leavesOf(node: unknown, path = ''): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  const entries = Object.entries(node).filter(([key]) => !OTHER.has(key));
  if (entries.length === 0) return Array.isArray(node) ? [[path, node]] : [];
  return entries.flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`));
}
