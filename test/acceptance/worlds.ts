/** Repositories for the built Action: worked-out cases of test/fixtures as a fake GitHub shows them. */
import { readFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import { historyOf } from '../../src/history/format.ts';
import type { History } from '../../src/history/model.ts';
import { repositoryFrom } from '../support/fake-github/from-history.ts';
import type { LoggedRequest } from '../support/fake-github/log.ts';
import type { FakeGitHub, FakeGitHubOptions } from '../support/fake-github/start.ts';
import { startFakeGitHub } from '../support/fake-github/start.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import type { ActionRun } from '../support/run-action.ts';

/** The end of the window that every case was worked out for. */
export const NOW = Date.parse('2026-04-01T00:00:00Z');

/** The repository of a case. Some of its commits are known by their ids only: here they get what GitHub would show. */
export function caseRepository(name: string): FakeRepository {
  return repositoryFrom(caseHistory(name));
}

export function caseHistory(name: string): History {
  const file = new URL(`../fixtures/cases/${name}/history.ndjson`, import.meta.url);
  return historyOf(readFileSync(file, 'utf8').split('\n')).history;
}

/** A GitHub with this repository, at the moment for which the cases were worked out; gone when the test ends. */
export async function aGitHub(
  repository: FakeRepository,
  options: Partial<FakeGitHubOptions> = {},
): Promise<FakeGitHub> {
  const fake = await startFakeGitHub({ repository, now: () => NOW, token: 'ghs_secret_0123456789', ...options });
  onTestFinished(() => fake.close());
  return fake;
}

/** `POST /graphql Repository 200`: everything that was asked, by name, as requests overtake each other. */
export function askedOf(log: readonly LoggedRequest[]): string[] {
  return log
    .map(({ method, path, operation, status }) => `${method} ${path} ${operation ?? ''} ${status ?? '-'}`)
    .sort();
}

/** The notices, warnings and errors that the runner would show, as `name: title: message`. */
export function annotationsOf({ commands }: ActionRun): string[] {
  const shown = commands.filter(({ name }) => ['notice', 'warning', 'error'].includes(name));
  return shown.map(({ name, properties, data }) => `${name}: ${properties.title}: ${data}`);
}

/**
 * What holds of every run: it wrote nothing but comments, asked only this GitHub, always with the token, and the token is
 * nowhere else; every command of the log is one of the Action's own.
 */
export function expectHarmless(fake: FakeGitHub, run: ActionRun): void {
  for (const { method, query, path, authorized, body, variables } of fake.log) {
    const isComment = /^\/repos\/[^/]+\/[^/]+\/issues\/(?:\d+\/comments|comments\/\d+)$/.test(path);
    expect(authorized).toBe(true);
    if (!isComment) expect(method).toBe(query === null ? 'GET' : 'POST');
    if (query !== null) expect(query).toMatch(/^\s*query\b/);
    expect(JSON.stringify([path, query, body, variables])).not.toContain(fake.token);
  }
  expect(run.strangers).toBe(0);
  const [mask, ...rest] = run.stdout.split(/(?<=\n)/);
  expect(mask?.trim()).toBe(`::add-mask::${fake.token}`);
  expect(JSON.stringify([rest, run.stderr, run.summary, run.outputs])).not.toContain(fake.token);
  const names = new Set(run.commands.map(({ name }) => name));
  const own = ['add-mask', 'group', 'endgroup', 'notice', 'warning', 'error', 'debug'];
  expect([...names].filter((name) => !own.includes(name))).toEqual([]);
  expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(1_048_576);
}

/** Puts a file into the tip of the default branch. */
export function withFile(repository: FakeRepository, path: string, text: string): void {
  const tip = repository.commits.get(repository.refs.get(`refs/heads/${repository.defaultBranch}`) ?? '');
  if (tip === undefined) throw new Error('the repository is empty');
  repository.commits.set(tip.oid, { ...tip, files: { ...tip.files, [path]: text } });
}
