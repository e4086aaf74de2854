import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { reportJsonSchema } from '../../scripts/schema-report.ts';
import type { RuleFileFacts } from '../../src/history/rule-file-facts.ts';
import { aiSection } from '../../src/report/ai.ts';
import { reportJson, reportOf } from '../../src/report/report.ts';
import { aShop, aTrace } from '../adoption/shop.ts';
import { at, UNTIL } from '../support/history.ts';

const facts: RuleFileFacts = {
  state: 'effective',
  attributionOff: false,
  files: [
    {
      path: 'AGENTS.md',
      names: [
        { path: 'AGENTS.md', how: 'itself' },
        { path: 'CLAUDE.md', how: 'symlink' },
      ],
      state: 'effective',
      tools: ['Claude Code', 'Codex'],
      legacy: false,
      bytes: 1200,
      lines: 40,
      firstChangedAt: at('2026-01-05T00:00:00Z'),
      lastChangedAt: null,
      topics: ['tests'],
    },
  ],
  findings: [
    { kind: 'missing-path', path: 'AGENTS.md', line: 3, message: 'src/a.ts does not exist', fix: null },
    { kind: 'activation', path: 'CLAUDE.md', line: 1, message: 'never loaded', fix: 'rename it' },
    { kind: 'not-loaded', path: 'claude.txt', line: null, message: 'no tool loads it', fix: null },
  ],
};

const delivery = aShop(
  [{ on: '2026-02-01', traces: [aTrace('Claude Code')] }, { on: '2026-02-02' }, { on: '2026-02-03' }],
  { history: { ruleFiles: facts, requiredChecks: ['test', 'lint'] } },
);

describe('the section ai of the report', () => {
  const section = aiSection(delivery);

  it('holds the figures that the summary and the outputs need, rounded', () => {
    expect(section.assisted).toMatchObject({ count: 1, total: 3, rate: 0.3333, atLeast: true });
    expect(section.tools).toEqual([{ tool: 'Claude Code', changes: 1 }]);
    expect(section.requiredChecks).toBe(2);
    // 1 author-week with AI in 12 weeks.
    expect(section.utilization?.authors).toEqual({ assistedPerWeek: 0.0833, share: 1 });
    expect(section.utilization?.weeks.at(-1)?.since).toBe('2026-03-25T00:00:00Z');
  });

  it('gives each rule file the findings about any of its names', () => {
    expect(section.ruleFileState).toBe('effective');
    expect(section.ruleFiles?.map(({ path, findings }) => [path, findings.map(({ kind }) => kind)])).toEqual([
      ['AGENTS.md', ['missing-path', 'activation']],
    ]);
    expect(section.ruleFiles?.[0]).toMatchObject({ firstChangedAt: '2026-01-05T00:00:00Z', lastChangedAt: null });
    expect(section.ruleFileFindings.map(({ path }) => path)).toEqual(['claude.txt']);
  });

  it('says of each of the seven capabilities what was seen, or that a repository does not show it', () => {
    const { capabilities } = section;
    expect(capabilities.map(({ strength }) => strength)).toEqual([
      'partial',
      'not-observable',
      'partial',
      'good',
      'good',
      'not-observable',
      'partial',
    ]);
    expect(Object.fromEntries(capabilities.map(({ id, observed }) => [id, observed]))).toEqual({
      'ai-stance': ['rule files that a tool loads: 1'],
      'data-ecosystem': [],
      'ai-accessible-data': ['rule files speak about tests'],
      'version-control': [
        'merged as pull requests: 3; committed to the branch directly: 0',
        'checks required on the branch: 2',
      ],
      'small-batches': [
        'lines changed: 12 at the median, 12 at the p85',
        'changes per deployment that shipped any: 1.0',
      ],
      'user-focus': [],
      'internal-platform': ['deliveries recorded as deployments: 3', 'checks required on the branch: 2'],
    });
  });

  it('is null, never zero, where it could not be read', () => {
    const coverage = { traces: 'unreadable', ruleFiles: 'unreadable', requiredChecks: 'unreadable' } as const;
    expect(aiSection(aShop([{ on: '2026-02-01' }], { history: { coverage } }))).toMatchObject({
      assisted: null,
      tools: [],
      utilization: null,
      cohorts: null,
      dualGate: null,
      gates: null,
      requiredChecks: null,
      ruleFileState: null,
      ruleFiles: null,
    });
  });

  it('is what the schema describes, known and unknown', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const isValid = ajv.compile(Object(reportJsonSchema()));
    const nothing = aShop([], { history: { coverage: { traces: 'unreadable' } } });
    for (const each of [delivery, nothing]) {
      const configuration = { path: null, ref: null, settings: each.settings };
      expect(isValid(reportJson(reportOf(each, configuration, UNTIL))), JSON.stringify(isValid.errors)).toBe(true);
    }
  });

  it('names nobody', () => {
    expect(JSON.stringify(section)).not.toMatch(/alice|bob|merger/);
  });
});
