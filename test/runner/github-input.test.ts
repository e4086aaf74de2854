import { describe, expect, it } from 'vitest';
import { answer } from '../../src/main.ts';
import type { Options } from '../../src/runner/options.ts';
import { optionsOf } from '../../src/runner/options.ts';
import { generatedRepository } from '../github/generated-world.ts';
import { withGitHub } from '../github/reading.ts';
import { UNTIL } from '../support/history.ts';
import { errorFrom } from '../support/scripted-door.ts';

function options(...args: string[]): Options {
  const found = optionsOf(args);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const SCREEN = { color: false, width: 80 };

describe('-R OWNER/REPO', () => {
  it('reports on a repository through the API, judged by the config at its default branch', async () => {
    const repository = generatedRepository({ changes: 60, until: UNTIL, days: 60, merges: 'squash', deployEvery: 5 });
    const tip = repository.commits.get(repository.refs.get('refs/heads/main') ?? '');
    if (tip !== undefined) tip.files = { '.github/one-pizza.yml': 'window-days: 30\n' };
    await withGitHub({ repository }, async (fake) => {
      const told: string[] = [];
      const env = { GITHUB_TOKEN: fake.token, GITHUB_API_URL: fake.restUrl };
      const around = { now: UNTIL, env, tell: (message: string) => told.push(message) };
      const { text } = await answer(options('-R', 'octo/shop', '--format', 'json'), around, SCREEN);
      const report: unknown = JSON.parse(text);
      expect(report).toMatchObject({
        repository: 'octo/shop',
        window: { days: 30, until: '2026-04-01T00:00:00Z' },
        provenance: {
          source: 'github',
          deploymentSource: 'deployments',
          configuration: { path: '.github/one-pizza.yml', ref: tip?.oid },
          // One a day, so 30 merged in the window; the last deployment shipped the last of them.
          linkage: { merged: 30, shipped: 30, waiting: 0, unmapped: 0 },
        },
        delivery: { deployments: { current: { count: 6 } } },
      });
      expect(told).toContain('Reading main of octo/shop …');
      expect(fake.log.every(({ authorized }) => authorized)).toBe(true);
    });
  });

  it('says what to do without a token', async () => {
    const around = { now: UNTIL, env: {}, tell: () => undefined };
    const error = await errorFrom(answer(options('-R', 'octo/shop'), around, SCREEN));
    expect(error.name).toBe('PermissionError');
    expect(error.message).toContain('GITHUB_TOKEN');
  });

  it.each([
    [['-R', 'octo'], '--repo: found "octo"; allowed: OWNER/REPO, such as octo/shop.'],
    [['-R', 'octo/..'], '--repo: found "octo/..";'],
    [['-R', 'octo/shop', '--history', 'x'], 'give one of them'],
    [['demo', '-R', 'octo/shop'], 'give one of them'],
    [['-R', 'octo/shop', 'folder'], '"folder" is one word too many.'],
  ])('%j is refused', (args, message) => {
    expect(() => optionsOf(args)).toThrow(message);
  });

  it('takes the place of a path', () => {
    expect(options('--repo', 'octo/shop')).toMatchObject({ repository: { owner: 'octo', name: 'shop' }, path: '.' });
    expect(options()).toMatchObject({ repository: null });
  });
});
