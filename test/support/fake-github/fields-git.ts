/** Fields of commits, tags, files and the people in them. */

import { commitLog } from './commit-log.ts';
import type { Context } from './context.ts';
import { repositoryUrl } from './context.ts';
import { logPositionOf } from './cursor.ts';
import type { ShownBlob } from './files.ts';
import { entryAt, rootOf, snapshotOf } from './files.ts';
import type { FakeActor, FakeCommit, FakeGitActor, FakeTag } from './git-state.ts';
import { isOneOf, issueOrder } from './orders.ts';
import { paged } from './paging.ts';
import type { Fields } from './resolve.ts';
import { rollupOf } from './rollup.ts';
import { statusOf } from './status.ts';

export const COMMIT_FIELDS: Fields<FakeCommit> = {
  id: (commit) => `C_${commit.oid}`,
  abbreviatedOid: (commit) => commit.oid.slice(0, 7),
  url: (commit, _, { world }) => `${repositoryUrl(world)}/commit/${commit.oid}`,
  repository: (_, __, { world }) => world.repository,
  messageHeadline: (commit) => commit.message.split('\n')[0] ?? '',
  messageBody: (commit) => commit.message.split('\n').slice(1).join('\n').trim(),
  author: (commit) => dated(commit.author, commit.authoredDate),
  committer: (commit) => dated(commit.committer, commit.committedDate),
  authors: (commit) => [commit.author, ...commit.coAuthors].map((author) => dated(author, commit.authoredDate)),
  parents: (commit, _, { world }) => commit.parents.map((oid) => world.repository.commits.get(oid) ?? null),
  tree: (commit, _, { world }) => rootOf(snapshotOf(world.repository.commits, commit)),
  file: (commit, args, { world }) => entryAt(rootOf(snapshotOf(world.repository.commits, commit)), args.path ?? ''),
  statusCheckRollup: (commit) => rollupOf(commit),
  status: (commit, _, { world }) => statusOf(commit, world.repository.statuses),
  history: (commit, args, { world }) => {
    const cursor = args.after ?? args.before;
    // A cursor names the commit it counts from, so that a branch that moves on does not shift the pages.
    const tip = cursor == null ? commit.oid : logPositionOf(cursor).tip;
    const since = args.since == null ? null : Date.parse(args.since);
    const until = args.until == null ? null : Date.parse(args.until);
    return paged({ items: commitLog(world.repository, { tip, since, until, path: args.path ?? null }), tip });
  },
  associatedPullRequests: (commit, args, { world }) =>
    paged({
      items: world.repository.pullRequests,
      order: issueOrder(args),
      where: (pull) => pull.mergeCommit === commit.oid || pull.commits.includes(commit.oid),
    }),
  deployments: (commit, args, { world }) =>
    world.repository.deployments.filter(
      (each) => each.commitOid === commit.oid && isOneOf(args.environments, each.environment),
    ),
};

export const TAG_FIELDS: Fields<FakeTag> = {
  id: (tag) => `TA_${tag.oid}`,
  abbreviatedOid: (tag) => tag.oid.slice(0, 7),
  tagger: (tag) => (tag.tagger === null ? null : dated(tag.tagger, tag.taggedAt)),
  target: (tag, _, { world }) => world.repository.commits.get(tag.target) ?? world.repository.tags.get(tag.target),
};

/** GitHub cuts a blob's text here, and then no longer says whether it is binary. */
const MAX_TEXT = 512_000;

export const BLOB_FIELDS: Fields<ShownBlob> = {
  id: (blob) => `B_${blob.oid}`,
  abbreviatedOid: (blob) => blob.oid.slice(0, 7),
  byteSize: (blob) => blob.bytes.length,
  isTruncated: (blob) => blob.bytes.length > MAX_TEXT,
  isBinary: (blob) => (blob.bytes.length > MAX_TEXT ? null : blob.bytes.includes(0)),
  text: (blob) => (blob.bytes.includes(0) ? null : blob.bytes.subarray(0, MAX_TEXT).toString('utf8')),
};

/** The same fields for every kind of account. */
export const ACTOR_FIELDS: Fields<FakeActor> = {
  id: (actor) => `${actor.__typename}_${actor.login}`,
  url: (actor, _, { world }: Context) => `${world.webUrl}/${actor.login}`,
  avatarUrl: (actor, _, { world }: Context) => `${world.webUrl}/${actor.login}.png`,
};

function dated(actor: FakeGitActor, date: number): Readonly<Record<string, unknown>> {
  const user = actor.user?.__typename === 'User' ? actor.user : null;
  return { __typename: 'GitActor', name: actor.name, email: actor.email, user, date };
}
