import { describe, expect, it } from 'vitest';
import type { FileKind } from '../../src/history/file-kinds.ts';
import {
  fileEvidenceIn,
  isDocFile,
  isPerformanceFile,
  isSourceFile,
  isTestFile,
  kindOf,
} from '../../src/history/file-kinds.ts';

const FILES: Readonly<Record<FileKind, readonly string[]>> = {
  tests: [
    'test/delivery/change.ts',
    'tests/test_api.py',
    'src/__tests__/a.js',
    'src/a.test.ts',
    'src/a.spec.tsx',
    'e2e/login.cy.ts',
    'app/user-test.js',
    'pkg/server_test.go',
    'pkg/testdata/golden.json',
    'lib/parser_tests.rs',
    'shop/test_models.py',
    'shop/tests.py',
    'conftest.py',
    'spec/models/user_spec.rb',
    'spec/support/login.rb',
    'src/test/java/shop/Cart.java',
    'core/CartTest.java',
    'core/CartTests.kt',
    'Shop.Tests/Cart.cs',
    'ShopTests/CartTests.swift',
    'core/CartSpec.scala',
    'src/CartSpec.hs',
    'base/string_unittest.cc',
    'apps/a/src/a_SUITE.erl',
    'features/checkout.feature',
    't/basic.t',
    'test.sh',
    'install.bats',
  ],
  docs: [
    'README.md',
    'README',
    'docs/guide.md',
    'docs/conf.py',
    'docs/logo.png',
    'packages/a/docs/schema.yml',
    'CHANGELOG.md',
    'manual/intro.adoc',
    'test/README.md',
    'a.rst',
    'pages/index.mdx',
  ],
  performance: [
    'bench/parse.ts',
    'benches/parse.rs',
    'benchmarks/results.json',
    'perf/load.js',
    'src/parse.bench.ts',
    'src/parse_benchmark.cc',
    'core/ParseBenchmark.java',
    'benchmark.py',
    'pkg/parse_bench_test.go',
  ],
  source: [
    'src/a.ts',
    'main.go',
    'src/latest.py',
    'src/contest.rb',
    'core/Manifest.java',
    'core/PodSpec.java',
    'pkg/job_spec.go',
    'src/perf/monitor.ts',
    'src/metrics/benchmarks.ts',
    'app/docs/page.tsx',
    'src/vendor/page.tsx',
    'scripts/deploy.sh',
    'db/migrate/001.sql',
    'web/App.vue',
    'analysis.R',
    '.github/scripts/label.py',
    'src/testing.ts',
  ],
  generated: ['package-lock.json', 'dist/index.js', 'node_modules/a/README.md', 'vendor/a/a_test.go', 'src/a.snap'],
  other: [
    'docs/CODEOWNERS',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'vite.config.ts',
    '.eslintrc.js',
    'config/app.yml',
    'Dockerfile',
    'data/prices.csv',
    'logo.svg',
    'style.css',
    'spec/openapi.yaml',
    'pod.spec.json',
    'test/.gitkeep',
    'CLAUDE.md',
    'packages/a/AGENTS.md',
    '.cursor/rules/style.md',
    '.github/pull_request_template.md',
    '.github/workflows/test.yml',
    '',
    '/',
    'src/',
  ],
};

describe('the kind of a file', () => {
  const cases = Object.entries(FILES).flatMap(([kind, paths]) => paths.map((path) => [path, kind] as const));

  it.each(cases)('%s is one of %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it.each([
    ['src/a.test.ts', [true, false, false, false]],
    ['docs/a.md', [false, true, false, false]],
    ['bench/a.ts', [false, false, true, false]],
    ['src/a.ts', [false, false, false, true]],
    ['logo.png', [false, false, false, false]],
  ])('%s is asked for by its kind', (path, expected) => {
    expect([isTestFile(path), isDocFile(path), isPerformanceFile(path), isSourceFile(path)]).toEqual(expected);
  });

  it('is told in time linear in the path', () => {
    const started = performance.now();
    for (const path of ['a/'.repeat(50_000), '.config.'.repeat(20_000), `${'test_'.repeat(30_000)}.py`]) kindOf(path);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('what changed files show', () => {
  it.each([
    ['nothing by source alone', ['src/a.ts', 'package.json'], []],
    [
      'each kind once, in one order',
      ['docs/a.md', 'bench/a.ts', 'a.test.ts', 'b.test.ts'],
      ['tests', 'docs', 'performance'],
    ],
    ['nothing by what tools wrote', ['__snapshots__/a.snap', 'vendor/a/README.md', 'go.sum'], []],
    ['nothing without files', [], []],
  ])('%s', (_, paths, expected) => {
    expect(fileEvidenceIn(paths)).toEqual(expected);
  });
});
