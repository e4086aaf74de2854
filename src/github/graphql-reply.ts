/** What to make of a GraphQL exchange: GitHub reports most failures at status 200, in any position of `errors`. */
import { z } from 'zod';
import type { EpochMs } from '../history/time.ts';
import type { Answer, Query } from './answers.ts';
import { refusal } from './answers.ts';
import { quoted, UpstreamError } from './errors.ts';
import { verdictOnFault, wordsOf } from './faults.ts';
import type { ErrorKind, GraphqlError } from './graphql-errors.ts';
import { graphqlError, kindOf, problemOf } from './graphql-errors.ts';
import { isOptional } from './permissions.ts';
import type { Reply } from './reply.ts';
import type { Exchange } from './transport.ts';
import type { Verdict } from './verdict.ts';
import { disbelieved, limited, limitIn, messageOf, singleSignOn, verdictOnStatus } from './verdict.ts';

const envelope = z.object({ data: z.unknown().optional(), errors: z.array(graphqlError).nullish() });

/** A time-out is tried once more at the same size, no more: each costs points. */
const SAME_SIZE_TRIES = 2;

const WRONG_DOOR = 'Check GITHUB_API_URL, and whether a proxy stands in between; else try again later.';

/** Points, only to count what was spent. */
const cost = z.object({ data: z.object({ rateLimit: z.object({ cost: z.int().nonnegative() }) }) });

type Asked<T> = { readonly query: Query<T>; readonly now: EpochMs; readonly host: string };

/** The verdict on one exchange; `host` and the query's name stand in messages. */
export function judgeGraphql<T>(asked: Asked<T>, exchange: Exchange): Verdict<Answer<T>> {
  if (exchange.kind === 'fault') {
    const { fault } = exchange;
    if (fault.kind === 'oversize') return tooMuch(asked, 'the reply is larger than is read');
    return fault.kind === 'timeout' ? timedOut(asked, wordsOf(fault)) : verdictOnFault(fault, asked.host);
  }
  const { status } = exchange;
  if (status === 500 || status === 502 || status === 504) return timedOut(asked, `GitHub answered ${status}`);
  const early = verdictOnStatus(exchange, asked.now);
  if (early !== null) return early;
  if (status >= 300)
    return stop(`${asked.host} has no GraphQL API at this address (${status}).`, 'Check GITHUB_API_URL.');
  if (exchange.body.kind === 'none') return disbelieved('is empty');
  if (exchange.body.kind === 'unreadable') return disbelieved(exchange.body.why, WRONG_DOOR);
  const limit = limitIn(messageOf(exchange));
  if (limit !== null) return limited(exchange, limit, asked.now);
  const parsed = envelope.safeParse(exchange.body.value);
  if (!parsed.success) return disbelieved('is not what GraphQL answers', WRONG_DOOR);
  const errors = parsed.data.errors ?? [];
  return verdictOnErrors(asked, errors, exchange) ?? verdictOnData(asked.query, parsed.data.data, errors);
}

/** What an exchange cost: `rateLimit.cost` where the query asked for it, else 1 point (time-outs cost too). */
export function costOf(exchange: Exchange): number {
  if (exchange.kind === 'fault' || exchange.body.kind !== 'json') return 1;
  return cost.safeParse(exchange.body.value).data?.data.rateLimit.cost ?? 1;
}

/** The verdict if any error stands in the way, the worst first; `null`: what there is of data may be believed. */
function verdictOnErrors<T>(asked: Asked<T>, errors: readonly GraphqlError[], reply: Reply): Verdict<never> | null {
  const first = (kind: ErrorKind) => errors.find((error) => kindOf(error) === kind && !mayMiss(asked.query, error));
  if (first('secondary')) return limited(reply, 'secondary', asked.now);
  if (first('primary')) return limited(reply, 'primary', asked.now);
  const large = first('too-much');
  if (large) return tooMuch(asked, quoted(large.message));
  const slow = first('time-out');
  if (slow) return timedOut(asked, quoted(slow.message));
  const invalid = first('invalid');
  if (invalid) {
    const fix = 'On Enterprise Server, update it to a supported version; else please report this.';
    return stop(`GitHub refused the query ${asked.query.name}: ${quoted(invalid.message)}.`, fix);
  }
  if (first('saml')) return { kind: 'stop', error: singleSignOn() };
  for (const kind of ['forbidden', 'not-found'] as const) {
    const error = first(kind);
    if (error) return { kind: 'done', answer: refusal(kind, problemOf(error).detail, problemOf(error).fix) };
  }
  const unclear = first('unclear');
  return unclear ? disbelieved(`says: ${quoted(unclear.message)}`) : null;
}

/** Whether the query says that it can do without this field. */
function mayMiss<T>({ optionalPaths = [] }: Query<T>, error: GraphqlError): boolean {
  const isAboutOneField = ['forbidden', 'not-found', 'saml'].includes(kindOf(error));
  return isAboutOneField && isOptional(error.path ?? [], optionalPaths);
}

/**
 * Only what the schema knows is believed. Where fields were refused, a misfit is theirs: a missing child takes its
 * parents along.
 */
function verdictOnData<T>(query: Query<T>, data: unknown, errors: readonly GraphqlError[]): Verdict<Answer<T>> {
  const problems = errors.map(problemOf);
  const checked = query.schema.safeParse(data);
  if (checked.success) return { kind: 'done', answer: { ok: true, data: checked.data, problems } };
  const [problem] = problems;
  if (problem !== undefined) {
    const reason = problem.type === 'FORBIDDEN' ? 'forbidden' : 'not-found';
    return { kind: 'done', answer: refusal(reason, problem.detail, problem.fix) };
  }
  if (data === null || data === undefined) return disbelieved('holds no data');
  const place = quoted(checked.error.issues[0]?.path.join('.') ?? '');
  return disbelieved(`to the query ${query.name} lacks what was asked for at "${place}"`);
}

function tooMuch<T>({ query }: Asked<T>, why: string): Verdict<never> {
  return { kind: 'done', answer: tooMuchOf(query, why) };
}

function timedOut<T>({ query }: Asked<T>, why: string): Verdict<never> {
  return { kind: 'again', why, tries: SAME_SIZE_TRIES, waitMs: null, last: tooMuchOf(query, why) };
}

function tooMuchOf<T>({ name, isOfOne }: Query<T>, why: string) {
  const later = 'Run it again later: GitHub may be in trouble.';
  const fix = isOfOne === true ? later : `${later} If it goes on, a shorter window asks for less: \`window-days: 30\`.`;
  return refusal('too-much', `GitHub did not manage to answer the query ${name} (${why}).`, fix);
}

function stop(what: string, fix: string): Verdict<never> {
  return { kind: 'stop', error: new UpstreamError(what, fix) };
}
