/** Accounts as GraphQL shows them. */
import type { Actor } from '../history/commit.ts';
import type { PullRequestReply } from './pull-requests-replies.ts';

/** GraphQL's actors: a `Bot` is one, everything else counts as a user. `null`: a deleted account. */
export function actorOf(reply: PullRequestReply['author']): Actor | null {
  if (reply === null) return null;
  return { login: reply.login.replace(/\[bot\]$/, ''), type: reply.__typename === 'Bot' ? 'Bot' : 'User' };
}
