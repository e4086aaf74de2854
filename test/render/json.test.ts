import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SCHEMAS } from '../../scripts/schema.ts';
import { jsonText } from '../../src/render/json.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { HOSTILE } from './hostile-texts.ts';
import { REAL_REPORTS } from './real-reports.ts';
import { aReport, hostileReport } from './reports.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
const fits = ajv.compile(z.toJSONSchema(reportSchema));

describe('report.json', () => {
  it.each(REAL_REPORTS)('of %s fits its schema', (_, report) => {
    fits(JSON.parse(jsonText(report)));
    expect(fits.errors).toBeNull();
  });

  it('is not just anything', () => {
    expect(fits({ ...JSON.parse(jsonText(REAL_REPORTS[0]?.[1] ?? aReport())), schemaVersion: 2 })).toBe(false);
  });

  it('is two spaces deep and ends with a line break', () => {
    const text = jsonText(aReport());
    expect(text.startsWith('{\n  "schemaVersion": 1,\n  "repository": "octo/shop",\n')).toBe(true);
    expect(text.endsWith('\n}\n')).toBe(true);
    expect(jsonText(aReport())).toBe(text);
  });

  it('keeps what hostile texts say', () => {
    for (const text of HOSTILE) expect(JSON.parse(jsonText(hostileReport(text))).repository).toBe(text);
  });
});

it('has its schema published', () => {
  const folder = new URL('../../schema/', import.meta.url);
  expect(readdirSync(folder)).toContain('report.schema.json');
  const published = ajv.compile(JSON.parse(readFileSync(new URL('report.schema.json', folder), 'utf8')));
  for (const [, report] of REAL_REPORTS) expect(published(JSON.parse(jsonText(report)))).toBe(true);
  expect(SCHEMAS.map(([file]) => file)).toContain('report.schema.json');
});
