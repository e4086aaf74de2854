/** The verdict as a commit status, which a branch can require whatever event the run was started by. */
import type { Refusal } from '../../github/answers.ts';
import type { StatusState } from '../../github/commit-status.ts';
import { writeCommitStatus } from '../../github/commit-status.ts';
import type { Door } from '../../github/door.ts';
import type { LatestStatus } from '../../github/latest-status.ts';
import { latestStatusOf } from '../../github/latest-status.ts';
import { openPullRequestsOf } from '../../github/pull-requests-of-commit.ts';
import type { Result } from '../../guardrails/conclusion.ts';
import { UserError } from '../../history/errors.ts';
import type { EpochMs } from '../../history/time.ts';
import { isoOf } from '../../history/time.ts';
import type { Job } from './job.ts';
import type { Log } from './log.ts';

const CONTEXT = 'one-pizza';
const TITLE = 'One-Pizza: commit status';
const PERMISSION = "Add `statuses: write` to the `permissions:` of the job; a fork's pull request never gets it.";
const MAX_TEXT = 110;

const STATE_OF: Readonly<Record<Result, StatusState>> = {
  pass: 'success',
  warn: 'success',
  pending: 'pending',
  fail: 'failure',
};

/** A verdict on a commit. */
export type ToldVerdict = {
  readonly sha: string;
  /** The pull request whose head that is; `null`: a merge queue's commit, which no other pull request has. */
  readonly number: number | null;
  readonly result: Result;
  /** Rules are skipped on a draft: that is no success. */
  readonly isDraft: boolean;
  readonly text: string;
  /** When what it rests on was read, by GitHub's clock. */
  readonly asOf: EpochMs;
};

export type Place = { readonly door: Door; readonly job: Job; readonly log: Log };
type Status = { readonly state: StatusState; readonly text: string };

/**
 * Writes the verdict on a pull request. A commit that is the head of several pull requests waits until it is the head of
 * one: their verdicts differ, and a status can't tell them apart. A verdict on newer facts is not overwritten. `false`,
 * with a warning, where it could not be written.
 */
export async function tellVerdict(told: ToldVerdict, place: Place): Promise<boolean> {
  const { sha, number, result, isDraft, text } = told;
  const others = number === null ? [] : await otherPullRequests(sha, number, place);
  if (others === null) return false;
  if (others.length > 0) {
    const why = `Also the head of ${others.map((each) => `#${each}`).join(', ')}: close one, then run this again.`;
    place.log.warning(TITLE, `${why} A status can't tell pull requests with one head apart.`);
    return write(told, { state: 'pending', text: why }, place);
  }
  const draft = { state: 'pending', text: 'A draft: it is judged when it is ready for review.' } as const;
  return write(told, isDraft ? draft : { state: STATE_OF[result], text }, place);
}

/** Writes that there is no verdict, as far as that still can be done. */
export async function tellFailure(sha: string, place: Place): Promise<void> {
  await write({ sha, asOf: null }, { state: 'error', text: 'One-Pizza could not judge: see the run.' }, place);
}

async function otherPullRequests(sha: string, own: number, place: Place): Promise<readonly number[] | null> {
  const { door, job } = place;
  try {
    const found = await openPullRequestsOf(door, { ...job.repository, sha });
    if (!('ok' in found)) return found.filter((number) => number !== own);
    refuse(found, place);
  } catch (error) {
    giveUp(error, place);
  }
  return null;
}

/** A status that rests on nothing read is of the moment when GitHub first replied. */
async function write(
  { sha, asOf: readAt }: { readonly sha: string; readonly asOf: EpochMs | null },
  { state, text }: Status,
  place: Place,
): Promise<boolean> {
  const { door, job, log } = place;
  const at = { ...job.repository, sha, context: CONTEXT };
  try {
    const latest = await latestStatusOf(door, at);
    if (latest !== null && 'ok' in latest) return refuse(latest, place);
    const asOf = readAt ?? door.serverDate;
    if (asOf === null) return false;
    if (latest !== null && isNewer(latest, { state, asOf })) {
      log.info('The commit status tells of a later run already: it stays.');
      return true;
    }
    const description = `${text.slice(0, MAX_TEXT)} (${isoOf(asOf)})`;
    const refused = await writeCommitStatus(door, { ...at, state, description, targetUrl: job.runUrl });
    return refused === null || refuse(refused, place);
  } catch (error) {
    return giveUp(error, place);
  }
}

/** The verdict stands, whatever keeps the status from being written. */
function giveUp(error: unknown, { log }: Place): false {
  if (!(error instanceof UserError)) throw error;
  log.warning(TITLE, `It could not be written: ${error.message}`);
  return false;
}

/** Of two that were read in one second, success gives way. */
function isNewer(
  { state, description }: LatestStatus,
  own: { readonly state: StatusState; readonly asOf: EpochMs },
): boolean {
  const [, moment = ''] = /\((\d{4}-\d\d-\d\dT[\d:.]+Z)\)$/.exec(description ?? '') ?? [];
  const asOf = Date.parse(moment);
  return asOf > own.asOf || (asOf === own.asOf && own.state === 'success' && state !== 'success');
}

function refuse({ reason, detail, fix }: Refusal, { log }: Place): false {
  const isForbidden = reason === 'forbidden' || reason === 'not-found';
  log.warning(TITLE, `It could not be written: ${detail} ${isForbidden ? PERMISSION : fix}`);
  return false;
}
