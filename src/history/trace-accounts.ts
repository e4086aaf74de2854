import type { Actor } from './commit.ts';
import { matches } from './pattern.ts';
import { plainLogin } from './people.ts';
import type { PatternOf, Trace, TracePattern } from './trace-patterns.ts';
import { patternsBy } from './trace-patterns.ts';

/** The patterns that an account fits: a bot's, or anybody's where the pattern says so. */
export function accountsOf(account: Actor | null, patterns: readonly TracePattern[]): readonly PatternOf<'login'>[] {
  if (account === null) return [];
  return patternsBy(patterns, 'login').filter(
    ({ login, anyType }) => (anyType || account.type === 'Bot') && fits(login, plainLogin(account.login)),
  );
}

/** The first pattern that fits a mailbox, if there is one: a pattern that asks for a name stands before others. */
export function mailboxesOf(
  who: {
    readonly name: string | null;
    readonly mailbox: string | null;
    readonly field: 'author' | 'committer' | 'trailer';
  },
  patterns: readonly TracePattern[],
): readonly PatternOf<'mailbox'>[] {
  if (who.mailbox === null) return [];
  const whole = who.mailbox.trim().toLowerCase();
  const plain = whole.replace(/^\d+\+(?=[^@]+@users\.noreply\.)/, '');
  const found = patternsBy(patterns, 'mailbox').find(
    ({ mailbox, name, fields }) =>
      fields.includes(who.field) &&
      fits(mailbox, mailbox.includes('+') ? whole : plain) &&
      (name === undefined || fits(name, who.name)),
  );
  return found === undefined ? [] : [found];
}

/** Whether a name fits a literal or pattern, in any case. */
export function fits(pattern: string, given: string | null): boolean {
  if (given === null) return false;
  // Most patterns are literals, and comparing is far quicker than matching.
  return /[*?]/.test(pattern) ? matches(pattern, given) : pattern.toLowerCase() === given.toLowerCase();
}

/** What a pattern says, seen in this field. */
export function traceOf(pattern: TracePattern, field: Trace['field']): Trace {
  return { tool: pattern.tool, field, class: pattern.class, confidence: pattern.confidence };
}
