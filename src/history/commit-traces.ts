import { accountsOf, fits, mailboxesOf, traceOf } from './trace-accounts.ts';
import type { CommitFacts, Identity } from './trace-facts.ts';
import type { PatternOf, Trace, TracePattern } from './trace-patterns.ts';
import { patternsBy } from './trace-patterns.ts';
import { agentsInNote, hasLine, hasText, namesAgent, searched } from './trace-text.ts';
import type { Trailer } from './trailers.ts';
import { trailersOfCommit } from './trailers.ts';

/** The trailers that say who took part in the writing; a reviewer, for one, did not. */
const CREDITS = ['co-authored-by', 'co-developed-by', 'assisted-by', 'generated-by', 'signed-off-by'];
const AGENT_KEYS = ['assisted-by', 'generated-by'];

/** The traces in a commit: who wrote it, its trailers, its message and its note. */
export function tracesOfCommit(commit: CommitFacts | null, patterns: readonly TracePattern[]): Trace[] {
  if (commit === null) return [];
  const notes = patternsBy(patterns, 'note');
  const agents = commit.note ? agentsInNote(commit.note) : [];
  return [
    ...tracesOfIdentity(commit.author, 'author', patterns),
    ...tracesOfIdentity(commit.committer, 'committer', patterns),
    ...trailersOfCommit(commit.message).flatMap((trailer) => tracesOfTrailer(trailer, commit, patterns)),
    ...tracesOfText(commit.message, patterns),
    ...agents.flatMap((agent) => firstOf(notes, (each) => fits(each.agent, agent), 'note')),
  ];
}

function tracesOfIdentity(
  identity: Identity | null,
  field: 'author' | 'committer',
  patterns: readonly TracePattern[],
): Trace[] {
  if (identity === null) return [];
  const { name, email, login, type } = identity;
  const account = login === null || type === null ? null : { login, type };
  const suffixes = patternsBy(patterns, 'name-suffix').filter(({ suffix }) => name?.trimEnd().endsWith(suffix));
  return [
    // A tool that a commit itself names as its author wrote it, however its co-authorship is to be read.
    ...[...mailboxesOf({ name, mailbox: email, field }, patterns), ...accountsOf(account, patterns)].map((pattern) => ({
      ...traceOf(pattern, field),
      class: 'authored' as const,
    })),
    ...suffixes.map((pattern) => traceOf(pattern, field)),
  ];
}

function tracesOfTrailer(trailer: Trailer, commit: CommitFacts, patterns: readonly TracePattern[]): Trace[] {
  const key = trailer.key.toLowerCase();
  const value = trailer.value.slice(0, 1000);
  const credited = CREDITS.includes(key) ? mailboxesOf({ ...trailer, field: 'trailer' }, patterns) : [];
  const named = patternsBy(patterns, 'trailer').filter(
    (each) => each.key.toLowerCase() === key && fits(each.value, value),
  );
  // Whoever has a mailbox is judged by it: people are named like agents.
  const isAgent = AGENT_KEYS.includes(key) && trailer.mailbox === null;
  const agents = isAgent ? patternsBy(patterns, 'agent') : [];
  return [
    ...credited.map((pattern) => {
      const found = traceOf(pattern, 'trailer');
      return isAcceptedSuggestion(commit, pattern) ? { ...found, class: 'suggestion' as const } : found;
    }),
    ...named.map((pattern) => traceOf(pattern, 'trailer')),
    ...firstOf(agents, ({ agent }) => namesAgent(value, agent), 'trailer'),
  ];
}

/** The signatures in the body of a pull request or the message of a commit. */
export function tracesOfText(text: string, patterns: readonly TracePattern[]): Trace[] {
  if (text === '') return [];
  const ready = searched(text);
  return [
    ...patternsBy(patterns, 'text').filter((each) => hasText(each.text, ready)),
    ...patternsBy(patterns, 'line').filter((each) => hasLine(each.text, ready)),
  ].map((pattern) => traceOf(pattern, 'body'));
}

/**
 * Whether GitHub wrote this commit because somebody accepted a review suggestion, crediting who suggested. Its titles
 * for that are its own, but for the older `Update path`, which counts only where GitHub committed and credits an account.
 */
function isAcceptedSuggestion(commit: CommitFacts, credited: PatternOf<'mailbox'>): boolean {
  const headline = commit.message.trimStart().split('\n', 1)[0]?.trim() ?? '';
  if (/^Apply suggestions? from (?:code review\b|@\S)/.test(headline)) return true;
  const isGitHubs = commit.committer?.email?.toLowerCase() === 'noreply@github.com';
  return isGitHubs && /^Update \S+$/.test(headline) && credited.mailbox.endsWith('@users.noreply.github.com');
}

function firstOf<Pattern extends TracePattern>(
  patterns: readonly Pattern[],
  isFit: (pattern: Pattern) => boolean,
  field: Trace['field'],
): Trace[] {
  const found = patterns.find(isFit);
  return found === undefined ? [] : [traceOf(found, field)];
}
