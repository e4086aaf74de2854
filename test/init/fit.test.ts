import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { parseConfig } from '../../src/config/parse.ts';
import { configText } from '../../src/init/config-text.ts';
import { fitOf } from '../../src/init/fit.ts';
import { resultText } from '../../src/init/result-text.ts';
import type { Seen } from '../../src/init/seen.ts';
import { hasMergeQueue, shownLines } from '../../src/init/shown.ts';
import { aGitHubDeployment, anIssue, aPullRequest, aTag, aUser, sha } from '../support/history.ts';
import { deployingTo, seenAtGitHub, seenInClone } from './seen.ts';

const SCAFFOLDING = {
  pullRequestTemplate: false,
  codeOwners: false,
  reusableWorkflows: false,
  rollbackWorkflow: false,
};
const KEY_LINE = /^([a-z-]+(?:\.[a-z-]+)+): (.*)$/s;

function added(seen: Seen): readonly string[] {
  return fitOf(seen).undecided.map(({ add }) => add);
}

/** The settings of a file that says what one line says. */
function settingsOf(line: string) {
  const [, path = '', value = ''] = KEY_LINE.exec(line) ?? [];
  const whole = path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), parse(value));
  return parseConfig({ text: stringify(whole), file: line });
}

const HOSTILE = ['prod"]\npreset: off', '"production: x', '| live', '\u001b[31mprod', '`live`', '<b>prod</b>', "prod'"];

describe('what is left open', () => {
  it('of a repository with nothing is what a delivery is, and what only people and GitHub know', () => {
    expect(added(seenInClone({ scaffolding: SCAFFOLDING }))).toEqual([
      'deployments.source: merges',
      'GITHUB_TOKEN=… one-pizza init -R octo/shop',
      '/.github/ @org/team',
      'readiness.product: {slo-percent: 99.9, regulated-data: false, as-of: 2026-04-01}',
    ]);
    expect(added(seenInClone({ repository: 'folder' }))).toContain('GITHUB_TOKEN=… one-pizza init -R OWNER/REPO');
  });

  it('holds each gap with what mends it, where GitHub was asked', () => {
    const gap = { part: 'issues', what: 'issues', why: 'the token may not', fix: 'Grant `issues: read`.' } as const;
    expect(fitOf(seenAtGitHub({ gaps: [gap] })).undecided).toContainEqual({
      what: 'What follows from issues: the token may not.',
      add: 'Grant `issues: read`.',
    });
  });

  it('holds the rename of a rule file that no tool loads', () => {
    const file = { path: 'claude.md', names: [], tools: [], legacy: false, bytes: 1, lines: 1, topics: [] };
    const finding = { path: 'claude.md', line: null, message: 'no tool loads it', fix: 'rename it to CLAUDE.md' };
    const facts = (state: 'not-loaded' | 'effective') => ({
      state,
      files: [{ ...file, state, firstChangedAt: null, lastChangedAt: null }],
      findings: state === 'effective' ? [] : [{ ...finding, kind: state }],
      attributionOff: null,
    });
    expect(added(seenAtGitHub({ ruleFiles: facts('not-loaded') }))).toContain('rename it to CLAUDE.md');
    expect(shownLines(seenAtGitHub({ ruleFiles: facts('effective') }))).toContain(
      'rules that AI tools load: `claude.md`',
    );
    expect(added(seenAtGitHub({ ruleFiles: facts('effective') }))).toHaveLength(2);
    expect(added(seenAtGitHub({ ruleFiles: { ...facts('effective'), state: 'absent', files: [] } }))).toContain(
      'AGENTS.md',
    );
  });

  it('has lines that the program understands, each with a setting of its own', () => {
    const seen = seenAtGitHub({
      environments: ['production', 'prod-preview', ...HOSTILE],
      issues: ['incident\nx', 'incident-follow-up', 'toil "x"'].map((label, at) =>
        anIssue({ number: at + 1, labels: [label] }),
      ),
      tags: [aTag({ name: 'v1' }), aTag({ name: '"]-1', sha: sha(2) }), aTag({ name: '"]-2', sha: sha(3) })],
    });
    const lines = added(seen).filter((line) => KEY_LINE.test(line));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect([line, settingsOf(line)]).not.toEqual([line, parseConfig({ text: '', file: '' })]);
  });
});

describe('hostile names', () => {
  const seen = seenAtGitHub({
    branch: 'main\n# x',
    environments: HOSTILE,
    deployments: HOSTILE.map((environment, at) => aGitHubDeployment({ id: `D${at}`, environment })),
    issues: [anIssue({ labels: ['incident: "\n'] }), anIssue({ number: 2, labels: ['incident ` #'] })],
    requiredChecks: ['ci\u001b[2J\nNext'],
    workflows: { 'deploy\n.yml': deployingTo(`'"prod'`) },
  });

  it('change nothing in the file but the values of their keys', () => {
    const fit = fitOf(seen);
    const settings = parseConfig({ text: configText(fit.fitted), file: 'x' });
    expect(fit.fitted.map(({ path }) => path)).toEqual([
      'deployments.environments',
      'deployments.source',
      'failures.incident-labels',
    ]);
    expect(settings.deployments.environments).toEqual([
      '"prod',
      '"production: x',
      '<b>prod</b>',
      '`live`',
      "prod'",
      '| live',
    ]);
    expect(settings.failures.incidentLabels).toEqual(['incident', 'outage', 'sev*', 'incident ` #']);
    expect(settings.preset).toBe('observe');
  });

  it('stay within their line of the result, where nobody made them harmless before', () => {
    const raw = 'x\u001b[31m\u202e\nNext\r\u2028Next';
    const fit = {
      fitted: [{ path: 'deployments.source', value: 'tags', seen: raw }],
      undecided: [{ what: raw, add: raw }],
    };
    const files = [{ path: '.github/one-pizza.yml', leftAlone: raw }];
    const text = resultText({ files, shown: [raw], fit, enforce: false, report: raw });
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202e]/u);
    expect(text.split('\n').filter((line) => line === 'Next')).toHaveLength(1);
  });

  it('stay within their line of the result', () => {
    const files = [{ path: '.github/one-pizza.yml', leftAlone: null }];
    const text = resultText({ files, shown: shownLines(seen), fit: fitOf(seen), enforce: false, report: 'x' });
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202e]/u);
    const headings = text.split('\n').filter((line) => /^\S/.test(line));
    const open = 'Not decided: add the line where it is true';
    expect(headings).toEqual(['Written', 'Seen', 'Fitted', open, 'Next']);
  });
});

describe('a merge queue', () => {
  it('is one that a pull request was put into, or that a workflow runs for', () => {
    const queued = aPullRequest({ enqueuedBy: aUser() });
    expect(hasMergeQueue(seenAtGitHub({ pullRequests: [queued] }))).toBe(true);
    expect(hasMergeQueue(seenInClone({ workflows: { 'ci.yml': 'on: [merge_group]\n' } }))).toBe(true);
    expect(hasMergeQueue(seenAtGitHub({ pullRequests: [aPullRequest()], workflows: { 'ci.yml': 'on: push\n' } }))).toBe(
      false,
    );
  });
});

describe('the result', () => {
  it('says what was left alone and why, and what to do then', () => {
    const files = [
      { path: '.github/one-pizza.yml', leftAlone: 'exists' },
      { path: '.github/workflows/one-pizza.yml', leftAlone: 'exists' },
    ];
    const fit = { fitted: [{ path: 'deployments.source', value: 'tags', seen: '2 version tags' }], undecided: [] };
    expect(resultText({ files, shown: [], fit, enforce: false, report: 'one-pizza report' })).toBe(
      [
        'Left alone',
        '  .github/one-pizza.yml exists: left alone',
        '  .github/workflows/one-pizza.yml exists: left alone',
        '',
        'Fits, for what is left alone',
        '  deployments.source: tags',
        '    seen: 2 version tags',
        '',
        'Next',
        '  add to your files what fits, and commit them',
        '  one-pizza report',
        '',
      ].join('\n'),
    );
    expect(z.string().parse(resultText({ files: [], shown: [], fit, enforce: false, report: 'x' }))).toContain(
      '\nNext\n',
    );
  });

  it('names the config file as kept only where that one was', () => {
    const files = [{ path: '.github/workflows/one-pizza.yml', leftAlone: 'exists' }];
    const fit = { fitted: [{ path: 'deployments.source', value: 'tags', seen: '2 version tags' }], undecided: [] };
    expect(resultText({ files, shown: [], fit, enforce: false, report: 'x' })).toContain('\nFitted\n');
  });

  it('says what is left to do where the guardrails are to be enforced', () => {
    const judge = '.github/workflows/one-pizza-judge.yml';
    const nextFor = (leftAlone: string | null) => {
      const outcome = {
        files: [{ path: judge, leftAlone }],
        shown: [],
        fit: { fitted: [], undecided: [] },
        report: 'x',
      };
      return resultText({ ...outcome, enforce: true })
        .split('Next\n')[1]
        ?.split('\n');
    };
    const ruleset = expect.stringContaining('require the status check one-pizza');
    expect(nextFor(null)).toEqual([expect.stringContaining(`git add ${judge}`), ruleset, '  x', '']);
    const again = expect.stringMatching(/left alone: .*remove it and run one-pizza init --enforce again/);
    expect(nextFor('exists')).toEqual([again, expect.stringContaining('commit them'), ruleset, '  x', '']);
  });
});
