import type { Commit } from '../history/commit.ts';
import type { Tag } from '../history/delivered.ts';
import { SourceError } from '../history/errors.ts';
import type { EpochMs } from '../history/time.ts';
import { isVersionTag } from '../history/version-tags.ts';
import type { Git } from './program.ts';
import { brokenIn } from './refs.ts';
import { failureOf, run } from './run.ts';
import { momentOf } from './timestamp.ts';

/** A tag that leads to a commit, through however many tags. */
export type FoundTag = {
  readonly name: string;
  readonly sha: string;
  /** The outermost tag's date, or a lightweight tag's commit's; `null`: that bears none. */
  readonly at: EpochMs | null;
  readonly annotated: boolean;
};

export type FoundTags = {
  readonly tags: readonly FoundTag[];
  /** Names of tags that git cannot follow to their end. */
  readonly broken: readonly string[];
};

const PREFIX = 'refs/tags/';
const FIELDS = ['refname', 'objecttype', 'objectname', 'type', 'taggerdate:unix', 'committerdate:unix'];

/** Reads every tag in two passes, whatever their number. Tags of trees and files are no deliveries and left out. */
export async function readTags(git: Git): Promise<FoundTags> {
  const format = `--format=${FIELDS.map((field) => `%(${field})`).join('%00')}`;
  const args = ['for-each-ref', format, PREFIX];
  const { code, text, errors } = await run(git, args);
  if (code !== 0 && errors.includes('missing object')) throw missingObject(errors);
  if (code !== 0) throw failureOf(git, args, errors);
  const listed = text.split('\n').flatMap((line) => {
    const [name = '', type = '', object = '', target = '', taggedAt = '', committedAt = ''] = line.split('\0');
    const isOfCommit = type === 'commit' || (type === 'tag' && target !== 'tree' && target !== 'blob');
    return isOfCommit ? [{ name: name.slice(PREFIX.length), type, object, taggedAt, committedAt }] : [];
  });
  const ends = await peel(git, [...new Set(listed.map(({ object }) => object))]);
  const tags: FoundTag[] = [];
  const broken = brokenIn(errors).map((name) => name.slice(PREFIX.length));
  for (const { name, type, object, taggedAt, committedAt } of listed) {
    const end = ends.get(object);
    if (end === undefined) broken.push(name);
    if (end?.type !== 'commit') continue;
    tags.push({ name, sha: end.sha, at: momentOf(taggedAt || committedAt), annotated: type === 'tag' });
  }
  return { tags, broken };
}

/** Where each object leads once every tag is taken off; none for what is missing on the way. */
async function peel(git: Git, objects: readonly string[]): Promise<Map<string, { sha: string; type: string }>> {
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const { code, text, errors } = await run(git, args, objects.map((object) => `${object}^{}\n`).join(''));
  if (code !== 0) throw failureOf(git, args, errors);
  const lines = text.split('\n');
  return new Map(
    objects.flatMap((object, at) => {
      const [sha = '', type = ''] = (lines[at] ?? '').split(' ');
      return /^[0-9a-f]+$/.test(sha) && type !== 'missing' ? [[object, { sha, type }]] : [];
    }),
  );
}

/** The commits that the log must reach beyond the branch: versions, and those whose date only the log can tell. */
export function rootsOf({ tags }: FoundTags, patterns: readonly string[] | null): string[] {
  return tags.filter(({ name, at }) => at === null || isVersionTag(name, patterns)).map(({ sha }) => sha);
}

/** Tags with their dates: a tag that bears none has its commit's committed date. */
export function datedTags({ tags }: FoundTags, commits: ReadonlyMap<string, Commit>): Tag[] {
  return tags.map(({ name, sha, at, annotated }) => ({
    name,
    sha,
    at: at ?? commits.get(sha)?.committedAt ?? 0,
    annotated,
  }));
}

function missingObject(errors: string): SourceError {
  const name = /for refs\/tags\/(\S+)/.exec(errors)?.[1];
  return new SourceError(
    `The object of ${name === undefined ? 'a tag' : `the tag "${name}"`} is missing from the clone.`,
    'Fetch the tags again: delete it with "git tag -d", then "git fetch --tags".',
  );
}
