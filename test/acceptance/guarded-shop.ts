/** A repository that enforces guardrails, one pull request into it, and what the built Action makes of that. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportSchema } from '../../src/report/schema.ts';
import { fakePullRequest, fakeReview } from '../support/fake-github/builders.ts';
import type { Fault } from '../support/fake-github/faults.ts';
import type { FakeCommit, FakeFile } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { READ_AND_REPORT } from '../support/fake-github/permissions.ts';
import type { FakeGitHub, FakeGitHubOptions } from '../support/fake-github/start.ts';
import type { FakePullRequest, FakeRepository, FakeReview } from '../support/fake-github/state.ts';
import type { ActionRun, Given } from '../support/run-action.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { aGitHub, caseRepository, NOW, withFile } from './worlds.ts';

export const HEAD = 'abcdef'.repeat(6).padEnd(40, '0');
export const OLD = 'fedcba'.repeat(6).padEnd(40, '0');
export const CONFIG = '.github/one-pizza.yml';
export const POLICY = 'preset: recommended\n';

export type Files = Readonly<Record<string, FakeFile>>;

/** One changed file of a pull request. */
export function changed(
  path: string,
  changeType = 'MODIFIED',
  previousPath?: string,
): FakePullRequest['files'][number] {
  return { path, additions: 1, deletions: 1, changeType, ...(previousPath === undefined ? {} : { previousPath }) };
}

/** An approval of the head by somebody with write access. */
export function approvalBy(login: string, given: Partial<FakeReview> = {}): FakeReview {
  return fakeReview({ id: `R_${login}`, commit: HEAD, author: { __typename: 'User', login }, ...given });
}

/** Judged by the preset `recommended`; bob owns what is below `.github`. #77 is alice's, from a branch. */
export function guardedShop(
  pull: Partial<FakePullRequest>,
  head: { readonly files?: Files; readonly commit?: Partial<FakeCommit> } = {},
): FakeRepository {
  const repository = caseRepository('rollback');
  withFile(repository, CONFIG, POLICY);
  withFile(repository, '.github/CODEOWNERS', '/.github/ @bob\n/AGENTS.md @bob\n');
  const parents = [repository.refs.get('refs/heads/main') ?? ''];
  const files = head.files ?? { [CONFIG]: POLICY };
  for (const oid of [OLD, HEAD]) {
    repository.commits.set(oid, fakeCommit({ oid, parents, authoredDate: NOW - 1000, files, ...head.commit }));
  }
  const own = { number: 77, createdAt: NOW - 1000, commits: [HEAD], headRepository: 'acme/shop' };
  repository.pullRequests.push(fakePullRequest({ ...own, changedFiles: pull.files?.length ?? 0, ...pull }));
  return repository;
}

export type Judged = ActionRun & {
  readonly fake: FakeGitHub;
  /** What a rule says, as `status level`; `null`: it was not judged. */
  readonly rule: (id: string) => string | null;
  /** What every rule says, as `status level`, by its id. */
  readonly rules: Readonly<Record<string, string>>;
  /** A rule's message and evidence, to be searched. */
  readonly said: (id: string) => string;
  /** The shortest way to green that it names; `null`: none. */
  readonly fix: (id: string) => string | null;
};

/** A run of the Action on #77, on `pull_request_target` unless told. */
export async function judged(
  repository: FakeRepository,
  given: Given & {
    readonly payload?: unknown;
    readonly github?: Partial<FakeGitHubOptions>;
    readonly fault?: Fault;
  } = {},
): Promise<Judged> {
  const { payload = { pull_request: { number: 77, head: { sha: HEAD } } }, github, fault, ...others } = given;
  const folder = others.folder ?? runnerFolder();
  writeFileSync(join(folder, 'event.json'), JSON.stringify(payload));
  const fake = await aGitHub(repository, { permissions: READ_AND_REPORT, ...github });
  if (fault !== undefined) fake.fault(fault);
  const run = await runAction(fake, { folder, event: 'pull_request_target', ...others });
  const path = run.outputs['report-json'] ?? '';
  const report = path === '' ? null : reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const ruleOf = (id: string) => report?.guardrails?.rules.find((each) => each.id === id) ?? null;
  return {
    ...run,
    fake,
    rule: (id) => {
      const found = ruleOf(id);
      return found === null ? null : `${found.status} ${found.level}`;
    },
    rules: Object.fromEntries(report?.guardrails?.rules.map((each) => [each.id, `${each.status} ${each.level}`]) ?? []),
    said: (id) => JSON.stringify([ruleOf(id)?.message, ruleOf(id)?.evidence]),
    fix: (id) => ruleOf(id)?.fix ?? null,
  };
}
