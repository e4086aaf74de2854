/** What a next step asks to be written into the config file, as one line that can be copied. */

/** Entries of one of the file's keys, as they are written there: `rollback-drill: 2026-04-01`. */
export type ConfigEntries = {
  readonly key: 'readiness' | 'guardrails';
  readonly entries: readonly string[];
};

/** The sentence that ends a step; empty where nothing is to be written. Entries of the first key are taken. */
export function configSentence(given: readonly ConfigEntries[]): string {
  const [first] = given;
  const entries = given.filter(({ key }) => key === first?.key).flatMap((each) => each.entries);
  return first === undefined || entries.length === 0
    ? ''
    : `In the config file: \`${first.key}: { ${entries.join(', ')} }\`.`;
}
