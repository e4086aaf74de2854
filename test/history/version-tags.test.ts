import { describe, expect, it } from 'vitest';
import { isVersionTag } from '../../src/history/version-tags.ts';

describe('a tag, where no patterns are set', () => {
  it.each([
    'v1.2.3',
    '1.2.3',
    'v1',
    '2026.11.22',
    'release-2026-11-22',
    'march-2024',
    'app/v1.2.3',
    '@scope/package@1.2.3',
    'arch-1.0',
    'v1.0.0+build5',
    '1',
  ])('%s is a version', (name) => {
    expect(isVersionTag(name, null)).toBe(true);
  });

  it.each([
    '',
    'latest',
    'v1.2.x',
    'v1.2.3-final',
    'v1.2.3-alpha.1',
    'v1.2.3-beta2',
    '1.0rc1',
    '1.0-RC1',
    'v2-pre1',
    'v2-preview.3',
    'v2-prerelease-4',
    '1.0.dev12',
    'nightly-2026-11-22',
    'canary_7',
    '1.0-SNAPSHOT-20261122',
    'alpha1',
    'v1.2.3\n',
  ])('%j is none', (name) => {
    expect(isVersionTag(name, null)).toBe(false);
  });
});

describe('a tag, where patterns are set', () => {
  it.each([
    ['v1.2.3', ['v*.*.*'], true],
    ['v1.2', ['v*.*.*'], false],
    ['v1.2.3-rc1', ['v*'], true],
    ['RELEASE', ['latest', 'release'], true],
    ['v1.2.3', [], false],
  ])('%s with %j: %s', (name, patterns, expected) => {
    expect(isVersionTag(name, patterns)).toBe(expected);
  });
});
