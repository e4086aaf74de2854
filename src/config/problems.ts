/** What is wrong with a configuration, said so that it can be mended without looking anything up. */
import { z } from 'zod';
import { ConfigError } from '../history/errors.ts';
import { nearestKey } from './near-miss.ts';
import { shownPath, shownValue } from './shown.ts';

/** Something wrong: where (`null`: the whole file, no line known), and what. */
export type Problem = { readonly line: number | null; readonly path: string | null; readonly what: string };

/** The line of a value or of its key, counted from 1; `null` where it has none. */
export type LineOf = (path: readonly PropertyKey[]) => number | null;

const MAX_PROBLEMS = 20;

/** All problems of `value` under `schema`, in the order of the lines. */
export function problemsOf(schema: z.ZodType, value: unknown, lineOf: LineOf): Problem[] {
  const issues = schema.safeParse(value, { reportInput: true }).error?.issues ?? [];
  const exact = issues.flatMap((issue) => issuesWithin(schema, issue));
  const problems = exact.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey(schema, { parents: issue.path, key }, lineOf));
    }
    const what = `found ${shownValue(issue.input)}; allowed: ${issue.message}`;
    return [{ line: lineOf(issue.path), path: shownPath(issue.path), what }];
  });
  return problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The error of a file: a line for each different problem (20 at most, the rest counted), and at the end what to do. */
export function errorOf(file: string, found: readonly Problem[], todo: string): ConfigError {
  const problems = [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  const heading = `The configuration is not valid (${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}):`;
  const lines = problems.slice(0, MAX_PROBLEMS).map(({ line, path, what }) => {
    const place = line === null ? file : `${file}:${line}`;
    return path === null ? `${place}: ${what}` : `${place}: ${path}: ${what}`;
  });
  const rest = problems.length - lines.length;
  return new ConfigError([heading, ...lines, ...(rest > 0 ? [`… and ${rest} more`] : []), todo].join('\n'));
}

/** What is wrong inside a mapping where a word may stand, too: such a mapping did not want to be the word. */
function issuesWithin(schema: z.ZodType, issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  const isMapping = typeof issue.input === 'object' && issue.input !== null && !Array.isArray(issue.input);
  const mapping = onlyMappingOf(memberAt(schema, issue.path));
  if (issue.code !== 'invalid_union' || !isMapping || mapping === null) return [issue];
  const inner = mapping.safeParse(issue.input, { reportInput: true }).error?.issues ?? [];
  return inner.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

function unknownKey(
  schema: z.ZodType,
  given: { readonly parents: readonly PropertyKey[]; readonly key: string },
  lineOf: LineOf,
): Problem {
  const path = [...given.parents, given.key];
  const siblings = Object.keys(shapeOf(memberAt(schema, given.parents)));
  const meant = nearestKey(given.key, siblings, pathsFrom(given.parents, schema));
  const hint = meant === null ? '' : `, did you mean \`${meant}\`?`;
  return { line: lineOf(path), path: shownPath(path), what: `unknown key${hint}; allowed: ${siblings.join(', ')}` };
}

function memberAt(schema: z.ZodType, path: readonly PropertyKey[]): unknown {
  return path.reduce(memberOf, schema);
}

function memberOf(schema: unknown, key: PropertyKey): unknown {
  const list = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (list instanceof z.ZodArray) return list.element;
  return Object.entries(shapeOf(schema)).find(([name]) => name === key)?.[1];
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> {
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap());
  // Where a word may stand for a mapping, the keys are the mapping's.
  if (schema instanceof z.ZodUnion) return shapeOf(onlyMappingOf(schema));
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** The mapping among what a value may be, if it is the only one. */
function onlyMappingOf(schema: unknown): z.ZodObject | null {
  if (schema instanceof z.ZodOptional) return onlyMappingOf(schema.unwrap());
  if (!(schema instanceof z.ZodUnion)) return null;
  const [only, ...others] = schema.options.filter((option) => option instanceof z.ZodObject);
  return only === undefined || others.length > 0 ? null : only;
}

/** Every key of a schema, those that have most of the way to `place` in common first. */
function pathsFrom(place: readonly PropertyKey[], schema: z.ZodType): string[] {
  const shared = (path: string): number => {
    const at = path.split('.').findIndex((key, depth) => key !== place[depth]);
    return at === -1 ? place.length : at;
  };
  return pathsIn(schema).toSorted((a, b) => shared(b) - shared(a));
}

/** Every key of a schema, as `section.key`, each section before what it holds. */
function pathsIn(schema: unknown, before = ''): string[] {
  return Object.entries(shapeOf(schema)).flatMap(([key, member]) => [
    `${before}${key}`,
    ...pathsIn(member, `${before}${key}.`),
  ]);
}
