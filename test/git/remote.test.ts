import { describe, expect, it } from 'vitest';
import { folderName, identityOf } from '../../src/git/remote.ts';

describe('identityOf', () => {
  it.each([
    ['https://github.com/octo/shop.git', 'octo/shop', 'https://github.com/octo/shop'],
    ['https://github.com/octo/shop', 'octo/shop', 'https://github.com/octo/shop'],
    ['https://github.com/octo/shop.git/', 'octo/shop', 'https://github.com/octo/shop'],
    ['https://x-access-token:ghs_secret@github.com/octo/shop.git', 'octo/shop', 'https://github.com/octo/shop'],
    ['https://ghs_secret@git.acme.example:8443/octo/shop', 'octo/shop', 'https://git.acme.example:8443/octo/shop'],
    ['git@github.com:octo/shop.git', 'octo/shop', 'https://github.com/octo/shop'],
    ['github.com:octo/shop', 'octo/shop', 'https://github.com/octo/shop'],
    ['ssh://git@github.com/octo/shop.git', 'octo/shop', 'https://github.com/octo/shop'],
    ['ssh://git@ssh.github.com:443/octo/shop.git', 'octo/shop', 'https://github.com/octo/shop'],
    ['ssh://git@git.acme.example:2222/octo/shop', 'octo/shop', 'https://git.acme.example/octo/shop'],
    ['git://git.acme.example/octo/shop.js.git', 'octo/shop.js', 'https://git.acme.example/octo/shop.js'],
    ['https://gitlab.example/group/sub/shop.git', 'group/sub/shop', 'https://gitlab.example/group/sub/shop'],
    ['git@work:octo/shop.git', 'octo/shop', null],
  ])('%s', (remote, repository, url) => {
    expect(identityOf(remote)).toEqual({ repository, url });
  });

  it.each([
    '/srv/git/octo/shop.git',
    '../octo/shop',
    './a:b/c',
    'C:\\git\\octo\\shop',
    'C:/git/octo/shop',
    'file:///srv/git/octo/shop.git',
    'https://github.com/shop',
    'https://github.com/octo/sh op',
    'git@github.com:octo/..',
    'git@github.com:octo/<script>',
    'ext::sh -c evil% octo/shop',
    'https://',
    '',
  ])('knows no owner and name in %j', (remote) => {
    expect(identityOf(remote)).toBeNull();
  });
});

describe('folderName', () => {
  it.each([
    ['/home/ann/shop/.git', 'shop'],
    ['/srv/git/shop.git', 'shop'],
    ['/srv/git/shop', 'shop'],
    ['/home/ann/shop/.git/modules/lib', 'lib'],
    ['/.git', 'repository'],
  ])('%s is %s', (commonDir, name) => {
    expect(folderName(commonDir)).toBe(name);
  });
});
