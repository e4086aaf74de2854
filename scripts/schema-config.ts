/** The JSON Schema of the config file, for editors, made from what the program reads with. */
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../src/config/defaults.ts';
import { configFile } from '../src/config/schema.ts';
import { spelled } from '../src/config/spelled.ts';

type Schema = z.core.JSONSchema.JSONSchema;
type Mapping = Readonly<Record<string, unknown>>;

/** Draft 7, which editors know best. */
export function configSchema(): unknown {
  const file = configFile.meta({
    title: 'The config file of One-Pizza (.github/one-pizza.yml)',
    description: 'Every key is optional; what is left out takes its default.',
  });
  const schema = z.toJSONSchema(file, {
    target: 'draft-7',
    io: 'input',
    override({ jsonSchema }) {
      // The format says it; the pattern is half a page long.
      if (jsonSchema.format === 'date') delete jsonSchema.pattern;
    },
  });
  return withDefaults(schema, spelled(DEFAULT_SETTINGS));
}

/** The keys of a schema with their defaults. A level has none of its own: it is the preset's. */
function withDefaults(schema: Schema, defaults: Mapping): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, member]) => {
    const value = defaults[key];
    if (typeof member === 'boolean' || value === null || key === 'level') return [key, member] as const;
    return [key, isMapping(value) ? withDefaultsInside(member, value) : { ...member, default: value }] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** The same where a word may stand for the mapping. */
function withDefaultsInside(schema: Schema, defaults: Mapping): Schema {
  if (schema.anyOf === undefined) return withDefaults(schema, defaults);
  return {
    ...schema,
    anyOf: schema.anyOf.map((each) => (each.type === 'object' ? withDefaults(each, defaults) : each)),
  };
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
