import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClone } from '../../src/git/clone.ts';
import { deliveryBranch } from '../../src/git/delivery-branch.ts';
import type { Repository } from '../support/repository.ts';
import { aCloneOf, aRepository } from '../support/repository.ts';

const branchOf = async (repository: Repository, override: string | null = null) =>
  deliveryBranch(await openClone(repository.folder, { env: repository.env }), override);

function anOriginal(): { original: Repository; main: string; next: string } {
  const original = aRepository();
  const main = original.commit({ at: '2026-03-01T10:00:00Z' });
  const next = original.commit({ branch: 'next', at: '2026-03-02T10:00:00Z', parents: [main] });
  return { original, main, next };
}

describe('deliveryBranch', () => {
  it('is the remote’s default branch, at the tip that the last fetch saw', async () => {
    const { original, next } = anOriginal();
    original.git('symbolic-ref', 'HEAD', 'refs/heads/next');
    const clone = aCloneOf(original);
    clone.git('config', 'init.defaultBranch', 'main');
    clone.git('branch', 'main', 'origin/main');
    clone.git('commit', '--quiet', '--allow-empty', '--message=local');
    expect(await branchOf(clone)).toMatchObject({ branch: 'next', ref: 'refs/remotes/origin/next', tip: next });
  });

  it('is init.defaultBranch where the remote’s is not known, and only if there is such a branch', async () => {
    const { original, main, next } = anOriginal();
    original.git('checkout', '--quiet', 'next');
    original.git('config', 'init.defaultBranch', 'main');
    expect(await branchOf(original)).toMatchObject({ branch: 'main', ref: 'refs/heads/main', tip: main });
    original.git('config', 'init.defaultBranch', 'trunk');
    expect(await branchOf(original)).toMatchObject({ branch: 'next', ref: 'refs/heads/next', tip: next });
  });

  it('is what is checked out otherwise, a commit too', async () => {
    const { original, main } = anOriginal();
    expect(await branchOf(original)).toMatchObject({ branch: 'main', tip: main });
    original.git('checkout', '--quiet', '--detach', 'main');
    expect(await branchOf(original)).toMatchObject({ branch: 'HEAD', ref: 'HEAD', tip: main });
  });

  it('follows the checked-out branch to the remote’s tip of that name', async () => {
    const { original, next } = anOriginal();
    const clone = aCloneOf(original, '--branch', 'next');
    clone.git('remote', 'rename', 'origin', 'upstream');
    clone.git('symbolic-ref', '--delete', 'refs/remotes/upstream/HEAD');
    clone.git('commit', '--quiet', '--allow-empty', '--message=local');
    expect(await branchOf(clone)).toMatchObject({ branch: 'next', ref: 'refs/remotes/upstream/next', tip: next });
  });

  it.each(['--bare', '--mirror'])('is what HEAD names in a clone made with %s', async (option) => {
    const { original, next } = anOriginal();
    original.git('symbolic-ref', 'HEAD', 'refs/heads/next');
    const clone = aCloneOf(original, option);
    clone.git('config', 'init.defaultBranch', 'main');
    expect(await branchOf(clone)).toMatchObject({ branch: 'next', ref: 'refs/heads/next', tip: next });
  });

  it('is the one asked for, or an error that names those there are', async () => {
    const { original, next } = anOriginal();
    const clone = aCloneOf(original);
    expect(await branchOf(clone, 'next')).toMatchObject({ branch: 'next', ref: 'refs/remotes/origin/next', tip: next });
    await expect(branchOf(clone, 'release')).rejects.toThrow(
      'This clone has no branch "release"; its branches: main, next. Name one of these',
    );
    await expect(branchOf(clone, '--output=x')).rejects.toThrow('This clone has no branch "--output=x"');
  });

  it('has no tip in an empty repository, where nothing is an error but to ask for a branch', async () => {
    const repository = aRepository();
    const { seenUntil, ...branch } = await branchOf(repository);
    expect(branch).toEqual({ branch: 'main', ref: null, tip: null });
    expect(seenUntil).toBeGreaterThan(Date.UTC(2026, 0, 1));
    await expect(branchOf(repository, 'main')).rejects.toThrow('its branches: none');
  });

  it('is the only branch there is where HEAD names another, and an error where there are several', async () => {
    const { original, main } = anOriginal();
    original.git('symbolic-ref', 'HEAD', 'refs/heads/master');
    await expect(branchOf(original)).rejects.toThrow('no branch "master"; its branches: main, next');
    original.git('branch', '-D', 'next');
    expect(await branchOf(original)).toMatchObject({ branch: 'main', tip: main });
  });

  it('is an error where its ref is broken, never another branch', async () => {
    const { original } = anOriginal();
    writeFileSync(join(original.folder, '.git', 'refs', 'heads', 'main'), 'rubbish\n');
    await expect(branchOf(original)).rejects.toThrow('Git cannot read the branch "main"');
    writeFileSync(join(original.folder, '.git', 'refs', 'heads', 'main'), `${'1'.repeat(40)}\n`);
    await expect(branchOf(original)).rejects.toThrow(/git log failed .* Check the clone with "git fsck/);
    writeFileSync(join(original.folder, '.git', 'packed-refs'), 'rubbish\n');
    await expect(branchOf(original)).rejects.toThrow(/git for-each-ref failed in .*: fatal: .*packed-refs/);
  });
});

describe('seenUntil', () => {
  // The second after the newest commit, of 10:00:00: it has been seen itself.
  const COMMITTED = Date.parse('2026-03-01T10:00:01Z');
  const FETCHED = Date.parse('2026-03-05T12:00:00Z');
  const touch = (path: string) => utimesSync(path, FETCHED / 1000, FETCHED / 1000);

  it('is the second after the newest commit where nothing was fetched since', async () => {
    const { original } = anOriginal();
    expect((await branchOf(aCloneOf(original))).seenUntil).toBe(COMMITTED);
  });

  it('is the second after the newest tag, if that is later', async () => {
    const { original } = anOriginal();
    original.git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'tag', '-a', 'v1', '-m', 'v1', 'main');
    const made = Number(original.git('for-each-ref', '--format=%(taggerdate:unix)', 'refs/tags/v1'));
    original.git('update-ref', 'refs/heads/main', original.commit({ at: '2020-01-01T00:00:00Z', parents: [] }));
    expect((await branchOf(original)).seenUntil).toBe((made + 1) * 1000);
  });

  it('is the last fetch of the branch, if that is later', async () => {
    const { original } = anOriginal();
    const clone = aCloneOf(original);
    clone.git('fetch', '--quiet');
    touch(join(clone.folder, '.git', 'FETCH_HEAD'));
    expect((await branchOf(clone)).seenUntil).toBe(FETCHED);
  });

  it('is no fetch of another branch, and none that failed', async () => {
    const { original } = anOriginal();
    const clone = aCloneOf(original);
    original.git('branch', 'same', 'main');
    clone.git('fetch', '--quiet', 'origin', 'same');
    touch(join(clone.folder, '.git', 'FETCH_HEAD'));
    expect((await branchOf(clone)).seenUntil).toBe(COMMITTED);
    clone.git('fetch', '--quiet');
    expect(() => clone.git('fetch', '--quiet', 'file:///nowhere')).toThrow();
    touch(join(clone.folder, '.git', 'FETCH_HEAD'));
    expect((await branchOf(clone)).seenUntil).toBe(COMMITTED);
  });

  it('is no fetch that left the branch where it was', async () => {
    const { original } = anOriginal();
    // A bare clone has no remote-tracking branches: what is fetched into it moves nothing.
    const clone = aCloneOf(original, '--bare');
    original.commit({ at: '2026-03-04T10:00:00Z' });
    clone.git('fetch', '--quiet', 'origin', 'main');
    touch(join(clone.folder, 'FETCH_HEAD'));
    expect((await branchOf(clone)).seenUntil).toBe(COMMITTED);
  });

  it('is a fetch in any of the work trees', async () => {
    const { original } = anOriginal();
    const clone = aCloneOf(original);
    const linked = join(clone.folder, 'linked');
    clone.git('worktree', 'add', '--quiet', linked, '-b', 'feature');
    clone.git('-C', linked, 'fetch', '--quiet');
    touch(join(clone.folder, '.git', 'worktrees', 'linked', 'FETCH_HEAD'));
    const opened = await openClone(linked, { env: clone.env });
    expect((await deliveryBranch(opened, null)).seenUntil).toBe(FETCHED);
  });
});
