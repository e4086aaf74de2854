/** Where an open pull request stands, and where traces of AI were seen, in words. */
import type { PullRequestSection } from '../report/pull-request.ts';
import { enumerated } from './counted.ts';
import { plainText } from './plain-text.ts';
import { duration } from './units.ts';

const MAX_TOOLS = 8;

type StageSoFar = NonNullable<PullRequestSection['stages']>[number];
type Place = NonNullable<PullRequestSection['judged']>['traces'][number];

const GOES_ON: Readonly<Record<StageSoFar['stage'], string>> = {
  coding: 'in coding',
  pickup: 'waiting for a first review',
  review: 'in review',
  merge: 'approved and not merged',
};

const FIELDS: Readonly<Record<Place['field'], string>> = {
  login: 'who opened it',
  author: 'the author of a commit',
  committer: 'the committer of a commit',
  trailer: 'the trailer of a commit',
  body: 'its description or the message of a commit',
  branch: 'its branch',
  label: 'a label',
  note: 'a Git note',
};

/**
 * `in review for 2.0 d, after 12.0 h of coding and 1.0 d of pickup`, without what took no time; `unknown`, and why, where it
 * can't be told.
 */
export function stagesText(stages: PullRequestSection['stages']): string {
  const last = stages?.at(-1);
  if (stages === null || last === undefined) return 'unknown: when its stages began could not be read';
  const before = stages.slice(0, -1).filter(({ hours }) => hours > 0);
  const now = `${GOES_ON[last.stage]} for ${duration(last.hours)}`;
  if (before.length === 0) return now;
  return `${now}, after ${enumerated(before.map(({ stage, hours }) => `${duration(hours)} of ${stage}`))}`;
}

/** `Claude Code (the trailer of a commit, its branch); Codex (a label)`. */
export function tracesText(traces: readonly Place[]): string {
  const fields = new Map<string, string[]>();
  for (const { tool, field } of traces) fields.set(tool, [...(fields.get(tool) ?? []), FIELDS[field]]);
  const texts = [...fields].map(([tool, own]) => `${plainText(tool)} (${own.join(', ')})`);
  const more = texts.length - MAX_TOOLS;
  return more <= 0 ? texts.join('; ') : `${texts.slice(0, MAX_TOOLS).join('; ')}; and ${more} more`;
}
