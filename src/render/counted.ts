/** A number with its noun: `1 warning`, `3 warnings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Names as a list within a sentence: `a`, `a and b`, `a, b and c`; none: an empty text. */
export function enumerated(names: readonly string[]): string {
  const [last = '', ...before] = names.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}
