/** As many digits as an abbreviated commit id has at least. */
const MIN_DIGITS = 7;

/** Seven hexadecimal digits and a place among 2²⁵ ids fill the 53 bits of a number exactly. */
const PLACES = 2 ** 25;

/**
 * Finds the full commit id that an id, or its first 7 digits or more, stands for; `null` if none or several begin so.
 * Ids are sorted as numbers, when first asked: there may be hundreds of thousands.
 */
export function prefixesOf(ids: () => readonly string[]): (prefix: string) => string | null {
  let known: { readonly all: readonly string[]; readonly sorted: Float64Array } | null = null;
  return (prefix) => {
    if (prefix.length < MIN_DIGITS) return null;
    if (known === null) {
      const all = ids();
      known = { all, sorted: Float64Array.from(all, (id, place) => digitsOf(id) * PLACES + place).sort() };
    }
    const { all, sorted } = known;
    const digits = digitsOf(prefix);
    if (Number.isNaN(digits)) return null;
    let found: string | null = null;
    for (let at = firstFrom(sorted, digits * PLACES); at < sorted.length; at++) {
      const entry = sorted[at] ?? Number.POSITIVE_INFINITY;
      if (entry >= (digits + 1) * PLACES) break;
      const id = all[entry % PLACES];
      if (id === undefined || id === found || !id.startsWith(prefix)) continue;
      if (found !== null) return null;
      found = id;
    }
    return found;
  };
}

function digitsOf(id: string): number {
  return Number.parseInt(id.slice(0, MIN_DIGITS), 16);
}

/** The place of the first entry that is not less. */
function firstFrom(sorted: Float64Array, least: number): number {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
