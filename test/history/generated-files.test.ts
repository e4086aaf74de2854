import { describe, expect, it } from 'vitest';
import { isGeneratedFile } from '../../src/history/generated-files.ts';

describe('a generated file', () => {
  it.each([
    'package-lock.json',
    'apps/web/yarn.lock',
    'pnpm-lock.yaml',
    'Cargo.lock',
    'Gemfile.lock',
    'go.sum',
    'Package.resolved',
    'uv.lock',
    '.terraform.lock.hcl',
    'dist/index.js',
    'packages/a/dist/a.d.ts',
    'public/jquery.min.js',
    'app.js.map',
    'vendor/github.com/a/b.go',
    'services/a/vendor/autoload.php',
    'node_modules/a/index.js',
    'ios/Pods/A/a.m',
    'api/shop.pb.go',
    'api/shop_pb2.py',
    'lib/user.g.dart',
    'src/__generated__/graphql.ts',
    'src/generated/client.ts',
    'Form.Designer.cs',
    'pkg/zz_generated.deepcopy.go',
    'test/__snapshots__/a.test.ts.snap',
    'src/vendor/node_modules/a.js',
    'vendor/src/a.go',
  ])('%s', (path) => {
    expect(isGeneratedFile(path)).toBe(true);
  });

  it.each([
    'src/index.ts',
    'package.json',
    'src/lock.ts',
    'yarn.lock.md',
    'src/distance/a.ts',
    'src/vendor/page.tsx',
    'app/vendor/models.py',
    'src/regenerated/a.ts',
    'map.js',
    'build/rules.bzl',
    'min.js',
    'dist',
    '',
  ])('%s is none', (path) => {
    expect(isGeneratedFile(path)).toBe(false);
  });
});
