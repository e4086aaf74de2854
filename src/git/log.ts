import { authorOf } from '../history/author.ts';
import type { Actor, Commit } from '../history/commit.ts';
import { SourceError } from '../history/errors.ts';
import { cherryPicksIn, revertsIn } from '../history/text.ts';
import type { CommitFacts, Identity } from '../history/trace-facts.ts';
import type { Git } from './program.ts';
import { recordsIn } from './records.ts';
import { piecesOf } from './run.ts';
import { momentOf } from './timestamp.ts';

/** Id, parents, dates, author, committer, and last the message, which alone may hold a line break. */
const FORMAT = '%H%n%P%n%at%n%ct%n%an%n%ae%n%cn%n%ce%n%B';
const FIELDS_BEFORE_MESSAGE = 8;
const LINE_BREAK = 10;

const MAX_HEADLINE_BYTES = 1024;

/** A commit, and what is read and not kept: the rest of its message, and who is named in it and how. */
export type LoggedCommit = {
  readonly commit: Commit;
  readonly rest: string;
  readonly facts: () => CommitFacts;
};

/**
 * Every commit that `roots` (full ids) reach, once, in one pass of `git log`. Invalid UTF-8 becomes U+FFFD; a message
 * ends at its first NUL, as git itself has it. A missing date is taken from the commit's other date.
 */
export async function* readLog(
  git: Git,
  roots: readonly string[],
  repository: string | null,
): AsyncGenerator<LoggedCommit> {
  // Without any root git would begin at what is checked out.
  if (roots.length === 0) return;
  const args = ['log', '--stdin', '-z', '--no-patch', `--format=tformat:${FORMAT}`];
  const authors = new Map<string, Actor | null>();
  for await (const record of recordsIn(piecesOf(git, args, `${roots.join('\n')}\n`))) {
    yield loggedCommitOf(record, { authors, repository });
  }
}

function loggedCommitOf(
  record: Buffer,
  known: { readonly authors: Map<string, Actor | null>; readonly repository: string | null },
): LoggedCommit {
  const { fields, message } = split(record);
  const [sha = '', parents = '', authored = '', committed = '', name = '', email = ''] = fields;
  const [committerName = '', committerEmail = ''] = fields.slice(6);
  const { headline, rest } = textOf(message);
  const authoredAt = momentOf(authored);
  const committedAt = momentOf(committed);
  // Few people write many commits: each is kept once.
  const key = `${name}\n${email}`;
  const author = known.authors.get(key) ?? authorOf(name, email);
  known.authors.set(key, author);
  const commit = {
    sha,
    parents: parents === '' ? [] : parents.split(' '),
    authoredAt: authoredAt ?? committedAt ?? 0,
    committedAt: committedAt ?? authoredAt ?? 0,
    headline,
    author,
    reverts: revertsIn({ title: headline, body: rest, repository: known.repository }),
    cherryPickedFrom: cherryPicksIn(rest),
  };
  const facts = () => ({
    author: identityOf(name, email),
    committer: identityOf(committerName, committerEmail),
    message: message.toString('utf8'),
  });
  return { commit, rest, facts };
}

/** With a login only where the address is GitHub's own: a name is nobody's account. */
function identityOf(name: string, email: string): Identity {
  const account = /@users\.noreply\./i.test(email) ? authorOf(name, email) : null;
  return { name, email, login: account?.login ?? null, type: account?.type ?? null };
}

function split(record: Buffer): { fields: string[]; message: Buffer } {
  const fields: string[] = [];
  let start = 0;
  while (fields.length < FIELDS_BEFORE_MESSAGE) {
    const end = record.indexOf(LINE_BREAK, start);
    if (end < 0) throw new SourceError('Git printed a commit that cannot be read.', 'Check the clone with "git fsck".');
    fields.push(record.toString('utf8', start, end));
    start = end + 1;
  }
  return { fields, message: record.subarray(start) };
}

/**
 * The first line that is not blank, and what follows it. Each is decoded for itself: a part of a longer text would keep
 * all of it in memory.
 */
function textOf(message: Buffer): { headline: string; rest: string } {
  let start = 0;
  for (let end = message.indexOf(LINE_BREAK); end >= 0; end = message.indexOf(LINE_BREAK, start)) {
    const headline = decoded(message, start, end);
    if (headline !== '') return { headline, rest: message.toString('utf8', end + 1) };
    start = end + 1;
  }
  return { headline: decoded(message, start, message.length), rest: '' };
}

function decoded(line: Buffer, start: number, end: number): string {
  return line.toString('utf8', start, Math.min(end, start + MAX_HEADLINE_BYTES)).trim();
}
