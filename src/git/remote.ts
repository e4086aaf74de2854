import { basename, dirname } from 'node:path';

/** A repository's name and address, as its remote's URL tells them. */
export type Identity = { readonly repository: string; readonly url: string | null };

/** Hosts that GitHub offers for SSH over the port of HTTPS. */
const SSH_HOSTS: ReadonlyMap<string, string> = new Map([['ssh.github.com', 'github.com']]);

/**
 * `owner/name` and `https://host/owner/name` of a remote's URL, be it `https`, `ssh`, `git` or `host:owner/name`;
 * `null` where the URL is a path or names no owner. User names, passwords and tokens in it never come along. Where the
 * host is an alias without a dot, its address is not known: `url` is `null`.
 */
export function identityOf(remoteUrl: string): Identity | null {
  const place = placeOf(remoteUrl.trim());
  if (place === null) return null;
  const segments = place.path
    .replace(/\.git\/?$/i, '')
    .split('/')
    .filter((segment) => segment !== '');
  if (segments.length < 2 || !segments.every((segment) => /^(?!\.{1,2}$)[\w.-]+$/.test(segment))) return null;
  const repository = segments.join('/');
  const host = SSH_HOSTS.get(place.host) ?? place.host;
  return { repository, url: host.includes('.') ? `https://${host}/${repository}` : null };
}

/** What a repository without a known remote is called: its folder. */
export function folderName(commonDir: string): string {
  const folder = basename(commonDir) === '.git' ? dirname(commonDir) : commonDir;
  return basename(folder).replace(/(?<=.)\.git$/i, '') || 'repository';
}

function placeOf(remoteUrl: string): { host: string; path: string } | null {
  if (remoteUrl.includes('://')) {
    if (!URL.canParse(remoteUrl)) return null;
    const { protocol, hostname, host, pathname } = new URL(remoteUrl);
    if (!/^(?:https?|ssh|git|git\+ssh):$/.test(protocol)) return null;
    // A port of SSH or of git's own protocol says nothing about the web address.
    return { host: (/^https?:$/.test(protocol) ? host : hostname).toLowerCase(), path: pathname };
  }
  // As git reads it: a colon before any slash; a single letter is a drive of Windows.
  const [, host, path] = /^(?:[^@/]*@)?([\w.-]{2,}):(?!:)(.*)$/.exec(remoteUrl) ?? [];
  return host === undefined || path === undefined ? null : { host: host.toLowerCase(), path };
}
