/** The JSON Schema of `report.json`, made from what the report is typed with. */
import { z } from 'zod';
import { reportSchema } from '../src/report/schema.ts';

export function reportJsonSchema(): unknown {
  const schema = reportSchema.meta({
    title: 'The report (report.json)',
    description:
      'Durations are hours, rates are fractions, moments are UTC. What is not known is null. Keys may be added.',
  });
  return z.toJSONSchema(schema, {
    reused: 'ref',
    override({ jsonSchema }) {
      // The format says it; the pattern is a page long.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
}
