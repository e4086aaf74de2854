import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../../src/runner/action/inputs.ts';
import type { Job } from '../../../src/runner/action/job.ts';
import { isInWorkspace, jobOf } from '../../../src/runner/action/job.ts';
import { aFolder } from '../../support/folder.ts';

const NOTHING: Inputs = {
  token: 't',
  repository: null,
  configFile: null,
  preset: null,
  comment: { mode: 'never', key: 'default' },
  commitStatus: false,
  reportDir: null,
  historyFile: null,
};

const UNTOLD = { runUrl: null, own: { runId: null, job: null }, workflow: null };

function aJob(given: Partial<Job> = {}): Job {
  const repository = { owner: 'octo', name: 'shop' };
  return { ...UNTOLD, repository, apiUrl: undefined, event: 'push', workspace: null, temp: null, ...given };
}

describe('the job', () => {
  it('is what the runner says', () => {
    const env = {
      GITHUB_REPOSITORY: 'octo/shop',
      GITHUB_API_URL: 'https://ghe.example/api/v3',
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_WORKSPACE: '/w',
      RUNNER_TEMP: '/t',
      GITHUB_SERVER_URL: 'https://ghe.example',
      GITHUB_RUN_ID: '42',
      GITHUB_JOB: 'report',
      GITHUB_WORKFLOW_REF: 'Octo/shop/.github/workflows/pizza.yml@refs/heads/a@refs/b',
    };
    expect(jobOf(env, NOTHING)).toEqual({
      repository: { owner: 'octo', name: 'shop' },
      apiUrl: 'https://ghe.example/api/v3',
      event: 'schedule',
      runUrl: 'https://ghe.example/octo/shop/actions/runs/42',
      own: { runId: '42', job: 'report' },
      workflow: '.github/workflows/pizza.yml',
      workspace: '/w',
      temp: '/t',
    });
  });

  it('is about another repository where the input names one', () => {
    const repository = { owner: 'acme', name: 'site' };
    expect(jobOf({ GITHUB_REPOSITORY: 'octo/shop' }, { ...NOTHING, repository }).repository).toEqual(repository);
  });

  it('needs a repository', () => {
    expect(() => jobOf({ GITHUB_REPOSITORY: '' }, NOTHING)).toThrow('The runner names no repository.');
  });
});

describe('a path', () => {
  const workspace = join('/', 'work', 'shop');

  it.each([
    [workspace, true],
    [join(workspace, 'a', 'b'), true],
    [join(workspace, '..', 'shop', 'x'), true],
    [join(workspace, '..name'), true],
    [join(workspace, '..', 'x'), false],
    [join('/', 'work', 'shop-2', 'x'), false],
    [join('/', 'work'), false],
    [join('/', 'elsewhere', 'x'), false],
  ])('%s in the workspace: %s', (path, expected) => {
    expect(isInWorkspace(aJob({ workspace }), path)).toBe(expected);
  });

  it('lies in no workspace where there is none', () => {
    expect(isInWorkspace(aJob(), '/work/shop/x')).toBe(false);
  });

  it('lies in the workspace if its links lead there, or if a link in the workspace leads out', () => {
    const folder = aFolder({ 'workspace/file': '', 'temp/file': '' });
    const job = aJob({ workspace: join(folder, 'workspace') });
    mkdirSync(join(folder, 'links'));
    symlinkSync(join(folder, 'workspace'), join(folder, 'links', 'in'), 'junction');
    symlinkSync(join(folder, 'temp'), join(folder, 'workspace', 'out'), 'junction');
    expect(isInWorkspace(job, join(folder, 'links', 'in', 'new', 'file'))).toBe(true);
    expect(isInWorkspace(job, join(folder, 'workspace', 'out', 'file'))).toBe(true);
    expect(isInWorkspace(job, join(folder, 'temp', 'file'))).toBe(false);
  });
});
