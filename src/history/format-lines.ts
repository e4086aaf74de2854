/** One line of a saved history, checked. */
import type { z } from 'zod';
import type { Place } from './format-problems.ts';
import { errorAt, misfitAt, nameOf } from './format-problems.ts';
import { FORMAT_VERSION, header } from './format-schemas.ts';
import type { JsonObject } from './json-object.ts';
import { isJsonObject } from './json-object.ts';

export const READ_ANEW = 'Read the history anew.';

/** The JSON object in a line. */
export function objectIn(text: string, place: Place): JsonObject {
  const value = parsed(text, place);
  if (!isJsonObject(value)) throw errorAt(place, 'expected a JSON object');
  return value;
}

function parsed(text: string, place: Place): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw errorAt(place, 'is no JSON');
  }
}

/** The header in a line; errors tell another program's file and another version from a broken one. */
export function headerIn({ kind, fields }: { kind: unknown; fields: JsonObject }, place: Place) {
  if (kind !== 'header') throw errorAt(place, 'expected a header, `{"kind":"header",…}`: this is no saved history');
  const { version } = fields;
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    const todo = 'Use the version of the program that wrote it, or a newer one.';
    throw errorAt(place, `version ${version} is newer than this program, which reads version ${FORMAT_VERSION}`, todo);
  }
  if (typeof version === 'number' && version < FORMAT_VERSION) {
    throw errorAt(place, `version ${version} is too old; expected ${FORMAT_VERSION}`, READ_ANEW);
  }
  const result = header.safeParse(fields);
  if (result.success) return result.data;
  throw misfitAt(place, 'header', result.error.issues);
}

export type Collector = { add(fields: JsonObject, from: { place: Place; kind: string }): void };

/** Validates items of one kind and collects them; one that is there already is an error. */
export function collector<Item>(schema: z.ZodType<Item>, keyOf: (item: Item) => string | number) {
  const all: Item[] = [];
  const keys = new Set<string | number>();
  return {
    all,
    add(fields: JsonObject, { place, kind }: { place: Place; kind: string }): void {
      const result = schema.safeParse(fields);
      if (!result.success) throw misfitAt(place, nameOf(kind, fields), result.error.issues);
      const key = keyOf(result.data);
      if (keys.has(key)) throw errorAt(place, `${nameOf(kind, fields)} is there twice`);
      keys.add(key);
      all.push(result.data);
    },
  };
}
