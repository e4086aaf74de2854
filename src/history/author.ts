import type { Actor } from './commit.ts';
import { plainLogin } from './people.ts';

const MAX_NAME = 256;

/** GitHub's address for those who keep theirs to themselves, on its own host or on an Enterprise Server's. */
const NO_REPLY = /^(?:\d+\+)?([a-z\d][a-z\d-]*(?:\[bot\])?)@users\.noreply\.[a-z\d.-]+$/i;

/**
 * Who a commit names as its author: the login in GitHub's no-reply address, else the name; a name or login that ends in
 * `[bot]` is a bot, without it. `null` where there is neither. The address itself is never kept.
 */
export function authorOf(name: string, email: string): Actor | null {
  const known = NO_REPLY.exec(email)?.[1];
  const login = (known ?? name).slice(0, MAX_NAME);
  const isBot = [login, name].some((each) => /\[bot\]$/i.test(each));
  const plain = plainLogin(login).trim();
  return plain === '' ? null : { login: plain, type: isBot ? 'Bot' : 'User' };
}
