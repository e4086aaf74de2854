import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../../src/runner/action/inputs.ts';
import { inputsOf } from '../../../src/runner/action/inputs.ts';

function given(inputs: Readonly<Record<string, string>>): Inputs {
  return inputsOf((name) => inputs[name] ?? '');
}

describe('the inputs', () => {
  it('are defaults where nothing is given', () => {
    expect(given({ 'github-token': 'ghs_x' })).toEqual({
      token: 'ghs_x',
      repository: null,
      configFile: null,
      preset: null,
      comment: { mode: 'always', key: 'default' },
      commitStatus: false,
      reportDir: null,
      historyFile: null,
    });
  });

  it('are what is given, without white space around it', () => {
    const inputs = given({
      'github-token': ' ghs_x\n',
      repository: ' octo-org/shop.js ',
      'config-file': '.github/pizza/config.yml',
      preset: ' strict ',
      comment: 'on-violation',
      'comment-key': 'api-2',
      'commit-status': 'true',
      'report-dir': 'D:\\a\\_temp\\one pizza',
      'history-file': '/home/runner/work/_temp/history.ndjson.gz',
    });
    expect(inputs).toEqual({
      token: 'ghs_x',
      repository: { owner: 'octo-org', name: 'shop.js' },
      configFile: '.github/pizza/config.yml',
      preset: 'strict',
      comment: { mode: 'on-violation', key: 'api-2' },
      commitStatus: true,
      reportDir: 'D:\\a\\_temp\\one pizza',
      historyFile: '/home/runner/work/_temp/history.ndjson.gz',
    });
  });

  it.each(['octo', 'octo/', '/shop', 'octo/shop/x', 'octo/..', 'octo/.', 'https://github.com/octo/shop', 'o c/shop'])(
    'name a repository by owner and name, not %j',
    (repository) => {
      expect(() => given({ repository })).toThrow(
        `The inputs of the step are not valid.\nrepository: found "${repository}"; allowed: OWNER/REPO, such as octo/shop.\nCorrect them under \`with:\`.`,
      );
    },
  );

  it.each(['octo/.github', 'octo/..x', 'octo_corp/a_b', 'o/r'])('take the repository %j', (repository) => {
    const [owner, name] = repository.split('/');
    expect(given({ repository }).repository).toEqual({ owner, name });
  });

  it.each([
    '/etc/passwd',
    '../x.yml',
    'a/../b.yml',
    './x.yml',
    'a//b.yml',
    'a/',
    'a\\b.yml',
    'a/./b.yml',
    'a\u2028/../b.yml',
    'a\u2029b',
  ])('take no config file at %j', (path) => {
    expect(() => given({ 'config-file': path })).toThrow(/^The inputs.*\nconfig-file: found .*; allowed: a path from/);
  });

  it.each(['a b', '-->', 'a_b', 'ä', 'x'.repeat(51), 'a\n-->'])('take no comment key %j', (key) => {
    expect(() => given({ 'comment-key': key })).toThrow(
      /\ncomment-key: found .*; allowed: letters, digits and hyphens/,
    );
  });

  it('take no other mode of the comment', () => {
    expect(() => given({ comment: 'true' })).toThrow(
      'comment: found "true"; allowed: one of always, on-violation, never.',
    );
  });

  it('are all named where several are bad, and never the token', () => {
    const bad = { 'github-token': 'ghs_secret', repository: 'x', 'report-dir': 'a\u0000b', 'history-file': 'a\nb' };
    expect(() => given(bad)).toThrow(
      /repository: found "x".*\nreport-dir: found "a\\u0000b"; allowed: the path of a file or folder\.\nhistory-file: found "a\\nb"/,
    );
    expect(() => given(bad)).not.toThrow(/secret/);
  });
});
