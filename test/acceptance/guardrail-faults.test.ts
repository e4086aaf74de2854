/** A failing API never looks like a passing guardrail: each request of a run fails for ever, one after the other. */
import { describe, expect, it } from 'vitest';
import type { FaultReply } from '../support/fake-github/faults.ts';
import {
  BAD_GATEWAY,
  EMPTY_200,
  NULL_DATA,
  RESOURCE_LIMITS,
  SOMETHING_WENT_WRONG,
} from '../support/fake-github/known-faults.ts';
import type { LoggedRequest } from '../support/fake-github/log.ts';
import { askedFor } from './asked-for.ts';
import type { Judged } from './guarded-shop.ts';
import { approvalBy, judged } from './guarded-shop.ts';
import { HEAD_FILES, PASSED, passingShop } from './passing-shop.ts';
import { annotationsOf, NOW } from './worlds.ts';

const FORBIDDEN: FaultReply = { status: 403, body: { message: 'Resource not accessible by integration' } };
const NOT_FOUND: FaultReply = { status: 404, body: { message: 'Not Found' } };
/** For longer than a run waits. */
const SPENT: FaultReply = {
  status: 403,
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 3000) },
  body: { message: 'API rate limit exceeded for installation ID 1.' },
};

type Row = {
  /** The operation, or the path without ids. */
  readonly name: string;
  readonly faults: readonly FaultReply[];
  /** The rules whose facts are lost with it. */
  readonly lost: readonly string[];
};

const OF_TREE = ['guarded-files', 'rule-files', 'rule-file-truth'];
const ROWS: readonly Row[] = [
  { name: 'Repository', faults: [NOT_FOUND, SPENT], lost: PASSED },
  { name: 'PullRequestFacts', faults: [FORBIDDEN, SPENT, NULL_DATA], lost: PASSED },
  // What the checks say of themselves is enough where they are all there is.
  { name: 'rules/branches/main', faults: [FORBIDDEN], lost: [] },
  { name: 'branches/main', faults: [NOT_FOUND], lost: [] },
  { name: 'git/trees', faults: [NOT_FOUND, SPENT], lost: OF_TREE },
  { name: 'Blobs', faults: [SOMETHING_WENT_WRONG, SPENT], lost: OF_TREE },
  { name: 'WorkflowTexts', faults: [RESOURCE_LIMITS, FORBIDDEN], lost: ['security-checks'] },
  { name: 'pulls/77/files', faults: [NOT_FOUND, EMPTY_200], lost: ['guarded-files', 'pr-size'] },
];
/** What only the commit status takes: without it there is none. */
const FOR_STATUS = [
  { name: 'StatusStanding', reply: BAD_GATEWAY },
  { name: 'StatusStanding', reply: NOT_FOUND },
  { name: 'statuses', reply: FORBIDDEN },
];
/** What the comment takes, which tells the verdict and decides nothing. */
const FOR_COMMENT = [
  { name: 'Comments', reply: BAD_GATEWAY },
  { name: 'issues/77/comments', reply: FORBIDDEN },
];

/** It would hold to every guardrail but for these. */
const FAILED = ['dual-gate', 'security-checks', 'architecture-approval', 'guarded-files', 'rule-file-truth'];

function failingShop(): ReturnType<typeof passingShop> {
  const files = { ...HEAD_FILES, 'AGENTS.md': 'The cart is in `src/gone.ts`.\n' };
  return passingShop({ reviews: [approvalBy('bob', { state: 'CHANGES_REQUESTED' })] }, { files, checks: [] });
}

/** A run in which all requests of this name fail. */
function without(name: string, reply: FaultReply, shop = passingShop()): Promise<Judged> {
  const when = (request: LoggedRequest): boolean => askedFor(request).includes(name);
  const fault = { when, reply, times: Number.POSITIVE_INFINITY };
  return judged(shop, { inputs: { 'commit-status': 'true' }, fault });
}

function statusOf(run: Judged, id: string): string | undefined {
  return run.rule(id)?.split(' ')[0];
}

function statesOf({ fake }: Judged): string[] {
  return fake.repository.statuses.map(({ state }) => state);
}

/** None of these rules is green, and verdict, exit code and commit status are none where nothing could be judged. */
function expectNoGreen(run: Judged, rules: readonly string[]): void {
  for (const id of rules) expect([id, statusOf(run, id)]).not.toEqual([id, expect.stringMatching(/pass|skipped/)]);
  if (rules.length > 0) expect(run.outputs.result).not.toBe('pass');
  const isJudged = PASSED.some((id) => ![undefined, 'unknown'].includes(statusOf(run, id)));
  if (!isJudged) expect(statesOf(run)).toEqual(['error']);
  expect(run.code).toBe(run.outputs.result === 'error' ? 2 : 0);
}

describe('a pull request that holds to every guardrail', () => {
  it('passes, and takes these requests', async () => {
    const run = await judged(passingShop(), { inputs: { 'commit-status': 'true' } });
    expect([run.code, run.outputs.result, statesOf(run)]).toEqual([0, 'pass', ['success']]);
    expect(PASSED.map((id) => [id, statusOf(run, id)])).toEqual(PASSED.map((id) => [id, 'pass']));
    const names = [...ROWS, ...FOR_STATUS, ...FOR_COMMENT].map(({ name }) => name);
    expect(new Set(run.fake.log.flatMap(askedFor))).toEqual(new Set(names));
  });

  it.each(ROWS)('does not pass without an answer to $name', async ({ name, faults, lost }) => {
    const runs = await Promise.all(faults.map((reply) => without(name, reply)));
    for (const run of runs) expectNoGreen(run, lost);
  });
});

describe('a pull request that fails guardrails', () => {
  it('fails', async () => {
    const run = await judged(failingShop());
    expect([run.code, run.outputs.result]).toEqual([1, 'fail']);
    expect(FAILED.map((id) => [id, statusOf(run, id)])).toEqual(FAILED.map((id) => [id, 'fail']));
  });

  it.each(ROWS)('does not turn green without an answer to $name', async ({ name, faults: [reply = BAD_GATEWAY] }) => {
    const run = await without(name, reply, failingShop());
    expectNoGreen(run, FAILED);
    expect(statesOf(run)).not.toContain('success');
  });
});

describe('without an answer to what the commit status takes', () => {
  it.each(FOR_STATUS)('$name: there is none, and the job says the verdict', async ({ name, reply }) => {
    const [passing, failing] = await Promise.all([without(name, reply), without(name, reply, failingShop())]);
    expect([passing.code, passing.outputs.result, statesOf(passing)]).toEqual([0, 'pass', []]);
    expect([failing.code, failing.outputs.result, statesOf(failing)]).toEqual([1, 'fail', []]);
  });
});

describe('without an answer to what the comment takes', () => {
  it.each(FOR_COMMENT)('$name: the verdict and its status stay', async ({ name, reply }) => {
    const run = await without(name, reply);
    expect([run.code, run.outputs.result, statesOf(run)]).toEqual([0, 'pass', ['success']]);
    expect(annotationsOf(run).join('\n')).toContain('One-Pizza: comment: It could not be written');
  });
});
