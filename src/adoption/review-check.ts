import { matchesAny } from '../history/pattern.ts';
import { REVIEW_CHECKS } from './catalogue/review-checks.ts';

const BY_NAME: ReadonlyMap<string, string> = new Map(REVIEW_CHECKS.map(({ name, tool }) => [name.toLowerCase(), tool]));

/**
 * The AI tool that reports its review as a check of this name, or `null`. Any case. `extra` holds the config's patterns
 * of AI reviewers: a check that is named like one of them is that reviewer's, and a tool of its own.
 */
export function reviewCheckToolOf(name: string, extra: readonly string[] = []): string | null {
  return BY_NAME.get(name.toLowerCase()) ?? (matchesAny(extra, name) ? name : null);
}
