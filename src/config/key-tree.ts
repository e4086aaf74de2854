/** The keys of the config file as the schema has them, for whoever writes about them. */
import { z } from 'zod';
import { configFile } from './schema.ts';

/** A key with what it means. */
export type ConfigKey = {
  readonly name: string;
  /** From the top of the file, with dots: `failures.hotfix.labels`. */
  readonly path: string;
  readonly meaning: string;
  /** The keys below it, in order; empty: it holds a value. */
  readonly inner: readonly ConfigKey[];
};

/** All keys of the config file, in its order. */
export function configKeys(): readonly ConfigKey[] {
  return keysIn(configFile, '');
}

/** The mapping that a schema is or, as a guardrail, may be; `null`: it is none. */
export function mappingIn(schema: unknown): z.ZodObject | null {
  if (schema instanceof z.ZodObject) return schema;
  return schema instanceof z.ZodUnion
    ? mappingIn(schema.options.find((option) => option instanceof z.ZodObject))
    : null;
}

function keysIn(mapping: z.ZodObject, above: string): ConfigKey[] {
  return Object.entries(mapping.shape).map(([name, member]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const inner = member instanceof z.ZodOptional ? mappingIn(member.unwrap()) : null;
    const meaning = member instanceof z.ZodType ? (member.description ?? '') : '';
    return { name, path, meaning, inner: inner === null ? [] : keysIn(inner, path) };
  });
}
