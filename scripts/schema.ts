/** Writes the published JSON Schemas: `node scripts/schema.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configSchema } from './schema-config.ts';
import { historySchema } from './schema-history.ts';
import { reportJsonSchema } from './schema-report.ts';

/** Each file in `schema/` and what makes it. */
export const SCHEMAS: readonly (readonly [file: string, make: () => unknown])[] = [
  ['config.schema.json', configSchema],
  ['history.schema.json', historySchema],
  ['report.schema.json', reportJsonSchema],
];

/** A schema as it stands in its file. */
export function textOf(schema: unknown): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (import.meta.main) {
  const folder = fileURLToPath(new URL('../schema/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [file, make] of SCHEMAS) writeFileSync(`${folder}${file}`, textOf(make()));
}
