import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { INPUTS } from '../../../src/runner/action/inputs.ts';
import { OUTPUTS, OUTPUTS_OF_FAILURE, outputsOf } from '../../../src/runner/action/job-outputs.ts';
import { aReport, count, measured, quantiles, rate, UNKNOWN_AI } from '../../render/reports.ts';

const measurements = {
  'lead-time': measured({ current: quantiles({ p50: 21.4 }) }),
  'deployment-frequency': measured({ current: count({ perWeek: 0.9333 }) }),
  'change-fail-rate': measured({ current: rate({ rate: 0.0833 }) }),
  'recovery-time': measured({ current: quantiles({ n: 3, p50: 0.7, fewData: true }) }),
  'rework-rate': measured({ current: rate({ count: 0, total: 12, rate: 0 }) }),
};

describe('the outputs', () => {
  it('are numbers, words and paths', () => {
    const folder = join('/', 'tmp', 'report');
    expect(outputsOf(aReport({ measurements }), folder)).toEqual({
      result: aReport().result,
      readiness: 'not-yet',
      violations: '2',
      warnings: '2',
      'lead-time-hours': '21.4',
      'deployments-per-week': '0.9333',
      'change-fail-rate': '0.0833',
      'recovery-time-hours': '0.7',
      'rework-rate': '0',
      'ai-assisted-share': '0.3093',
      complete: String(aReport().provenance.complete),
      'report-json': join(folder, 'report.json'),
      'report-html': join(folder, 'report.html'),
      'report-dir': folder,
    });
  });

  it('call it incomplete where something about the pull request could not be read', () => {
    const { provenance } = aReport();
    const files = { ruleFileState: 'absent', ruleFileFindings: [] } as const;
    const gap = { part: 'reviews', what: 'reviews of #7', why: 'hidden', fix: 'Show them.' } as const;
    const completeWith = (gaps: (typeof gap)[]) => {
      const pullRequest = { number: 7, isOutdated: false, judged: null, stages: null, ...files, gaps };
      return outputsOf(aReport({ provenance: { ...provenance, complete: true }, pullRequest }), 'x').complete;
    };
    expect([completeWith([]), completeWith([gap])]).toEqual(['true', 'false']);
  });

  it('call it complete where the repository was not looked at, unless it is not known what was', () => {
    const { provenance } = aReport();
    const files = { ruleFileState: 'absent', ruleFileFindings: [] } as const;
    const pullRequest = { number: 7, isOutdated: false, judged: null, stages: null, ...files, gaps: [] };
    const unread = { isHistoryRead: false, provenance: { ...provenance, complete: false } };
    expect(outputsOf(aReport({ ...unread, pullRequest }), 'x').complete).toBe('true');
    expect(outputsOf(aReport(unread), 'x').complete).toBe('false');
  });

  it('are empty where something is unknown', () => {
    const unknown = {
      'lead-time': measured(),
      'deployment-frequency': measured({ current: null }),
      'change-fail-rate': measured({ current: rate({ total: 0, rate: null }) }),
      'recovery-time': measured({ current: quantiles({ p50: null }) }),
    };
    const outputs = outputsOf(aReport({ measurements: unknown, ai: UNKNOWN_AI }), 'x');
    expect(Object.entries(outputs).flatMap(([name, text]) => (text === '' ? [name] : []))).toEqual([
      'lead-time-hours',
      'deployments-per-week',
      'change-fail-rate',
      'recovery-time-hours',
      'rework-rate',
      'ai-assisted-share',
    ]);
  });

  it('of a run that could not judge hold the result only', () => {
    const given = Object.entries(OUTPUTS_OF_FAILURE).filter(([, text]) => text !== '');
    expect(given).toEqual([['result', 'error']]);
    expect(Object.keys(OUTPUTS_OF_FAILURE).sort()).toEqual([...OUTPUTS].sort());
  });
});

describe('action.yml', () => {
  const schema = z.object({
    inputs: z.record(
      z.string(),
      z.object({ description: z.string(), required: z.literal(false), default: z.string() }),
    ),
    outputs: z.record(z.string(), z.object({ description: z.string() })),
    runs: z.object({ using: z.string(), main: z.string() }),
    branding: z.object({ icon: z.string(), color: z.string() }),
  });
  const action = schema.parse(parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')));

  it('has the inputs that the program reads, all optional, and the outputs that it sets', () => {
    expect(Object.keys(action.inputs).sort()).toEqual([...INPUTS].sort());
    expect(Object.keys(action.outputs).sort()).toEqual([...OUTPUTS].sort());
    const defaults = Object.entries(action.inputs).filter(([, input]) => input.default !== '');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner's, not ours
    expect(defaults).toEqual([['github-token', expect.objectContaining({ default: '${{ github.token }}' })]]);
  });

  it('runs on Node.js 24 and has what the Marketplace asks for', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(action.branding).toEqual({ icon: 'pie-chart', color: 'orange' });
  });
});
