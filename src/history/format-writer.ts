import { z } from 'zod';
import { isJsonObject } from './json-object.ts';
import { isoOf, moment } from './time.ts';

/** Turns what is in memory into what a file holds. */
export type Writer = (value: unknown) => unknown;

/**
 * The inverse of reading with `schema`: moments become text, keys come in the schema's order, and a value that reading
 * would fill in by itself (an empty list or `null` with a default) is left out.
 */
export function writerOf(schema: z.core.$ZodType): Writer {
  if (schema === moment) return (value) => (typeof value === 'number' ? isoOf(value) : value);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    const write = writerOf(schema.unwrap());
    return (value) => (value === null ? null : write(value));
  }
  if (schema instanceof z.ZodArray) {
    const write = writerOf(schema.element);
    return (value) => (Array.isArray(value) ? value.map(write) : value);
  }
  if (schema instanceof z.ZodObject) return objectWriter(schema.shape);
  if (schema instanceof z.ZodRecord) return recordWriter(schema);
  if (schema instanceof z.ZodUnion) return unionWriter(schema.options);
  return (value) => value;
}

function objectWriter(shape: Readonly<Record<string, z.core.$ZodType>>): Writer {
  const fields = Object.entries(shape).map(([key, schema]) => {
    const preset: unknown = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
    return { key, write: writerOf(schema), preset };
  });
  return (value) => {
    if (!isJsonObject(value)) return value;
    const written: Record<string, unknown> = {};
    for (const { key, write, preset } of fields) {
      const field = value[key];
      if (!isSame(field, preset)) written[key] = write(field);
    }
    return written;
  };
}

/** Keys of a fixed set come in its order, others in their own. */
function recordWriter(schema: z.ZodRecord): Writer {
  const write = writerOf(schema.valueType);
  const order = schema.keyType instanceof z.ZodEnum ? schema.keyType.options : null;
  return (value) => {
    if (!isJsonObject(value)) return value;
    const keys = order?.map(String) ?? Object.keys(value);
    return Object.fromEntries(keys.map((key) => [key, write(value[key])]));
  };
}

/** Options that are objects are told apart by their keys. */
function unionWriter(options: readonly z.core.$ZodType[]): Writer {
  const writers = options.flatMap((option) =>
    option instanceof z.ZodObject ? [{ shape: option.shape, write: writerOf(option) }] : [],
  );
  return (value) => {
    if (!isJsonObject(value)) return value;
    const fitting = writers.find(({ shape }) => Object.keys(value).every((key) => key in shape));
    return fitting === undefined ? value : fitting.write(value);
  };
}

function isSame(value: unknown, preset: unknown): boolean {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  return isEmptyList ? Array.isArray(preset) : value === preset;
}
