import { describe, expect, it } from 'vitest';
import type { PullRequestSubject, Status, Verdict } from '../../src/guardrails/rule.ts';
import { securityChecks } from '../../src/guardrails/security-checks.ts';
import type { CheckConclusion, CheckFacts, PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import { CHECK_CONCLUSIONS } from '../../src/history/pull-request-facts.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';
import { aCheck, aFile } from '../support/pull-request-facts.ts';

const CI = '.github/workflows/ci.yml';
const SCAN = '.github/workflows/scan.yml';
const TRIVY = 'aquasecurity/trivy-action@0.28.0';
const USES = new Map([
  [CI, ['actions/checkout@v4']],
  [SCAN, ['actions/checkout@v4', TRIVY]],
]);

/** Of code scanning, which no workflow reports. */
const SET_BY_ALICE = { kind: 'status', app: 'Alice' } as const;
const CODEQL = aCheck('CodeQL', { app: 'github-advanced-security' });
const TESTS = aCheck('test', { workflow: CI });
/** The only job of the workflow that scans. */
const VULNERABILITIES = aCheck('vulnerabilities', { workflow: SCAN });
const OPTIONAL = { isRequired: false } as const;

type Given = Partial<Omit<PullRequestSubject, 'facts'>> & {
  readonly facts?: Partial<PullRequestFacts>;
  /** Patterns of names of checks that scan. */
  readonly named?: readonly string[];
};

function judge(checks: readonly CheckFacts[] | null, given: Given = {}): Verdict | undefined {
  const { facts, named = [], ...others } = given;
  const required = (checks ?? []).filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const subject = aSubject({ checks, ...facts }, { required, workflowUses: USES, ...others });
  return securityChecks.ofPullRequest?.(subject, settingsWith({ guardrails: { securityChecks: { checks: named } } }));
}

function ended(check: CheckFacts, conclusion: CheckConclusion | null, given: Partial<CheckFacts> = {}): CheckFacts {
  return { ...check, conclusion, ...given };
}

type Row = [string, readonly CheckFacts[] | null, Status, Given?];

describe('a security scan', () => {
  it.each<Row>([
    ['by its app', [CODEQL], 'pass'],
    ['by its name', [aCheck('dependency-review', { workflow: CI })], 'pass'],
    ['by what its workflow uses', [VULNERABILITIES], 'pass'],
    ['by the config', [aCheck('acme scan', { app: 'acme' })], 'pass', { named: ['ACME *'] }],
    ['beside others', [TESTS, CODEQL, ended(aCheck('lint', { workflow: CI }), 'FAILURE')], 'pass'],
    ['that is optional', [ended(CODEQL, 'SUCCESS', OPTIONAL), TESTS], 'fail'],
    ['that nobody runs', [TESTS], 'fail'],
    ['that nobody requires', [], 'fail'],
    ['by the config, set by its author', [aCheck('acme', SET_BY_ALICE)], 'unknown', { named: ['acme'] }],
    [
      'by the config, set by somebody else',
      [aCheck('acme', { ...SET_BY_ALICE, app: 'ci' })],
      'pass',
      { named: ['acme'] },
    ],
    ['one of two that was skipped', [ended(VULNERABILITIES, 'SKIPPED'), CODEQL], 'pass'],
    ['by the login of a user, which is no app', [aCheck('x', { kind: 'status', app: 'sonarcloud' })], 'fail'],
    ['that failed, though optional', [ended(VULNERABILITIES, 'FAILURE', OPTIONAL), CODEQL], 'fail'],
    ['that was cancelled, though optional', [ended(VULNERABILITIES, 'CANCELLED', OPTIONAL), CODEQL], 'pass'],
    ['that still runs, though optional', [ended(VULNERABILITIES, null, OPTIONAL), CODEQL], 'pass'],
    ['one of two that failed', [ended(VULNERABILITIES, 'FAILURE'), CODEQL], 'fail'],
    ['one of two that has not ended', [ended(VULNERABILITIES, null), CODEQL], 'pending'],
    ['that failed while another runs', [ended(VULNERABILITIES, null), ended(CODEQL, 'FAILURE')], 'fail'],
    ['among checks that could not be read', null, 'unknown'],
  ])('%s', (...[, checks, status, given]) => {
    expect(judge(checks, given)?.status).toBe(status);
  });

  it('that is required has to end well', () => {
    const statuses = CHECK_CONCLUSIONS.map((conclusion) => [conclusion, judge([ended(CODEQL, conclusion)])?.status]);
    expect(Object.fromEntries(statuses)).toEqual({
      SUCCESS: 'pass',
      NEUTRAL: 'pass',
      SKIPPED: 'unknown',
      FAILURE: 'fail',
      ERROR: 'fail',
      CANCELLED: 'pending',
      TIMED_OUT: 'fail',
      ACTION_REQUIRED: 'pending',
      STARTUP_FAILURE: 'fail',
      STALE: 'pending',
    });
    expect(judge([ended(CODEQL, null)])?.status).toBe('pending');
  });
});

describe('required checks that have not reported', () => {
  it.each<Row>([
    ['a scan by its name', [], 'pending', { required: ['Analyze (go)'] }],
    ['a scan by the config', [], 'pending', { required: ['acme'], named: ['acme'] }],
    ['one that may be a scan', [TESTS], 'unknown', { required: ['test', 'CodeQL'] }],
    ['one that may be a scan, beside one that is', [CODEQL], 'pass', { required: ['CodeQL', 'other'] }],
    ['a scan, beside one that passed', [CODEQL], 'pending', { required: ['CodeQL', 'dependency-review'] }],
    ['this run itself', [TESTS], 'fail', { required: ['test', 'One-Pizza', 'gate'], own: { runId: '9', job: 'gate' } }],
    ['the same name by another app', [ended(CODEQL, 'SUCCESS', OPTIONAL)], 'unknown', { required: ['CodeQL'] }],
    ['not known, with a required scan', [CODEQL], 'pass', { required: null }],
    ['not known, without one', [TESTS], 'unknown', { required: null }],
    ['not known, with an optional scan that failed', [ended(CODEQL, 'FAILURE', OPTIONAL)], 'fail', { required: null }],
  ])('%s', (...[, checks, status, given]) => {
    expect(judge(checks, given)?.status).toBe(status);
  });
});

describe('a job of this program that is named as a scan', () => {
  const JUDGE = '.github/workflows/judge.yml';
  const own = { runId: '9', job: 'judge' };
  const running = { conclusion: null, runId: '9', workflow: JUDGE } as const;

  it.each<{ what: string; name: string; workflow: string; status: Status }>([
    { what: 'is none, left behind by another run either', name: 'judge', workflow: JUDGE, status: 'fail' },
    { what: 'is none under a name that is not its id', name: 'Security gate', workflow: JUDGE, status: 'fail' },
    { what: 'is not taken for that of another workflow', name: 'judge', workflow: SCAN, status: 'pass' },
  ])('$what', ({ name, workflow, status }) => {
    const checks = [aCheck(name, running), aCheck(name, { runId: '8', workflow })];
    expect(judge(checks, { own, named: ['judge', 'security gate'] })?.status).toBe(status);
  });
});

describe('a workflow that scans in one of several jobs', () => {
  const lint = aCheck('lint', { workflow: SCAN });
  const dependencies = aCheck('dependency-review', { workflow: SCAN });
  const telling = new Map([[SCAN, ['actions/dependency-review-action@v4']]]);
  it.each<Row>([
    ['all of which are required', [VULNERABILITIES, lint], 'pass'],
    ['one of which is required', [VULNERABILITIES, ended(lint, 'SUCCESS', OPTIONAL)], 'unknown'],
    ['none of which is required', [ended(VULNERABILITIES, 'SUCCESS', OPTIONAL), { ...lint, ...OPTIONAL }], 'fail'],
    ['one of which failed', [VULNERABILITIES, ended(lint, 'FAILURE')], 'unknown'],
    ['all of which failed', [ended(VULNERABILITIES, 'FAILURE'), ended(lint, 'FAILURE')], 'fail'],
    ['one of which runs', [VULNERABILITIES, ended(lint, null)], 'pending'],
    ['one of which runs, another failed', [ended(VULNERABILITIES, 'FAILURE'), ended(lint, null)], 'pending'],
    [
      'one of which bears the name of what it uses',
      [dependencies, ended(lint, 'FAILURE')],
      'pass',
      { workflowUses: telling },
    ],
    ['one of which bears the name of another scan', [dependencies, ended(lint, 'FAILURE')], 'unknown'],
    ['one of which the config names', [VULNERABILITIES, ended(lint, 'FAILURE')], 'pass', { named: ['vulnerab*'] }],
  ])('%s', (...[, checks, status, given]) => {
    expect(judge(checks, given)?.status).toBe(status);
  });

  const own = { runId: '9', job: 'gate' };
  const ownRun = { workflow: SCAN, runId: '9' };
  it.each<Row>([
    ['by the name of its job', [VULNERABILITIES, aCheck('gate', { ...ownRun, conclusion: null })], 'pass', { own }],
    ['as the one that runs', [VULNERABILITIES, aCheck('The gate', { ...ownRun, conclusion: null })], 'pass', { own }],
    [
      'not, if several run',
      [ended(VULNERABILITIES, null, ownRun), aCheck('The gate', { ...ownRun, conclusion: null })],
      'pending',
      { own },
    ],
    ['by its status', [aCheck('One-Pizza', { kind: 'status' })], 'fail', { named: ['one-*'] }],
  ])("this run's own check is left out: %s", (...[, checks, status, given]) => {
    expect(judge(checks, given)?.status).toBe(status);
  });
});

describe('a workflow of which not all can be seen', () => {
  const calls = (...used: readonly string[]): Given => ({ workflowUses: new Map([...USES, [CI, used]]) });
  it.each<Row>([
    ['calls one that scans', [TESTS], 'pass', calls('./.github/workflows/scan.yml')],
    ['calls itself', [TESTS], 'fail', calls(`./${CI}`)],
    ['calls one that was not read', [TESTS], 'unknown', calls('./.github/workflows/other.yml')],
    ["calls another repository's", [TESTS], 'unknown', calls('acme/ci/.github/workflows/scan.yml@main')],
    ["calls another repository's, beside a scan", [TESTS, CODEQL], 'pass', calls('acme/ci/.github/workflows/a.yml@v1')],
    [
      'failed in what it hides',
      [ended(TESTS, 'FAILURE'), CODEQL],
      'unknown',
      calls('acme/ci/.github/workflows/a.yml@v1'),
    ],
    ['is on no other branch', [aCheck('x', { workflow: '.github/workflows/new.yml' })], 'unknown'],
    ['is not known', [aCheck('x')], 'unknown'],
    ['is not known, and optional', [aCheck('x', OPTIONAL)], 'fail'],
    ['was not read', [VULNERABILITIES], 'unknown', { workflowUses: null }],
    ['was not read, beside a scan', [VULNERABILITIES, CODEQL], 'pass', { workflowUses: null }],
  ])('%s', (...[, checks, status, given]) => {
    expect(judge(checks, given)?.status).toBe(status);
  });
});

describe('a pull request that changes what a scan runs from', () => {
  const changing = (...paths: readonly string[]): Given => ({ facts: { files: paths.map((path) => aFile(path)) } });
  const withAction: Given = { workflowUses: new Map([[SCAN, [TRIVY, './.github/actions/scan']]]) };
  const moved = [aFile('.github/old.yml', { previousPath: SCAN, change: 'RENAMED' })];
  const named = aCheck('Analyze (go)');
  it.each<Row>([
    ['its workflow', [VULNERABILITIES], 'unknown', changing(SCAN)],
    ['its workflow, which moves', [VULNERABILITIES], 'unknown', { facts: { files: moved } }],
    ['another workflow', [VULNERABILITIES], 'pass', changing(CI)],
    [
      'an action that it uses',
      [VULNERABILITIES],
      'unknown',
      { ...withAction, ...changing('.github/actions/scan/run.sh') },
    ],
    ['another action', [VULNERABILITIES], 'pass', { ...withAction, ...changing('.github/actions/scanner/run.sh') }],
    ['any workflow, where its own is not known', [named], 'unknown', changing('.github/workflows/new.yml')],
    ['no workflow', [named], 'pass', changing('src/a.go')],
    ['its workflow, and the scan failed', [ended(VULNERABILITIES, 'FAILURE')], 'fail', changing(SCAN)],
    ['its workflow, and the scan runs', [ended(VULNERABILITIES, null)], 'pending', changing(SCAN)],
    ['its workflow, beside a scan by an app', [VULNERABILITIES, CODEQL], 'unknown', changing(SCAN)],
    ['the workflow of an optional scan', [ended(VULNERABILITIES, 'SUCCESS', OPTIONAL), CODEQL], 'pass', changing(SCAN)],
    ['its workflow, of a scan by an app', [{ ...CODEQL, workflow: SCAN }], 'pass', changing(SCAN)],
    ['what could not be read', [VULNERABILITIES], 'unknown', { facts: { files: null } }],
    ['what could not be read, with a scan by an app', [CODEQL], 'pass', { facts: { files: null } }],
    [
      'a status that a workflow set',
      [aCheck('Analyze (go)', { kind: 'status', app: 'github-actions' })],
      'unknown',
      changing(CI),
    ],
  ])('%s', (...[, checks, status, given]) => {
    expect(judge(checks, given)?.status).toBe(status);
  });
});

describe('what is said', () => {
  it('names the scans, and how they ended', () => {
    const verdict = judge([ended(VULNERABILITIES, 'TIMED_OUT', OPTIONAL), CODEQL, TESTS]);
    expect(verdict?.message).toBe('A security scan failed on the head: `vulnerabilities`.');
    expect(verdict?.evidence.map(({ text }) => text)).toEqual([
      '`CodeQL`: required, success',
      '`vulnerabilities`: not required, timed out',
    ]);
  });

  it('tells the shortest way', () => {
    const optional = judge([ended(CODEQL, 'SUCCESS', OPTIONAL)]);
    expect(optional?.fix).toMatch(/^Require the check that scans for `main`: `CodeQL`/);
    expect(judge([])?.fix).toMatch(
      /^Switch on code scanning .* add `security-checks: \{ checks: \["NAME"\] \}` under `guardrails:` on/,
    );
  });

  it('says why the checks could not be read', () => {
    const gap = { part: 'requiredChecks', what: 'checks', why: 'forbidden', fix: 'Add `checks: read`.' } as const;
    expect(judge(null, { facts: { gaps: [gap] } })).toMatchObject({
      message: 'The checks of the head could not be read: forbidden.',
      fix: 'Add `checks: read`.',
    });
    expect(judge([], { required: null, gaps: [gap] })).toMatchObject({
      message: 'The checks that `main` requires could not be read: forbidden.',
      fix: 'Add `checks: read`.',
    });
  });

  it('names the checks that may scan in the line to copy, if that is short', () => {
    const named = (names: readonly string[]) =>
      judge(
        names.map((name) => aCheck(name)),
        { workflowUses: null },
      )?.fix;
    expect(named(['lint', 'a "b"'])).toContain('`security-checks: { checks: ["lint","a \\"b\\""] }`');
    // 33 characters around the name: a line of 100 is short.
    expect(named(['x'.repeat(67)])).toContain(`["${'x'.repeat(67)}"]`);
    expect(named(['x'.repeat(68)])).toContain('`security-checks: { checks: ["NAME"] }`');
  });
});
