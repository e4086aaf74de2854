import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { replayOf } from '../support/replay.ts';

const folder = new URL('../fixtures/cases/', import.meta.url);
const expectations = z.object({ why: z.unknown(), expect: z.record(z.string(), z.unknown()) });

/** Histories of a few lines whose figures were worked out by hand; the reasoning stands beside each as `why`. */
describe.each(readdirSync(folder))('case %s', (name) => {
  const { expect: expected } = expectations.parse(
    JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8')),
  );
  const report = replayOf(readFileSync(new URL(`${name}/history.ndjson`, folder), 'utf8'));

  it.each(Object.entries(expected))('%s', (path, value) => {
    expect(at(report, path)).toEqual(like(value));
  });
});

function at(tree: unknown, path: string): unknown {
  return path.split('.').reduce((node: unknown, key) => {
    if (node === null) return null;
    return typeof node === 'object' ? Object.entries(node).find(([own]) => own === key)?.[1] : undefined;
  }, tree);
}

/** Objects may hold more than is expected; lists are whole and in order. */
function like(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 3);
  if (Array.isArray(value)) return value.map(like);
  if (value === null || typeof value !== 'object') return value;
  return expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, like(inner)])));
}
