/** The scripts of docs/recipes.md, run as they stand: with git, and with a `gh` that writes down what it is told. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blocksOf } from './support/documents.ts';
import { aFolder } from './support/folder.ts';
import { workflow } from './support/workflow-schema.ts';

/** The script of the workflow with this name. */
function scriptOf(name: string): string {
  const whole = blocksOf('docs/recipes.md').filter(({ yaml }) => yaml.startsWith(`name: ${name}\n`));
  const { jobs } = workflow.parse(parse(whole[0]?.yaml ?? ''));
  return Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))[0] ?? '';
}

/** Runs it as a runner does, with a `gh` whose lists have `open` items. What `gh` was told, a line for each time. */
function runScript(
  name: string,
  given: { readonly env: Readonly<Record<string, string>>; readonly open: number },
): string[] {
  const folder = aFolder({ 'bin/gh': '', told: '', 'script.sh': scriptOf(name) });
  const told = join(folder, 'told');
  const gh = `#!/usr/bin/env bash\necho "$*" >> "${told}"\nif [ "$2" = list ]; then echo ${given.open}; fi\n`;
  writeFileSync(join(folder, 'bin', 'gh'), gh);
  chmodSync(join(folder, 'bin', 'gh'), 0o755);
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_RUN_ID: '42',
    ...given.env,
  };
  execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(folder, 'script.sh')], { env, cwd: folder });
  return readFileSync(told, 'utf8').split('\n').slice(0, -1);
}

// The recipes are for runners with Linux.
describe.skipIf(process.platform === 'win32')('the recipe', () => {
  it('for badges pushes the badges and nothing else, again and again', () => {
    const server = aFolder({});
    const remote = join(server, 'octo', 'shop.git');
    execFileSync('git', ['init', '--quiet', '--bare', remote]);
    const report = aFolder({ 'badge-lead-time.svg': '<svg/>', 'history.ndjson.gz': 'titles and logins' });
    const env = { GITHUB_SERVER_URL: `file://${server}`, REPORT_DIR: report };
    for (const text of ['<svg>1</svg>', '<svg>2</svg>']) {
      writeFileSync(join(report, 'badge-lead-time.svg'), text);
      expect(runScript('badges', { env, open: 0 })).toEqual(['auth setup-git']);
      const git = (...args: readonly string[]) => execFileSync('git', ['-C', remote, ...args], { encoding: 'utf8' });
      expect(git('ls-tree', '-r', '--name-only', 'badges')).toBe('badge-lead-time.svg\n');
      expect(git('show', 'badges:badge-lead-time.svg')).toBe(text);
    }
  });

  it.each([
    {
      open: 0,
      opens: [
        'issue create --label one-pizza --title Guardrails violated: 2 --body The summary says what and why: https://github.com/octo/shop/actions/runs/42',
      ],
    },
    { open: 1, opens: [] },
  ])('for an issue opens one where $open is open', ({ open, opens }) => {
    const env = { GITHUB_SERVER_URL: 'https://github.com', VIOLATIONS: '2' };
    const told = runScript('watch', { env, open });
    expect(told.filter((line) => line.startsWith('issue create'))).toEqual(opens);
    expect(told[0]).toMatch(/^label create one-pizza --force/);
  });
});
