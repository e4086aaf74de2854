import type { TracePattern } from './trace-patterns.ts';

const FIRST_PRIME = 2_654_435_761;
const SECOND_PRIME = 1_597_334_677;

/**
 * Tells sets of patterns apart: 16 hexadecimal digits, the same for the same patterns in the same order. What was read
 * with other patterns can't be added to, because bodies and messages are not kept to be looked through again.
 */
export function fingerprintOf(patterns: readonly TracePattern[]): string {
  const text = JSON.stringify(patterns);
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, FIRST_PRIME);
    second = Math.imul(second ^ code, SECOND_PRIME);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
