/** `one-pizza check`, run as the built program: what it judges, and by which exit code it tells. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shipping, times } from '../guardrails/shipping.ts';
import { repositoryFrom } from '../support/fake-github/from-history.ts';
import type { FakeGitHub } from '../support/fake-github/start.ts';
import { aFolder, aRepository } from '../support/repository.ts';
import { runTerminal } from '../support/run-terminal.ts';
import { CONFIG } from './guarded-shop.ts';
import { aGitHub, withFile } from './worlds.ts';

const NOT_JUDGED = 'Guardrails about pull requests are not judged here, only on their events.';

/** A clone with these files, committed and tagged as a release. */
function aShop(files: Readonly<Record<string, string>>): string {
  const { folder, git } = aRepository();
  mkdirSync(join(folder, '.github'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  git('add', '--all');
  git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '--quiet', '-m', 'Start (#1)');
  git('tag', 'v1.0.0');
  return folder;
}

const RULES = { 'AGENTS.md': '# Testing\n\nRun the tests.\n' };
const STALE = { 'AGENTS.md': '# Testing\n\nRun `npm run gone`.\n', 'package.json': '{"scripts":{}}' };
const TRUTH = 'guardrails: { rule-file-truth: error, toil-quota: off }\n';

describe('in a clone', () => {
  it.each([
    {
      what: 'holds',
      files: { ...RULES, [CONFIG]: TRUTH },
      args: ['check'],
      code: 0,
      says: /^✅ All 2 guardrails about/m,
    },
    {
      what: 'fails',
      files: { ...STALE, [CONFIG]: TRUTH },
      args: ['check'],
      code: 1,
      says: /^❌ 1 guardrail violated/m,
    },
    {
      what: 'fails, in a report',
      files: { ...STALE, [CONFIG]: TRUTH },
      args: ['report'],
      code: 0,
      says: /^❌ 1 guardrail/m,
    },
    {
      what: 'fails, where nothing may',
      files: { ...STALE, [CONFIG]: `fail-on: never\n${TRUTH}` },
      args: ['check'],
      code: 0,
      says: /^⚠ 1 guardrail violated; nothing is enforced: fail-on never/m,
    },
    {
      what: 'can not be told',
      files: { ...RULES, [CONFIG]: 'guardrails: { toil-quota: error }\n' },
      args: ['check'],
      code: 0,
      says: /^⚠ No enforced guardrail seen violated, 1 warning \(unknown\)/m,
    },
    {
      what: 'can not be told, which is an error',
      files: { ...RULES, [CONFIG]: 'on-unknown: error\nguardrails: { toil-quota: error }\n' },
      args: ['check'],
      code: 1,
      says: /^❔ Toil quota \(unknown, counted as violated\)/m,
    },
    {
      what: 'is broken under the preset observe',
      files: STALE,
      args: ['check'],
      code: 0,
      says: /^⚠ Nothing is enforced/m,
    },
  ])('a rule that $what: exit code $code, and what it does not judge is said', async ({ files, args, code, says }) => {
    const run = await runTerminal([...args, aShop(files), '--quiet']);
    expect([run.code, run.err]).toEqual([code, '']);
    expect(run.out).toMatch(says);
    expect(run.out).toContain(NOT_JUDGED);
  });

  it.each([
    { what: 'a key that is unknown', config: 'guardrail: {}\n', says: 'did you mean `guardrails`?' },
    {
      what: 'an expectation that can not be understood',
      config: 'guardrails: { thresholds: { expect: ["lead-time.p57 <= 48h"] } }\n',
      says: '\n  lead-time.p57 <= 48h\n            ^\n',
    },
  ])('$what: exit code 2, whatever is asked for', async ({ config, says }) => {
    const folder = aShop({ ...RULES, [CONFIG]: config });
    for (const command of ['check', 'report']) {
      const run = await runTerminal([command, folder]);
      expect([run.code, run.out]).toEqual([2, '']);
      expect(run.err).toContain(`${CONFIG}:`);
      expect(run.err).toContain(says);
    }
  });

  it('no clone: exit code 2', async () => {
    expect((await runTerminal(['check', aFolder()])).code).toBe(2);
  });
});

describe('on GitHub and in a saved history', () => {
  /** 20 changes, half of 10 hours and half of 100: p50 55 h, at 95 % between 10 and 100. */
  async function gitHubWith(config: string): Promise<FakeGitHub> {
    const repository = repositoryFrom(shipping({ hours: [...times(10, 10), ...times(10, 100)] }).history);
    withFile(repository, CONFIG, config);
    return aGitHub(repository);
  }

  const expecting = (text: string) => `guardrails: { thresholds: { level: error, expect: ["${text}"] } }\n`;

  it.each([
    { text: 'lead-time <= 60h', code: 0, says: 'lead-time <= 60h: 55.0 h' },
    { text: 'lead-time <= 9h', code: 1, says: 'lead-time <= 9h: 55.0 h (95 % 10.0–100.0), fails' },
    { text: 'lead-time <= 48h', code: 0, says: 'lead-time <= 48h: 55.0 h (95 % 10.0–100.0), not clear' },
  ])('$text: exit code $code from both', async ({ text, code, says }) => {
    const fake = await gitHubWith(expecting(text));
    const folder = join(aFolder(), 'report');
    const env = { GITHUB_TOKEN: fake.token, GITHUB_API_URL: fake.restUrl };
    const read = await runTerminal(['check', '-R', 'octo/shop', '--quiet', '--report-dir', folder], { env });
    expect([read.code, read.err]).toEqual([code, '']);
    expect(read.out).toContain(NOT_JUDGED);
    if (code === 1) expect(read.out).toContain(says);
    const saved = await runTerminal(['check', '--history', join(folder, 'history.ndjson.gz'), '--quiet']);
    expect([saved.code, saved.out]).toEqual([code, read.out]);
    expect((await runTerminal(['--history', join(folder, 'history.ndjson.gz'), '--quiet'])).code).toBe(0);
  });

  it('a repository that can not be read: exit code 2', async () => {
    const fake = await gitHubWith('');
    const env = { GITHUB_TOKEN: 'ghp_wrong', GITHUB_API_URL: fake.restUrl };
    const run = await runTerminal(['check', '-R', 'octo/shop'], { env });
    expect([run.code, run.out]).toEqual([2, '']);
    expect((await runTerminal(['check', '--history', join(aFolder(), 'none.gz')])).code).toBe(2);
  });
});
