/** What to make of an exchange: what GraphQL and REST have in common. Pure: the waiting is done elsewhere. */
import type { EpochMs, Ms } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import { PermissionError, quoted, UpstreamError } from './errors.ts';
import type { Reply } from './reply.ts';
import { dateOf, numberIn } from './reply.ts';

export type Limited = {
  readonly kind: 'limited';
  readonly limit: 'primary' | 'secondary';
  /** What the server asked for; `null`: it named no time. */
  readonly waitMs: Ms | null;
  readonly resetAt: EpochMs | null;
};

export type Verdict<A> =
  | { readonly kind: 'done'; readonly answer: A | Refusal }
  /** Send the same again, `tries` times in all; then `last`. `waitMs`: what the server asked for. */
  | {
      readonly kind: 'again';
      readonly why: string;
      readonly tries: number;
      readonly waitMs: Ms | null;
      readonly last: Refusal | Error;
    }
  | Limited
  | { readonly kind: 'stop'; readonly error: Error };

/** How often a request is sent that fails for reasons that pass. */
export const TRIES = 3;

const SECONDARY = /secondary rate limit|abuse detection/i;
const PRIMARY = /API rate limit (already )?exceeded/i;
const PERMISSION = /not accessible by|must have|required scopes/i;

const TRY_LATER = 'Try again later; githubstatus.com tells whether it is known.';

/** A reply's own words: the `message` of its JSON, fit to print; empty where there is none. */
export function messageOf({ body }: Reply): string {
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null) return '';
  return 'message' in body.value && typeof body.value.message === 'string' ? quoted(body.value.message) : '';
}

/** Which rate limit these words are about, whatever the status they came with. */
export function limitIn(text: string): Limited['limit'] | null {
  if (SECONDARY.test(text)) return 'secondary';
  return PRIMARY.test(text) ? 'primary' : null;
}

/** The wait that a limited reply asks for: `retry-after`, else (primary only) `x-ratelimit-reset` by the server's own clock. */
export function limited(reply: Reply, limit: Limited['limit'], now: EpochMs): Limited {
  const reset = numberIn(reply, 'x-ratelimit-reset');
  const resetAt = limit === 'primary' && reset !== null ? reset * 1000 : null;
  const untilReset = resetAt === null ? null : resetAt - (dateOf(reply) ?? now) + 1000;
  const waitMs = retryAfterOf(reply) ?? untilReset;
  return { kind: 'limited', limit, waitMs: waitMs === null ? null : Math.max(waitMs, 1000), resetAt };
}

/** `retry-after` in milliseconds; `null` where it is absent or not a number of seconds. */
export function retryAfterOf(reply: Reply): Ms | null {
  const told = numberIn(reply, 'retry-after');
  return told === null ? null : told * 1000;
}

/** The verdict on 401, 403, 408, 429 and 5xx, whatever was asked; `null`: look at the body. */
export function verdictOnStatus(reply: Reply, now: EpochMs): Verdict<never> | null {
  const { status } = reply;
  if (status === 401) return { kind: 'stop', error: badToken() };
  if (status === 429 || status === 403) return verdictOnForbidden(reply, now);
  if (status === 408 || status >= 500) {
    const why = `GitHub answered ${status}`;
    const last = new UpstreamError(`${why}, ${TRIES} times.`, TRY_LATER);
    return { kind: 'again', why, tries: TRIES, waitMs: retryAfterOf(reply), last };
  }
  return null;
}

function verdictOnForbidden(reply: Reply, now: EpochMs): Verdict<never> {
  const message = messageOf(reply);
  if (/\bSAML\b/.test(message) || reply.header('x-github-sso')?.startsWith('required')) {
    return { kind: 'stop', error: singleSignOn() };
  }
  if (/IP allow list/i.test(message)) return { kind: 'stop', error: notFromHere() };
  const secondary = limitIn(message) === 'secondary' || reply.header('retry-after') !== null;
  if (secondary) return limited(reply, 'secondary', now);
  const spent = reply.header('x-ratelimit-remaining') === '0' && !PERMISSION.test(message);
  if (limitIn(message) === 'primary' || spent) return limited(reply, 'primary', now);
  if (reply.status === 429) return limited(reply, 'secondary', now);
  if (reply.body.kind === 'unreadable') return { kind: 'stop', error: notGitHub(reply) };
  const accepted = reply.header('x-accepted-github-permissions');
  const needed = accepted === null ? 'more permissions' : `one of these permissions: \`${quoted(accepted)}\``;
  const detail = `GitHub refused it (403${message === '' ? '' : `: ${message}`}).`;
  return {
    kind: 'done',
    answer: refusal('forbidden', detail, `Give the token ${needed}, or another token as \`github-token\`.`),
  };
}

/** A reply whose body can't be believed: sent again, then the error. */
export function disbelieved(why: string, fix = TRY_LATER): Verdict<never> {
  const last = new UpstreamError(`GitHub's reply ${why}, ${TRIES} times.`, fix);
  return { kind: 'again', why: `GitHub's reply ${why}`, tries: TRIES, waitMs: null, last };
}

function badToken(): PermissionError {
  return new PermissionError(
    'GitHub does not accept the token (401).',
    'It may have expired or belong to another host: set a valid one (github-token, or GITHUB_TOKEN in a terminal).',
  );
}

/** The error for a token that the organisation's single sign-on does not know. */
export function singleSignOn(): PermissionError {
  return new PermissionError(
    "The organisation's single sign-on (SAML) keeps this token out.",
    "Authorise the token for the organisation in the settings of its owner (Configure SSO), or use the job's own token.",
  );
}

function notFromHere(): PermissionError {
  return new PermissionError(
    "The organisation's IP allow list keeps this machine out.",
    'Run on a machine whose address is on the list.',
  );
}

function notGitHub({ status }: Reply): UpstreamError {
  return new UpstreamError(
    `The answer ${status} is not from GitHub's API.`,
    'Check GITHUB_API_URL, and whether a proxy or firewall stands in between.',
  );
}
