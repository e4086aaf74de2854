/** The one comment of this program on a pull request: found again, kept up to date, never taken from somebody else. */
import type { Refusal } from '../../github/answers.ts';
import type { Conversation, OwnComment } from '../../github/comments.ts';
import { createComment, deleteComment, ownComments, updateComment } from '../../github/comments.ts';
import type { Door } from '../../github/door.ts';
import { UpstreamError } from '../../github/errors.ts';
import type { EpochMs } from '../../history/time.ts';
import type { Mark } from './comment-marker.ts';
import { compareMarks, hasKey, marked } from './comment-marker.ts';

export type Sticky = {
  readonly conversation: Conversation;
  readonly mark: Mark;
  /** The head that was judged. */
  readonly headSha: string;
  /** What to say where there is none yet; `null`: nothing, then none is written. */
  readonly first: string | null;
  /** What to say where there is one. */
  readonly again: string;
};

/**
 * `newer`: a run that read later has written already. `outdated`: the head moved on. `none`: there is none, and none is
 * wanted.
 */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'newer' | 'outdated' | 'none' | Refusal;

/**
 * Brings the comment up to date. Whoever else writes the marker is passed over: a comment is ours only if this account
 * wrote it. Runs that both found none agree on the older of their comments. Rejects as the door does.
 */
export async function keepComment(door: Door, sticky: Sticky): Promise<Outcome> {
  const found = await find(door, searchFor(sticky));
  if ('ok' in found) return found;
  if (found.headSha !== sticky.headSha) return 'outdated';
  return settle(door, sticky, found.comments);
}

/** What is said where a run could not judge. */
export type Replacement = Pick<Sticky, 'conversation' | 'headSha'> & {
  readonly key: Mark['key'];
  readonly textAt: (asOf: EpochMs) => string;
};

/**
 * Says in the newest of the comments that are there that there is no verdict, as of when GitHub first replied. Two
 * requests at most: one beyond the first hundred comments of the pull request is not found. Rejects as the door does.
 */
export async function replaceComment(
  door: Door,
  { conversation, headSha, key, textAt }: Replacement,
): Promise<Outcome> {
  const found = await find(door, { conversation, key, maxPages: 1 });
  if ('ok' in found) return found;
  if (found.headSha !== headSha) return 'outdated';
  const asOf = door.serverDate;
  const newest = asOf === null ? null : newestOf(found.comments, asOf);
  if (asOf === null || newest === null) return 'none';
  const mark: Mark = { key, asOf, result: 'error' };
  const body = marked(mark, textAt(asOf));
  if (compareMarks(body, newest.body, mark.asOf) < 0) return 'newer';
  const updated = await updateComment(door, conversation, { id: newest.id, body });
  return typeof updated === 'number' ? 'updated' : updated;
}

/** Of several, the oldest stays with the text of the newest facts. */
async function settle(door: Door, sticky: Sticky, comments: readonly OwnComment[]): Promise<Outcome> {
  const [oldest, ...others] = comments;
  if (oldest === undefined) return sticky.first === null ? 'none' : create(door, sticky, sticky.first);
  const { conversation, mark, again } = sticky;
  const own = marked(mark, again);
  const newest = newestOf(comments, mark.asOf)?.body ?? oldest.body;
  const isNewer = compareMarks(own, newest, mark.asOf) < 0;
  const body = isNewer ? newest : own;
  const isSame = withoutReturns(oldest.body) === withoutReturns(body);
  if (!isSame) {
    const updated = await updateComment(door, conversation, { id: oldest.id, body });
    // Deleted since it was found: the next one takes its place.
    if (typeof updated !== 'number') return updated.reason === 'not-found' ? settle(door, sticky, others) : updated;
  }
  for (const { id } of others) {
    const refused = await deleteComment(door, conversation, id);
    if (refused !== null) return refused;
  }
  return isNewer ? 'newer' : isSame ? 'unchanged' : 'updated';
}

/**
 * Writes one, then looks whether another run did so meanwhile. Where it is not known whether it was written, it is looked
 * for and not sent again: if it arrives later still, the next run finds it.
 */
async function create(door: Door, sticky: Sticky, text: string): Promise<Outcome> {
  const body = marked(sticky.mark, text);
  const id = await createComment(door, sticky.conversation, body).catch(unlessUpstream);
  if (typeof id === 'object' && 'ok' in id) return id;
  const found = await find(door, searchFor(sticky)).catch(unlessUpstream);
  const listed = 'comments' in found ? found.comments : [];
  if (typeof id !== 'number' && listed.length === 0) throw id;
  // A list may lag behind what was just written.
  const missing = typeof id === 'number' && listed.every((each) => each.id !== id) ? [{ id, body }] : [];
  const all = [...listed, ...missing].toSorted((a, b) => a.id - b.id);
  if (all.length === 1) return 'created';
  return settle(door, { ...sticky, again: text }, all);
}

function unlessUpstream(error: unknown): UpstreamError {
  if (error instanceof UpstreamError) return error;
  throw error;
}

type Search = { readonly conversation: Conversation; readonly key: Mark['key']; readonly maxPages?: number };

function searchFor({ conversation, mark }: Sticky): Search {
  return { conversation, key: mark.key };
}

function newestOf(comments: readonly OwnComment[], asOf: EpochMs): OwnComment | null {
  return comments.reduce<OwnComment | null>(
    (a, b) => (a === null || compareMarks(a.body, b.body, asOf) < 0 ? b : a),
    null,
  );
}

function find(door: Door, { conversation, key, ...paging }: Search): ReturnType<typeof ownComments> {
  return ownComments(door, conversation, { isWanted: (body) => hasKey(body, key), ...paging });
}

function withoutReturns(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}
