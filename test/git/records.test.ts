import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordsIn } from '../../src/git/records.ts';

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0;
  for (const size of [...sizes, bytes.length]) {
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

async function read(bytes: Buffer, sizes: readonly number[] = []): Promise<string[]> {
  const records: string[] = [];
  for await (const record of recordsIn(cut(bytes, sizes))) records.push(record.toString('latin1'));
  return records;
}

describe('recordsIn', () => {
  it('gives the same records however the stream is cut', async () => {
    const record = fc.stringMatching(/^[a-c\n]{0,6}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(record), fc.array(fc.nat({ max: 5 })), async (records, sizes) => {
        const bytes = Buffer.from(records.map((each) => `${each}\0`).join(''));
        expect(await read(bytes, sizes)).toEqual(records);
      }),
    );
  });

  it('leaves out what a broken stream did not finish', async () => {
    expect(await read(Buffer.from('one\0two\0thr'))).toEqual(['one', 'two']);
  });

  it.each([[[]], [[100_000, 100_000, 100_000]]])(
    'reads a long record up to 256 KiB, and the next one whole',
    async (sizes) => {
      const [first, second] = await read(Buffer.from(`${'x'.repeat(400_000)}\0next\0`), sizes);
      expect(first).toBe('x'.repeat(262_144));
      expect(second).toBe('next');
    },
  );
});
