import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { levelsOf } from '../../src/config/presets.ts';
import type { Guardrails } from '../../src/config/settings.ts';
import { GUARDRAILS } from '../../src/config/settings.ts';
import { ConfigError } from '../../src/history/errors.ts';

const FILE = '.github/one-pizza.yml';

function parse(...lines: readonly string[]): Guardrails {
  return parseConfig({ text: `${lines.join('\n')}\n`, file: FILE }).guardrails;
}

/** What is wrong with a line under `guardrails:`. */
function problemsOf(line: string): readonly string[] {
  try {
    parse('guardrails:', `  ${line}`);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error ? error.message.split('\n').slice(1, -1) : [];
  }
  throw new Error('the configuration was accepted');
}

const { guardrails: DEFAULTS } = DEFAULT_SETTINGS;

describe.each(GUARDRAILS)('the guardrail %s', (id) => {
  it.each(['off', 'warn', 'error'] as const)('has the level %s as a word or in a mapping', (level) => {
    const expected = { ...DEFAULTS, levels: { ...levelsOf('observe'), [id]: { level, from: 'file' } } };
    expect(parse(`guardrails: { ${id}: ${level} }`)).toEqual(expected);
    expect(parse(`guardrails: { ${id}: { level: ${level} } }`)).toEqual(expected);
  });

  it('has the preset’s level where the mapping names none', () => {
    expect(parse('preset: strict', `guardrails: { ${id}: {} }`).levels[id]).toEqual({ level: 'error', from: 'preset' });
  });

  it.each([
    ['eror', '"eror"'],
    ['Error', '"Error"'],
    ['true', 'true'],
    ['', 'nothing'],
    ['[error]', 'a list of 1'],
  ])('is not %s', (value, found) => {
    const [problem, ...others] = problemsOf(`${id}: ${value}`);
    expect(others).toEqual([]);
    expect(problem).toMatch(
      `${FILE}:2: guardrails.${id}: found ${found}; allowed: one of off, warn, error, or a mapping`,
    );
  });

  it('says what a mistyped key means', () => {
    const [problem, ...others] = problemsOf(`${id}: { levle: error }`);
    expect(others).toEqual([]);
    expect(problem).toMatch(`${FILE}:2: guardrails.${id}.levle: unknown key, did you mean \`level\`?; allowed: level`);
  });

  it('says which level is none', () => {
    expect(problemsOf(`${id}: { level: fail }`)).toEqual([
      `${FILE}:2: guardrails.${id}.level: found "fail"; allowed: one of off, warn, error`,
    ]);
  });
});

describe('the options of guardrails', () => {
  it('stand beside the level', () => {
    const given = parse(
      'guardrails:',
      '  dual-gate: { level: error, applies-to: all }',
      '  pr-evidence: { sections: ["How I tested*"] }',
      '  security-checks: { checks: [semgrep] }',
      '  pr-size: { level: off, max-lines: 300, max-files: 10, ai-assisted: { max-lines: 250 }, generated: ["gen/**"] }',
      '  rollback-first: { labels: [forward] }',
      '  thresholds: { level: error, expect: ["lead-time.p75 <= 48h", "change-fail-rate <= 15%"] }',
    );
    expect(given).toEqual({
      levels: {
        ...levelsOf('observe'),
        'dual-gate': { level: 'error', from: 'file' },
        'pr-size': { level: 'off', from: 'file' },
        thresholds: { level: 'error', from: 'file' },
      },
      dualGate: { appliesTo: 'all' },
      prEvidence: { sections: ['How I tested*'] },
      securityChecks: { checks: ['semgrep'] },
      prSize: { maxLines: 300, maxFiles: 10, aiAssisted: { maxLines: 250, maxFiles: null }, generated: ['gen/**'] },
      rollbackFirst: { labels: ['forward'] },
      thresholds: { expect: ['lead-time.p75 <= 48h', 'change-fail-rate <= 15%'] },
    });
  });

  it.each([
    ['dual-gate: { applies-to: ai }', 'dual-gate.applies-to: found "ai"; allowed: one of ai-assisted, all'],
    [
      'dual-gate: { aplies-to: all }',
      'dual-gate.aplies-to: unknown key, did you mean `applies-to`?; allowed: level, applies-to',
    ],
    ['pr-size: { max-lines: 0 }', 'pr-size.max-lines: found 0; allowed: a whole number from 1 to 100000'],
    ['pr-size: { max-files: 100001 }', 'pr-size.max-files: found 100001; allowed: a whole number from 1 to 100000'],
    [
      'pr-size: { ai-assisted: { max-lines: 1.5 } }',
      'pr-size.ai-assisted.max-lines: found 1.5; allowed: a whole number from 1 to 100000',
    ],
    [
      'pr-size: { ai-assisted: { level: off } }',
      'pr-size.ai-assisted.level: unknown key, did you mean `guardrails.pr-size.level`?; allowed: max-lines, max-files',
    ],
    [
      'pr-size: { ai-assisted: 250 }',
      'pr-size.ai-assisted: found 250; allowed: a mapping with keys of: max-lines, max-files',
    ],
    ['rule-files: { paths: [a] }', 'rule-files.paths: unknown key; allowed: level'],
    [
      'pr-evidence: { sections: [ok, ""] }',
      'pr-evidence.sections[1]: found ""; allowed: text of 1 to 200 characters, without control characters',
    ],
    [
      'thresholds: { expect: lead-time.p75 <= 48h }',
      'thresholds.expect: found "lead-time.p75 <= 48h"; allowed: a list of at most 100 expectations, such as "lead-time.p75 <= 48h"',
    ],
    ['dualgate: error', 'dualgate: unknown key, did you mean `dual-gate`?; allowed: dual-gate, pr-evidence'],
  ])('refuse %s', (line, problem) => {
    const [found, ...others] = problemsOf(line);
    expect(others).toEqual([]);
    expect(found?.startsWith(`${FILE}:2: guardrails.${problem}`), found).toBe(true);
  });

  it('are all told at once, a bad level among them', () => {
    expect(problemsOf('pr-size: { level: fail, max-lines: x, maxFiles: 3 }')).toEqual([
      `${FILE}:2: guardrails.pr-size.level: found "fail"; allowed: one of off, warn, error`,
      `${FILE}:2: guardrails.pr-size.max-lines: found "x"; allowed: a whole number from 1 to 100000`,
      `${FILE}:2: guardrails.pr-size.maxFiles: unknown key, did you mean \`max-files\`?; allowed: level, max-lines, max-files, ai-assisted, generated`,
    ]);
  });
});
