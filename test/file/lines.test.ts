import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineCutter } from '../../src/file/lines.ts';

function cut(pieces: readonly Uint8Array[], maxBytes = 1000): string[] {
  const lines: string[] = [];
  const cutter = lineCutter({
    maxBytes,
    onLine: (line) => lines.push(line),
    onTooLong: (line) => {
      throw new Error(`line ${line} is too long`);
    },
  });
  for (const piece of pieces) cutter.take(piece);
  cutter.end();
  return lines;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('lineCutter', () => {
  it('cuts at line ends, and takes a last line without one', () => {
    expect(cut([bytes('a\n\nb')])).toEqual(['a', '', 'b']);
    expect(cut([bytes('a\n')])).toEqual(['a']);
    expect(cut([])).toEqual([]);
  });

  it('gives the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat(30)), (lines, cuts) => {
        const texts = lines.map((line) => line.replaceAll('\n', ' '));
        const whole = bytes(texts.map((line) => `${line}\n`).join(''));
        const pieces: Uint8Array[] = [];
        let from = 0;
        for (const size of cuts) {
          pieces.push(whole.subarray(from, from + size));
          from += size;
        }
        expect(cut([...pieces, whole.subarray(from)])).toEqual(texts);
      }),
    );
  });

  it('refuses a line that is too long, whole or in pieces, and names it', () => {
    expect(cut([bytes('12345\n12345')], 5)).toEqual(['12345', '12345']);
    expect(() => cut([bytes('1\n123456\n')], 5)).toThrow('line 2 is too long');
    expect(() => cut([bytes('123'), bytes('456')], 5)).toThrow('line 1 is too long');
  });
});
