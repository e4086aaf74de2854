/** docs/privacy.md names every text that a saved history may hold. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { header, ITEM_SCHEMAS } from '../src/history/format-schemas.ts';
import { codesIn, tableOf, textOf } from './support/documents.ts';

const PRIVACY = textOf('docs/privacy.md');

const node = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
});

/** The paths of all texts that are neither of a fixed list nor of a fixed form. */
function textsIn(schema: z.ZodType): string[] {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const definitions: Readonly<Record<string, unknown>> = whole.$defs ?? {};
  const walk = (value: unknown, path: string): string[] => {
    const parsed = node.safeParse(value);
    if (!parsed.success) return [];
    const { $ref, type, anyOf = [], oneOf = [], items, properties = {}, additionalProperties } = parsed.data;
    if ($ref !== undefined) return walk(definitions[$ref.split('/').at(-1) ?? ''], path);
    const isFixed = ['enum', 'const', 'pattern', 'format'].some((key) => key in parsed.data);
    return [
      ...([type].flat().includes('string') && !isFixed ? [path] : []),
      ...(typeof additionalProperties === 'object' ? [path] : []),
      ...[...anyOf, ...oneOf].flatMap((each) => walk(each, path)),
      ...(items === undefined ? [] : walk(items, path)),
      ...Object.entries(properties).flatMap(([key, each]) => walk(each, path === '' ? key : `${path}.${key}`)),
    ];
  };
  return [...new Set(walk(whole, ''))].sort();
}

describe('docs/privacy.md', () => {
  it.each(Object.entries({ header, ...ITEM_SCHEMAS }))('names every text of a line of %s', (kind, schema) => {
    const [, cell = ''] = tableOf(PRIVACY, 'line').find(([line]) => line === kind) ?? [];
    expect(codesIn(cell).toSorted()).toEqual(textsIn(schema));
  });

  it('has no line that the format does not have', () => {
    expect(tableOf(PRIVACY, 'line').map(([kind]) => kind)).toEqual(['header', ...Object.keys(ITEM_SCHEMAS)]);
  });

  it('is right that no line holds a body, a mailbox or a file', () => {
    const names = Object.values(ITEM_SCHEMAS).flatMap((schema) => textsIn(schema));
    expect(names.filter((name) => /body|message|mail|diff|patch|content|text/i.test(name))).toEqual([]);
  });
});
