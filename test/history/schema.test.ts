import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEMAS, textOf } from '../../scripts/schema.ts';
import { FIELDS } from '../../scripts/schema-history.ts';
import { historyOf, linesOf } from '../../src/history/format.ts';
import { header, ITEM_SCHEMAS, KINDS } from '../../src/history/format-schemas.ts';
import { windowEnding } from '../../src/history/time.ts';
import { anyHistory } from '../support/any-history.ts';
import { aHistory, UNTIL } from '../support/history.ts';

const committed = (file: string) => readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8');

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const fits = ajv.compile(JSON.parse(committed('history.schema.json')));

const saved = {
  watermark: null,
  window: windowEnding(UNTIL, 90),
  configuration: { path: null, ref: null, settings: {} },
};
const [HEADER = ''] = linesOf({ ...saved, history: aHistory() });

describe('the published schemas', () => {
  it.each(SCHEMAS)('%s is what the program makes', (file, make) => {
    expect(committed(file)).toBe(textOf(make()));
  });
});

describe('history.schema.json', () => {
  it('fits every line that is written', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const line of linesOf({ ...saved, history })) {
          expect(fits(JSON.parse(line)), `${line} ${JSON.stringify(fits.errors)}`).toBe(true);
        }
      }),
    );
  });

  it('fits a history written by hand, which the program reads', () => {
    const lines = [
      HEADER,
      '{"kind":"tag","name":"v1","sha":"0123abc","at":"2026-01-01T12:00:00+01:00","annotated":true}',
      '{"kind":"release","tag":"v1","sha":null,"publishedAt":null,"isDraft":true,"isPrerelease":false}',
      '{"kind":"deployment","id":"1","sha":"0123abc","environment":"live","createdAt":"2026-01-01T12:00:00Z","statuses":[{"state":"SUCCESS","at":"2026-01-01T12:05:00Z"}]}',
    ];
    for (const line of lines) expect(fits(JSON.parse(line)), line).toBe(true);
    expect(historyOf(lines).history.tags).toMatchObject([{ name: 'v1', at: Date.UTC(2026, 0, 1, 11) }]);
  });

  it.each([
    '{"kind":"tag","name":"v1","sha":"0123abc","at":"yesterday","annotated":true}',
    '{"kind":"tag","name":"v1","sha":"0123abc","annotated":true}',
    '{"kind":"tag","name":"v1","sha":"0123abc","at":"2026-01-01T12:00:00Z","annotated":true,"more":1}',
    '{"kind":"tag","name":"v1","sha":"HEAD","at":"2026-01-01T12:00:00Z","annotated":true}',
    '{"kind":"fork"}',
  ])('refuses what the program refuses: %s', (line) => {
    expect(fits(JSON.parse(line))).toBe(false);
    expect(() => historyOf([HEADER, line])).toThrow('line 2');
  });

  it('describes only fields that there are', () => {
    const fields = KINDS.flatMap((kind) => Object.keys(ITEM_SCHEMAS[kind].shape).map((key) => `${kind}.${key}`));
    const known = [...fields, ...Object.keys(header.shape).map((key) => `header.${key}`)];
    expect(Object.keys(FIELDS).filter((field) => !known.includes(field))).toEqual([]);
  });
});
