/** The verdict on a pull request as its sticky comment: when there is one, and what becomes of trouble with it. */
import type { Refusal } from '../../github/answers.ts';
import { UserError } from '../../history/errors.ts';
import type { PullRequestFacts } from '../../history/pull-request-facts.ts';
import { isoOf } from '../../history/time.ts';
import { pullRequestComment, resolvedComment, unjudgedComment } from '../../render/comment.ts';
import type { Input } from '../input.ts';
import type { Judgement } from '../subject.ts';
import { isSettled, needsAction } from './comment-need.ts';
import type { RunEvent } from './event.ts';
import type { Inputs } from './inputs.ts';
import { CancelledError } from './shutdown.ts';
import type { Outcome, Sticky } from './sticky-comment.ts';
import { keepComment, replaceComment } from './sticky-comment.ts';
import type { Place } from './verdict-status.ts';

type Asked = { readonly event: RunEvent; readonly comment: Inputs['comment'] };
type Told = Asked & { readonly input: Input; readonly judgement: Judgement };

const TITLE = 'One-Pizza: comment';
const ELSEWHERE = 'The job summary holds everything.';
const PERMISSION =
  'Add `pull-requests: write` to the `permissions:` of the job; on pull requests from forks or of Dependabot the token ' +
  'stays read-only, and that is fine.';

const DONE: Readonly<Record<Exclude<Outcome, Refusal>, string>> = {
  created: 'Commented on the pull request.',
  updated: 'The comment is up to date.',
  unchanged: 'The comment says this already.',
  newer: 'The comment tells of a later run already: it stays.',
  outdated: 'No comment: the head moved on.',
  none: 'No comment: there is none, and none is due.',
};

/**
 * Writes or updates the comment on the pull request of the event. Whatever goes wrong is a notice or a warning and changes
 * nothing else; only a run that is stopped rejects.
 */
export async function tellComment(told: Told, place: Place): Promise<void> {
  const { about } = told.input;
  if (about.kind === 'pull-request' && about.seen.facts === null) return tellCommentOfFailure(told, place);
  try {
    const sticky = stickyOf(told, place);
    if (sticky === null) return;
    tell(await keepComment(place.door, sticky), place);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const why = error instanceof UserError ? message : `A defect in the program, please report it: ${message}.`;
    place.log.warning(TITLE, `It could not be written: ${why} ${ELSEWHERE}`);
  }
}

/**
 * Says in a comment that is there already that there is no verdict: an older green one would pass for one on what was to
 * be judged. None is begun for it, and what goes wrong here matters no more.
 */
export async function tellCommentOfFailure({ event, comment }: Asked, { door, job, log }: Place): Promise<void> {
  if (comment.mode === 'never' || event.kind !== 'pull-request' || event.mergeGroupSha !== null) return;
  const { number, headSha } = event;
  if (headSha === null) return;
  const outcome = await replaceComment(door, {
    conversation: { ...job.repository, number },
    key: comment.key,
    headSha,
    textAt: (asOf) => unjudgedComment({ asOf: isoOf(asOf), headSha, runUrl: job.runUrl }),
  }).catch(() => null);
  if (outcome === 'updated') log.info('The comment says that there is no verdict.');
}

/** `null`: there is no comment in such a run. */
function stickyOf({ event, input, judgement, comment }: Told, { job }: Place): Sticky | null {
  const { about, history } = input;
  const facts = about.kind === 'pull-request' ? about.seen.facts : null;
  if (comment.mode === 'never' || facts === null || !isJudged(event, facts)) return null;
  const { report, conclusion } = judgement;
  const { runUrl } = job;
  const text = pullRequestComment(report, { runUrl });
  const isWanted = comment.mode === 'always' || needsAction(report);
  const isQuiet = comment.mode === 'on-violation' && isSettled(report);
  return {
    conversation: { ...job.repository, number: facts.number },
    mark: { key: comment.key, asOf: history.seenUntil, result: conclusion.result },
    headSha: facts.head.sha,
    first: isWanted && facts.state === 'OPEN' && !facts.isDraft ? text : null,
    again: isQuiet ? resolvedComment(report, { runUrl }) : text,
  };
}

/** A merge queue's run judges for the queue, and one whose head moved on judges what nobody asks for any more. */
function isJudged(event: RunEvent, { head }: PullRequestFacts): boolean {
  if (event.kind !== 'pull-request' || event.mergeGroupSha !== null) return false;
  return event.headSha === null || event.headSha === head.sha;
}

function tell(outcome: Outcome, { log }: Place): void {
  if (typeof outcome === 'string') {
    log.info(DONE[outcome]);
    return;
  }
  const { reason, detail, fix } = outcome;
  const isForbidden = reason === 'forbidden' || reason === 'not-found';
  const isLocked = isForbidden && /\blocked\b/i.test(detail);
  const advice = isLocked ? 'Unlock the conversation to get it.' : isForbidden ? PERMISSION : fix;
  log.notice(TITLE, `It could not be written: ${detail} ${advice} ${ELSEWHERE}`);
}
