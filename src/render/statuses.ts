/** A status is never told by its symbol alone: the word stands beside it. */
export const SYMBOLS = { pass: '✅', fail: '❌', pending: '⏳', unknown: '❔', skipped: '➖', warning: '⚠' } as const;
