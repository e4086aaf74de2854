/** Pictures and videos in a body: what was seen, not a badge that says that a build is green. */
import { isOfHost, urlOf } from './evidence-links.ts';

/** Where pictures are buttons, badges and logos of tools. */
const DECORATION: readonly string[] = [
  'shields.io',
  'badgen.net',
  'badge.fury.io',
  'githubapp.com',
  'mend.io',
  'renovateapi.com',
  'codecov.io',
  'coveralls.io',
  'sonarcloud.io',
  'snyk.io',
  'reviewable.io',
  'graphite.dev',
  'graphite.com',
  'gitpod.io',
  'codesandbox.io',
  'stackblitz.com',
  'cursor.com',
  'devin.ai',
  'coderabbit.ai',
  'greptile.com',
  'vercel.com',
  'netlify.com',
  'gravatar.com',
  'avatars.githubusercontent.com',
];

const OLD_ATTACHMENTS = ['user-images.githubusercontent.com', 'private-user-images.githubusercontent.com'];

const MARKDOWN = /!\[[^\]]{0,300}\]\(\s{0,9}<?(https?:\/\/[^\s)>]+)/gi;
const HTML = /<(?:img|video|source)\s[^>]{0,600}?src\s{0,9}=\s{0,9}["']?(https?:\/\/[^\s"'>]+)/gi;
/** A file that was dropped into the body: GitHub shows it as a picture or a video without any markup. */
const ATTACHED = /https?:\/\/[^\s<>()[\]"'`|]+/gi;

/** Whether a text shows a picture or a video. Badges, buttons, avatars and vector graphics don't count. */
export function holdsPicture(text: string): boolean {
  const shown = [...text.matchAll(MARKDOWN), ...text.matchAll(HTML)];
  if (shown.some(([, address]) => isPicture(address ?? ''))) return true;
  return [...text.matchAll(ATTACHED)].some(([address]) => isAttachment(address));
}

function isPicture(address: string): boolean {
  if (isAttachment(address)) return true;
  const url = urlOf(address);
  if (url === null || url.pathname === '/') return false;
  const path = url.pathname.toLowerCase();
  if (path.endsWith('.svg') || /(?:^|[/.-])badges?(?:[/.-]|$)/.test(`${url.hostname}${path}`)) return false;
  return !DECORATION.some((host) => isOfHost(url, host));
}

/** `/user-attachments/assets/…` of any GitHub, the older `github.com/octo/shop/assets/…`, and older still own hosts. */
function isAttachment(address: string): boolean {
  const url = urlOf(address);
  if (url === null) return false;
  const { hostname, pathname } = url;
  if (OLD_ATTACHMENTS.includes(hostname) || /^\/user-attachments\/assets\/[\w-]+/.test(pathname)) return true;
  return hostname === 'github.com' && /^\/[\w.-]+\/[\w.-]+\/assets\/\d+\/[\w-]+/.test(pathname);
}
