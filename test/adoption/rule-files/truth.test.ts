import { describe, expect, it } from 'vitest';
import { assess, type Files, shown } from './a-tree.ts';

const truthOf = (text: string, files: Files = {}) =>
  shown(assess({ 'src/app.ts': 'x', 'docs/guide.md': 'x', ...files, 'AGENTS.md': text }));

describe('paths that a rule file names', () => {
  it('are missing where the tree does not hold them', () => {
    const text =
      '# Layout\n\n- `src/app.ts` starts it\n- `src/gone.ts` ended it\n\nSee [more](docs/gone.md).\n`src/old/`\n';
    expect(truthOf(text)).toEqual([
      'missing-path AGENTS.md:4 the path src/gone.ts does not exist',
      'missing-path AGENTS.md:6 the path docs/gone.md does not exist',
      'missing-path AGENTS.md:7 the path src/old does not exist',
    ]);
  });

  it('are told in the spelling they have', () => {
    expect(assess({ 'docs/Guide.md': 'x', 'AGENTS.md': 'Read `docs/guide.md`.\n' }).findings).toMatchObject([
      { message: 'the path docs/guide.md does not exist in this spelling', fix: 'write docs/Guide.md' },
    ]);
  });

  it.each([
    ['a URL', '[x](https://example.org/src/gone.ts) and `https://example.org/src/gone.ts`'],
    ['a glob', '`src/**/*.test.ts` and `src/{a,b}.ts`'],
    ['a placeholder', '`src/<name>.ts`, `src/$NAME.ts`, `src/{name}.ts`, `path/to/file.ts`, `src/foo.ts`'],
    ['a home or absolute path', '`~/.config/x.json`, `/etc/hosts.json`, `/api/users`'],
    ['an anchor or a mail address', '[x](#layout) [y](mailto:a@b.org)'],
    [
      'something else',
      '`origin/main`, `application/json`, `react/jsx-runtime`, `@scope/pkg`, `and/or`, `index.js`, `feat/x`',
    ],
    ['made by tools', '`dist/app.js`, `node_modules/x/y.js`, `coverage/index.html`, `.venv/bin/python`, `.env.local`'],
    [
      'yet to be made',
      'Create `src/notes.md`. Write `src/out.json`. Never add `src/legacy.ts`. `src/report.md` is generated.',
    ],
    ['below a lead-in', 'Runtime config (never committed):\n- `src/secrets.json` — keys\n- `src/team.json`'],
    ['looked for', 'Elsewhere check for `CONTRIBUTING.md` or `.github/PULL_REQUEST_TEMPLATE.md`.'],
    ['in another repository', 'See `src/other.ts` in that repo.'],
    ['conditional', 'If `src/local.ts` exists, read it.'],
    ['in a fence', '```\nsrc/gone.ts\n`src/gone.ts`\n```'],
    ['in a comment', 'Text.\n<!-- `src/gone.ts` -->'],
    ['shortened', '`app.ts`, `src/app`, `./src/app.js`, `src/app.ts:12`, `src/app.ts#L3-L9`'],
  ])('are left alone: %s', (_, text) => {
    expect(truthOf(`${text}\n`)).toEqual([]);
  });

  it('are taken from the file, from the directories above it, and by their end', () => {
    const files = { 'web/AGENTS.md': '`lib/a.ts`, `src/app.ts`, [x](../docs/guide.md), `b.ts`\n', 'web/lib/a.ts': 'x' };
    expect(shown(assess({ 'src/app.ts': 'x', 'docs/guide.md': 'y', 'deep/er/lib/b.ts': 'x', ...files }))).toEqual([]);
    expect(truthOf('`er/lib/b.ts`\n', { 'deep/er/lib/b.ts': 'x' })).toEqual([]);
  });

  it('are not missing where a .gitignore names them, where the tree was cut off, or behind a submodule', () => {
    expect(truthOf('`src/local.json` and `src/cache/a.json`\n', { '.gitignore': 'local.json\n/src/cache\n' })).toEqual(
      [],
    );
    expect(shown(assess({ 'src/a.ts': 'x', 'AGENTS.md': '`src/gone.ts`\n' }, { truncated: true }))).toEqual([]);
  });

  it('count where a CLAUDE.md imports them', () => {
    expect(shown(assess({ 'CLAUDE.md': 'Read @docs/gone.md and @someone and @scope/pkg.\n' }))).toEqual([
      'missing-path CLAUDE.md:1 the import docs/gone.md does not exist',
    ]);
  });

  it('are cut and cleaned before they are quoted, and never show a secret', () => {
    const long = `src/${'a'.repeat(150)}.ts`;
    const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
    const findings = assess({ 'src/a.ts': 'x', 'AGENTS.md': `\`${long}\`\n\`src/${token}.ts\`\n` }).findings;
    expect(findings.map(({ kind, line }) => [kind, line])).toEqual([
      ['missing-path', 1],
      ['missing-path', 2],
      ['secret', 2],
    ]);
    expect(findings[0]?.message).toBe(`the path src/${'a'.repeat(115)}… does not exist`);
    expect(JSON.stringify(findings)).not.toContain(token);
  });
});

describe('scripts that a rule file runs', () => {
  const manifest = (scripts: object, more: object = {}) => JSON.stringify({ scripts, ...more });

  it('are missing where no package.json has them', () => {
    const files = {
      'package.json': manifest({ test: 'x' }),
      'packages/a/package.json': manifest({ build: 'x' }),
    };
    const text =
      '```sh\nnpm run test\npnpm --filter a run build\n$ CI=1 npm run lint && npm run test\n```\nRun `yarn run gone`.\n';
    expect(truthOf(text, files)).toEqual([
      'missing-script AGENTS.md:4 the script lint is defined nowhere',
      'missing-script AGENTS.md:6 the script gone is defined nowhere',
    ]);
  });

  it.each([
    ['a pattern or placeholder', '`npm run test:*`, `npm run <script>`, `npm run SCRIPT`'],
    ['a program of a package', '`yarn run eslint`, `bun run src/app.ts`, `bun run acme`'],
    ['told not to', 'Never use `npm run gone`.'],
    ['shown as wrong', '```sh\n# WRONG\nnpm run gone\n```'],
    ['no shell', '```ts\nnpm run gone\n```'],
  ])('are left alone: %s', (_, text) => {
    expect(truthOf(`${text}\n`, { 'package.json': manifest({}, { devDependencies: { acme: '1' } }) })).toEqual([]);
  });

  it('are not missing where a package.json could not be read', () => {
    expect(truthOf('`npm run gone`\n', { 'package.json': { text: 'unread' } })).toEqual([]);
    expect(truthOf('`npm run gone`\n', { 'package.json': '{ broken' })).toEqual([]);
  });

  it('are make targets, just recipes and tasks too', () => {
    const files = {
      Makefile: '.PHONY: all ship\nVERSION := 1\nall: build ## all\nbuild lint::\n\tgo build\ncheck-%:\n\techo\n',
      justfile: 'alias t := test\n@fmt:\n  x\ntest *args:\n  x\nx := "1"\n',
      'Taskfile.yml': "version: '3'\ntasks:\n  dev:\n    cmds: [x]\n  'lint':\n    desc: y\n",
    };
    const text =
      '```bash\nmake all\nmake build VERSION=2\nmake ship\nmake check-it\nmake gone\njust t\njust fmt\njust test a\njust nothing\ntask dev\ntask lint\ntask nil\n```\n';
    expect(truthOf(text, files)).toEqual([
      'missing-script AGENTS.md:6 the make target gone is defined nowhere',
      'missing-script AGENTS.md:10 the just recipe nothing is defined nowhere',
      'missing-script AGENTS.md:13 the task nil is defined nowhere',
    ]);
  });

  it('are not missing where a makefile makes its targets, or English says make', () => {
    expect(truthOf('`make gone`\n', { Makefile: '$(TARGETS): x\n' })).toEqual([]);
    expect(
      truthOf('```\nmake sure that it works\njust do it\n```\n', { Makefile: 'all:\n', justfile: 'a:\n' }),
    ).toEqual([]);
  });
});

describe('package managers and contradictions', () => {
  it('are told where the lockfile is another one', () => {
    expect(truthOf('Run `npm install`.\n', { 'pnpm-lock.yaml': '' })).toEqual([
      "package-manager AGENTS.md:1 it installs with npm, and the lockfile is pnpm's",
    ]);
    expect(truthOf('```sh\nuv sync\n```\n', { 'poetry.lock': '' })).toEqual([
      "package-manager AGENTS.md:2 it installs with uv, and the lockfile is poetry's",
    ]);
  });

  it.each([
    'Run `pnpm install`, never `npm install`.',
    'Use pnpm instead of `npm install`.',
    'Users run `npm install acme`.',
    '`npm install -g corepack`',
    'It is loaded lazily via `npm install` into a folder.',
  ])('are fine: %s', (text) => {
    expect(truthOf(`${text}\n`, { 'pnpm-lock.yaml': '' })).toEqual([]);
  });

  it('contradict each other in files of one directory, not of two', () => {
    const one = 'Run `npm ci`.\n\nTest with `npx jest`.\n\nKeep 80 % coverage.\n';
    const other = 'Run `pnpm install`.\n\nTest with `pnpm exec vitest run`.\n\nCoverage stays above 90%.\n';
    expect(shown(assess({ 'AGENTS.md': one, '.cursorrules': other }))).toEqual([
      'contradiction AGENTS.md:1 package manager: npm here, pnpm in .cursorrules',
      'contradiction AGENTS.md:3 test runner: jest here, vitest in .cursorrules',
      'contradiction AGENTS.md:5 coverage: 80 % here, 90 % in .cursorrules',
    ]);
    expect(shown(assess({ 'AGENTS.md': one, 'web/AGENTS.md': other }))).toEqual([]);
    expect(
      shown(assess({ 'AGENTS.md': `${one}UI keeps 60 % coverage.\n`, '.cursorrules': 'Coverage: 90%\n' })),
    ).toEqual([]);
  });
});
