import type { z } from 'zod';
import { SourceError } from './errors.ts';
import type { JsonObject } from './json-object.ts';

const TODO = 'Correct the line (schema/history.schema.json says what is allowed), or read the history anew.';
const MAX_NAME = 60;

/** Where in a saved history something is wrong: `history.ndjson.gz line 17`. */
export type Place = { readonly file: string; readonly line: number };

/** The error for something wrong at a place; `todo` says how to mend it. */
export function errorAt({ file, line }: Place, problem: string, todo = TODO): SourceError {
  return new SourceError(`${file} line ${line}: ${problem}.`, todo);
}

/** The error for a line that does not fit its schema: what it is, the first wrong field, and what was expected there. */
export function misfitAt(place: Place, what: string, issues: readonly z.core.$ZodIssue[]): SourceError {
  const [first] = issues;
  if (first === undefined) return errorAt(place, `${what} does not fit its schema`);
  const path = first.path.map(String).join('.');
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return errorAt(place, `${path === '' ? what : `${what}, ${path}`}: ${expectation(first)}${more}`);
}

/** What a person would call an item: `pullRequest #12`, `commit 1f0e2d3…`, `tag "v1.0.0"`. */
export function nameOf(kind: string, item: JsonObject): string {
  const { number, id, name, tag, sha } = item;
  const key = number ?? id ?? name ?? tag ?? sha;
  if (typeof key === 'number') return `${kind} #${key}`;
  if (typeof key !== 'string') return kind;
  return kind === 'commit' ? `${kind} ${key.slice(0, 12)}` : `${kind} ${JSON.stringify(key.slice(0, MAX_NAME))}`;
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format' && issue.format === 'datetime') {
    return 'expected a moment with a time zone, such as 2026-11-22T10:00:00Z';
  }
  if (issue.code === 'unrecognized_keys') return `unknown ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
  if (issue.code === 'invalid_union') {
    const forms = issue.errors.flatMap(([error]) => (error === undefined ? [] : [expectation(error)]));
    return [...new Set(forms)].join(', or ');
  }
  return issue.message.replace(/^Invalid \w+: /, '');
}
