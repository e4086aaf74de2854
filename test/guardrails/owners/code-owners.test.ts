import { describe, expect, it } from 'vitest';
import { ownersOf } from '../../../src/guardrails/owners/code-owners.ts';
import { nameOf, ownerNamed } from '../../../src/guardrails/owners/owner.ts';

/** The example of GitHub's documentation. */
const EXAMPLE = `# This is a comment.
# Each line is a file pattern followed by one or more owners.

*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`;

function ownersIn(text: string, path: string): readonly string[] | undefined {
  return ownersOf(text, [path])?.get(path)?.map(nameOf);
}

describe("the example of GitHub's documentation", () => {
  it.each([
    ['README.md', ['@global-owner1', '@global-owner2']],
    ['src/a.js', ['@js-owner']],
    ['src/a.go', ['docs@example.com']],
    ['notes.txt', ['@octo-org/octocats']],
    ['build/logs/deep/a.js', ['@octocat']],
    ['docs/deep/a.md', ['@doctocat']],
    ['docs/a.md', ['@doctocat']],
    ['x/apps/a.js', ['@octocat']],
    ['scripts/a', ['@doctocat', '@octocat']],
    ['deeply/nested/logs/a', ['@octocat']],
    ['apps/a', ['@octocat']],
    ['apps/github', []],
    ['apps/github/a', []],
  ])('%s is owned by %j', (path, owners) => {
    expect(ownersIn(EXAMPLE, path)).toEqual(owners);
  });
});

describe('CODEOWNERS', () => {
  it.each<[string, string, readonly string[]]>([
    ['the last line wins', '* @a\na.md @b\n* @c', ['@c']],
    ['nothing fits', 'b.md @a', []],
    ['an empty file', '', []],
    ['a pattern without owners takes them away', '* @a\na.md', []],
    ['... also before a comment', '* @a\na.md # @b', []],
    ['negation is skipped', '* @a\n!a.md @b', ['@a']],
    ['a character range is skipped', '* @a\n[a].md @b', ['@a']],
    ['a line with what is no owner is skipped', '* @a\na.md @b bob', ['@a']],
    ['an escaped hash is skipped', '* @a\n\\#a.md @b', ['@a']],
    ['case counts', '* @a\nA.md @b', ['@a']],
    ['Windows line ends', '* @a\r\na.md @b\r\n', ['@b']],
    ['a byte order mark', '\ufeffa.md @b', ['@b']],
    ['tabs and leading space', '  a.md\t@b\t@c  ', ['@b', '@c']],
    ['a comment line with a pattern', '# a.md @b', []],
  ])('%s', (_, text, owners) => {
    expect(ownersIn(text, 'a.md')).toEqual(owners);
  });

  it('holds escaped spaces', () => {
    expect(ownersIn('/a\\ b/c @a', 'a b/c')).toEqual(['@a']);
  });

  it('of 3 MB is looked through in no time, and one that is looked through too often not at all', () => {
    const text = '*a?b* @a\n'.repeat(333_000);
    const before = performance.now();
    expect(ownersIn(text, 'x/y/z')).toEqual([]);
    expect(ownersIn('a\\'.repeat(1_500_000), 'x')).toEqual([]);
    expect(ownersIn(`* ${'@a '.repeat(1_000_000)}`, 'x')).toHaveLength(1_000_000);
    expect(performance.now() - before).toBeLessThan(15_000);
    expect(
      ownersOf(
        text,
        Array.from({ length: 100 }, (_, at) => `${at}`),
      ),
    ).toBeNull();
  }, 30_000);

  it('is looked through for 100 million characters and no more', () => {
    const paths = Array.from({ length: 100 }, (_, at) => `${at}`);
    const text = `* @a #${'x'.repeat(999_994)}`;
    expect(ownersOf(text, paths)?.get('99')?.map(nameOf)).toEqual(['@a']);
    expect(ownersOf(`${text}x`, paths)).toBeNull();
  });
});

describe('an owner', () => {
  it.each([
    ['@octocat', { kind: 'user', login: 'octocat' }],
    ['@octo_acme', { kind: 'user', login: 'octo_acme' }],
    ['@octo-org/team-1.x', { kind: 'team', team: 'octo-org/team-1.x' }],
    ['docs@example.com', { kind: 'email', address: 'docs@example.com' }],
    ['octocat', null],
    ['@', null],
    ['@@a', null],
    ['@a/b/c', null],
    ['@-a', null],
    ['a@b@c.de', null],
    [`@${'a'.repeat(300)}`, null],
  ])('%.30s', (word, owner) => {
    expect(ownerNamed(word)).toEqual(owner);
  });
});
