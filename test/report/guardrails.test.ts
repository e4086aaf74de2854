import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { reportJsonSchema } from '../../scripts/schema-report.ts';
import { concluded } from '../../src/guardrails/conclusion.ts';
import type { GuardrailResult, Subject } from '../../src/guardrails/judge.ts';
import { guardrailsSection } from '../../src/report/guardrails.ts';
import { reportJson, reportOf, withGuardrails } from '../../src/report/report.ts';
import { deliver } from '../support/deliver.ts';
import { settingsWith } from '../support/guarded.ts';
import { UNTIL } from '../support/history.ts';

const settings = settingsWith({ preset: 'strict', failOn: 'error', onUnknown: 'error' });

function aResult(given: Partial<GuardrailResult> = {}): GuardrailResult {
  return {
    id: 'pr-size',
    title: 'Size',
    level: 'error',
    isFromPreset: true,
    status: 'fail',
    message: '500 lines.',
    why: 'Nobody reads that much.',
    fix: 'Split it.',
    evidence: [],
    location: null,
    isAbsolute: false,
    ...given,
  };
}

function judged(results: readonly GuardrailResult[], subject: Subject['kind'] = 'pull-request') {
  return { subject, results, conclusion: concluded(results, settings), settings };
}

describe('the section guardrails of the report', () => {
  it('holds what was judged by, and which rules are violations', () => {
    const section = guardrailsSection(
      judged([
        aResult({ status: 'pass' }),
        aResult({ level: 'warn' }),
        aResult({ status: 'unknown' }),
        aResult({ status: 'pending' }),
      ]),
    );
    expect(section).toMatchObject({ preset: 'strict', failOn: 'error', onUnknown: 'error', subject: 'pull-request' });
    // The warning fails nothing; the unknown one counts under on-unknown: error; what waits is neither.
    expect(section).toMatchObject({ violations: 1, warnings: 1 });
    expect(section.rules.map(({ isViolation }) => isViolation)).toEqual([false, false, true, false]);
  });

  it('names 50 things at most, and says how many there are', () => {
    const evidence = Array.from({ length: 51 }, (_, at) => ({ text: `t${at}`, path: 'a.md', line: at + 1 }));
    const [rule] = guardrailsSection(judged([aResult({ evidence })])).rules;
    expect(rule?.evidence.items).toHaveLength(50);
    expect(rule?.evidence.items.at(-1)).toEqual({ text: 't49', path: 'a.md', line: 50 });
    expect(rule?.evidence.total).toBe(51);
  });

  it.each<[Subject['kind'], string]>([
    ['repository', 'repository'],
    ['pull-request', 'pull-request'],
    ['unknown-pull-request', 'pull-request'],
    ['outdated', 'pull-request'],
    ['none', 'pull-request'],
  ])('%s: %s', (kind, subject) => {
    expect(guardrailsSection(judged([], kind)).subject).toBe(subject);
  });
});

describe('report.json', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const fits = ajv.compile(Object(reportJsonSchema()));
  const configuration = { path: null, ref: null, settings };
  const report = reportOf(deliver({}), configuration, UNTIL);

  it('has guardrails and result where they were judged, and fits its schema either way', () => {
    const evidence = [{ text: 'it has 500 lines', path: 'src/a.ts', line: null }];
    const json = reportJson(withGuardrails(report, judged([aResult({ evidence, location: { path: 'a', line: 3 } })])));
    expect(json).toMatchObject({ result: 'fail', guardrails: { rules: [{ id: 'pr-size', status: 'fail' }] } });
    expect(fits(json), JSON.stringify(fits.errors)).toBe(true);
    const before = reportJson(report);
    expect(fits(before), JSON.stringify(fits.errors)).toBe(true);
    expect(Object.keys(before)).not.toContain('guardrails');
    expect(fits({ ...json, result: 'error' })).toBe(false);
  });
});
