import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../src/github/answers.ts';
import { outOfBudget, refusal } from '../../src/github/answers.ts';
import type { Page } from '../../src/github/list-pages.ts';
import { connectionOf, readPages } from '../../src/github/list-pages.ts';

const TOO_MUCH = refusal('too-much', 'Too much.', 'Ask for less.');

/** The numbers from 0 up to `count`, in pages; a cursor is the number that comes next. */
function listOf(count: number, { most = 100 }: { most?: number } = {}) {
  const sizes: number[] = [];
  const ask = async ({ size, cursor }: { size: number; cursor: string | null }): Promise<Answer<Page<number>>> => {
    sizes.push(size);
    if (size > most) return TOO_MUCH;
    const from = Number(cursor ?? 0);
    const to = Math.min(from + size, count);
    const nodes = Array.from({ length: to - from }, (_, index) => from + index);
    return { ok: true, problems: [], data: { nodes, pageInfo: { hasNextPage: to < count, endCursor: String(to) } } };
  };
  return { sizes, ask };
}

describe('readPages', () => {
  it('reads to the end', async () => {
    const { ask, sizes } = listOf(230);
    const { nodes, hidden, stop } = await readPages({ ask });
    expect([nodes.length, nodes.at(-1), hidden, stop]).toEqual([230, 229, 0, 'end']);
    expect(sizes).toEqual([100, 100, 100]);
  });

  it('stops where it is told that there is enough, or after so many pages', async () => {
    const enough = await readPages({ ...listOf(500), isEnough: (nodes) => nodes.length >= 150 });
    expect([enough.nodes.length, enough.stop]).toEqual([200, 'enough']);
    const limited = await readPages({ ...listOf(500), maxPages: 3 });
    expect([limited.nodes.length, limited.stop]).toEqual([300, 'limit']);
    const whole = await readPages({ ...listOf(300), maxPages: 3 });
    expect([whole.nodes.length, whole.stop]).toEqual([300, 'end']);
  });

  it('takes smaller pages, and stays with them', async () => {
    const { ask, sizes } = listOf(25, { most: 10 });
    const { nodes, stop } = await readPages({ ask });
    expect([nodes.length, stop]).toEqual([25, 'end']);
    expect(sizes).toEqual([100, 50, 25, 10, 10, 10]);
  });

  it('gives up where one item is too much, or anything else is refused', async () => {
    const { ask, sizes } = listOf(25, { most: 0 });
    expect(await readPages({ ask })).toEqual({ nodes: [], hidden: 0, stop: TOO_MUCH });
    expect(sizes).toEqual([100, 50, 25, 10, 5, 1]);
    const spent = outOfBudget('Spent.', 'Wait.', null);
    const list = listOf(300);
    const cut = await readPages({ ask: async (page) => (page.cursor === '200' ? spent : list.ask(page)) });
    expect([cut.nodes.length, cut.stop]).toEqual([200, spent]);
  });

  it('counts what is hidden', async () => {
    const data = { nodes: [1, null, 3], pageInfo: { hasNextPage: false, endCursor: null } };
    const read = await readPages({ ask: async () => ({ ok: true, problems: [], data }) });
    expect(read).toEqual({ nodes: [1, 3], hidden: 1, stop: 'end' });
  });

  it('never reads the same page for ever, and never takes a missing list for an empty one', async () => {
    const data = { nodes: [1], pageInfo: { hasNextPage: true, endCursor: 'x' } };
    const still = await readPages({ ask: async () => ({ ok: true, problems: [], data }) });
    expect(still).toMatchObject({ nodes: [1, 1], stop: { ok: false, reason: 'rejected' } });
    const none = await readPages({ ask: async () => ({ ok: true, problems: [], data: null }) });
    expect(none).toMatchObject({ nodes: [], stop: { ok: false, reason: 'not-found' } });
  });
});

describe('connectionOf', () => {
  it('wants to be told whether there is more', () => {
    const schema = connectionOf(z.object({ name: z.string() }));
    const pageInfo = { hasNextPage: false, endCursor: null };
    expect(schema.parse({ nodes: [{ name: 'a' }, null], pageInfo })).toEqual({
      nodes: [{ name: 'a' }, null],
      pageInfo,
    });
    expect(schema.safeParse({ nodes: [] }).success).toBe(false);
  });
});
