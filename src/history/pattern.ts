/**
 * Whether a name (environment, branch, label, title, login, tag) fits a pattern: `*` is any text, `?` one character,
 * everything else itself, any case. Takes time linear in the name for each star, whatever the name: names come from
 * strangers, so no regular expression is ever made of a pattern.
 */
export function matches(pattern: string, name: string): boolean {
  return matchesCase(pattern.toLowerCase(), name.toLowerCase());
}

/** The same, where case counts. */
export function matchesCase(pattern: string, name: string): boolean {
  const wanted = [...pattern];
  const given = [...name];
  let at = 0;
  let star = -1;
  let retry = 0;
  let next = 0;
  while (next < given.length) {
    if (wanted[at] === '*') {
      star = at++;
      retry = next;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[next])) {
      at++;
      next++;
    } else if (star >= 0) {
      at = star + 1;
      next = ++retry;
    } else {
      return false;
    }
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}

/** Whether a name fits any of the patterns. */
export function matchesAny(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => matches(pattern, name));
}
