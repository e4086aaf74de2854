/** What to make of a REST exchange. */
import type { EpochMs } from '../history/time.ts';
import type { RestAnswer, RestRequest } from './answers.ts';
import { refusal } from './answers.ts';
import { quoted, UpstreamError } from './errors.ts';
import { neverArrived, verdictOnFault } from './faults.ts';
import type { Reply } from './reply.ts';
import type { Exchange } from './transport.ts';
import type { Verdict } from './verdict.ts';
import { disbelieved, limited, limitIn, messageOf, verdictOnStatus } from './verdict.ts';

type Asked<T> = { readonly request: RestRequest<T>; readonly now: EpochMs; readonly host: string };

/**
 * The verdict on one exchange. A POST whose fate is not known is never sent again: the comment may have been written.
 * A refusal by rate limit wrote nothing, so that is waited out for every method.
 */
export function judgeRest<T>(asked: Asked<T>, exchange: Exchange): Verdict<RestAnswer<T>> {
  const verdict = exchange.kind === 'fault' ? verdictOnFault(exchange.fault, asked.host) : judgeReply(asked, exchange);
  const mayRepeat = asked.request.method !== 'POST' || (exchange.kind === 'fault' && neverArrived(exchange.fault));
  if (verdict.kind !== 'again' || mayRepeat) return verdict;
  const fix = 'Look whether it was done before you run again.';
  return { kind: 'stop', error: new UpstreamError(`It is not known whether a write succeeded: ${verdict.why}.`, fix) };
}

function judgeReply<T>({ request, now, host }: Asked<T>, reply: Reply): Verdict<RestAnswer<T>> {
  const { status, body } = reply;
  const early = verdictOnStatus(reply, now);
  if (early !== null) return early;
  if (status === 304) return refused('unchanged', 'Nothing changed since it was last read.', 'Use what was read then.');
  if (body.kind === 'unreadable') {
    if (status < 400) return disbelieved(body.why, 'Check GITHUB_API_URL, and whether a proxy stands in between.');
    const what = `${host} has no GitHub API at this address (${status}).`;
    return { kind: 'stop', error: new UpstreamError(what, 'Check GITHUB_API_URL.') };
  }
  const message = messageOf(reply);
  const told = message === '' ? `${status}` : `${status}: ${message}`;
  if (status === 404 || status === 410 || status === 451) {
    const fix = 'Check the name; what a token may not see looks as if it did not exist.';
    return refused('not-found', `GitHub does not show ${pathOf(request)} (${told}).`, fix);
  }
  if (status >= 300) {
    return refused('rejected', `GitHub rejected ${request.method} ${pathOf(request)} (${told}).`, 'See what it says.');
  }
  return verdictOnData({ request, now, host }, reply);
}

function verdictOnData<T>({ request, now }: Asked<T>, reply: Reply): Verdict<RestAnswer<T>> {
  const { status, body } = reply;
  if (body.kind !== 'json' && status !== 204) return disbelieved('is empty');
  const checked = request.schema.safeParse(body.kind === 'json' ? body.value : null);
  if (!checked.success) {
    // Not before: in a commit that was asked for, `message` is a stranger's text.
    const limit = limitIn(messageOf(reply));
    if (limit !== null) return limited(reply, limit, now);
    const place = quoted(checked.error.issues[0]?.path.join('.') ?? '');
    return disbelieved(`to ${pathOf(request)} lacks what was asked for at "${place}"`);
  }
  const next = /<([^<>]+)>;\s*rel="next"/.exec(reply.header('link') ?? '')?.[1] ?? null;
  return { kind: 'done', answer: { ok: true, status, data: checked.data, next, etag: reply.header('etag') } };
}

function refused(reason: 'unchanged' | 'not-found' | 'rejected', detail: string, fix: string): Verdict<never> {
  return { kind: 'done', answer: refusal(reason, detail, fix) };
}

function pathOf<T>({ path }: RestRequest<T>): string {
  return quoted(path.split('?')[0] ?? '');
}
