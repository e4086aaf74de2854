/** The verdict as a commit status, which a branch can require whatever event the run was started by. */
import { OWN_STATUS } from '../../adoption/own-check.ts';
import type { Refusal } from '../../github/answers.ts';
import type { StatusState } from '../../github/commit-status.ts';
import { writeCommitStatus } from '../../github/commit-status.ts';
import type { Door } from '../../github/door.ts';
import type { StatusStanding } from '../../github/status-standing.ts';
import { readStatusStanding } from '../../github/status-standing.ts';
import type { Result } from '../../guardrails/conclusion.ts';
import { UserError } from '../../history/errors.ts';
import type { EpochMs } from '../../history/time.ts';
import { isoOf } from '../../history/time.ts';
import type { Job } from './job.ts';
import type { Log } from './log.ts';

const TITLE = 'One-Pizza: commit status';
const PERMISSION = "Add `statuses: write` to the `permissions:` of the job; a fork's pull request never gets it.";
const MAX_TEXT = 110;
/** How far the clocks of GitHub's machines may be apart. */
const CLOCKS_APART_MS = 60_000;

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
type Status = {
  readonly sha: string;
  readonly state: StatusState;
  readonly text: string;
  /** `null`: GitHub did not tell the time. */
  readonly asOf: EpochMs | null;
};

/**
 * Writes the verdict on a pull request. A commit that is the head of several pull requests waits until it is the head of
 * one: their verdicts differ, and a status can't tell them apart. A verdict on newer facts is not overwritten. `false`,
 * with a warning, where it could not be written: the verdict stands all the same.
 */
export async function tellVerdict(told: ToldVerdict, place: Place): Promise<boolean> {
  const { sha, asOf } = told;
  try {
    const standing = await standingOf(sha, place);
    if ('ok' in standing) return refuse(standing, place);
    const { latest, openPullRequests } = standing;
    const refused = await write({ sha, asOf, ...statusOf(told, openPullRequests, place) }, latest, place);
    return refused === null || refuse(refused, place);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    place.log.warning(TITLE, `It could not be written: ${error.message}`);
    return false;
  }
}

function statusOf(
  { number, result, isDraft, text }: ToldVerdict,
  openPullRequests: readonly number[],
  { log }: Place,
): Pick<Status, 'state' | 'text'> {
  const others = number === null ? [] : openPullRequests.filter((each) => each !== number);
  if (others.length > 0) {
    const why = `Also the head of ${others.map((each) => `#${each}`).join(', ')}: close one, then run this again.`;
    log.warning(TITLE, `${why} A status can't tell pull requests with one head apart.`);
    return { state: 'pending', text: why };
  }
  if (isDraft) return { state: 'pending', text: 'A draft: it is judged when it is ready for review.' };
  return { state: STATE_OF[result], text };
}

/**
 * Writes that there is no verdict, as far as that still can be done: of the moment when GitHub first replied, and even
 * where it can't be told what stands there, because it turns nothing green.
 */
export async function tellFailure(sha: string, place: Place): Promise<void> {
  const standing = await standingOf(sha, place).catch(() => null);
  const asOf = place.door.serverDate;
  const latest = standing === null || 'ok' in standing ? null : standing.latest;
  await write({ sha, asOf, state: 'error', text: 'One-Pizza could not judge: see the run.' }, latest, place);
}

function standingOf(sha: string, { door, job }: Place): Promise<StatusStanding | Refusal> {
  return readStatusStanding(door, { ...job.repository, sha, context: OWN_STATUS });
}

async function write(
  status: Status,
  latest: StatusStanding['latest'],
  { door, job, log }: Place,
): Promise<null | Refusal> {
  const { sha, state, text, asOf } = status;
  if (latest !== null && isNewer(latest, status)) {
    log.info('The commit status tells of a later run already: it stays.');
    return null;
  }
  const description = `${text.slice(0, MAX_TEXT)}${asOf === null ? '' : ` (${isoOf(asOf)})`}`;
  const at = { ...job.repository, sha, context: OWN_STATUS };
  return writeCommitStatus(door, { ...at, state, description, targetUrl: job.runUrl });
}

/**
 * Of two that were read in one second, success gives way. Nobody reads later than they write: a status that says so is
 * somebody else's, and would stand for ever.
 */
function isNewer(
  { state, description, createdAt }: NonNullable<StatusStanding['latest']>,
  own: Pick<Status, 'state' | 'asOf'>,
): boolean {
  const [, moment = ''] = /\((\d{4}-\d\d-\d\dT[\d:.]+Z)\)$/.exec(description ?? '') ?? [];
  const asOf = Date.parse(moment);
  if (own.asOf === null || asOf > createdAt + CLOCKS_APART_MS) return false;
  return asOf > own.asOf || (asOf === own.asOf && own.state === 'success' && state !== 'SUCCESS');
}

function refuse({ reason, detail, fix }: Refusal, { log }: Place): false {
  const isForbidden = reason === 'forbidden' || reason === 'not-found';
  log.warning(TITLE, `It could not be written: ${detail} ${isForbidden ? PERMISSION : fix}`);
  return false;
}
