import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { keyLine, yamlValue } from '../../src/init/yaml-value.ts';

describe('a YAML value', () => {
  it('is one line that reads back, whatever its texts hold', () => {
    const long = `${'long '.repeat(20)}\n${'text '.repeat(20)}`;
    const text = fc.oneof(fc.constant(long), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.oneof(text, fc.array(text), fc.record({ a: text })), (value) => {
        const line = yamlValue(value);
        expect(line).not.toMatch(/[\r\n]/);
        expect(parse(line)).toEqual(value);
      }),
    );
  });

  it('stands behind its key in a message', () => {
    expect(keyLine('deployments.tags', ['v*', 'a b'])).toBe('deployments.tags: [v*, a b]');
  });
});
