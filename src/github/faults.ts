/** How an exchange can fail without a reply, told apart by what would mend it. */

import { quoted, UpstreamError } from './errors.ts';
import { OversizeError } from './reply.ts';
import type { Verdict } from './verdict.ts';
import { TRIES } from './verdict.ts';

export type Fault = {
  /**
   * `timeout`: no whole reply in time; `lost`: broke off; `unreachable`: never connected; `certificate`, `proxy`:
   * refused on the way; `elsewhere`: leads to an address that must not get the token; `oversize`: more than is read.
   */
  readonly kind: 'timeout' | 'lost' | 'unreachable' | 'certificate' | 'proxy' | 'elsewhere' | 'oversize';
  /** The system's code, a status, an origin: never text of a reply. */
  readonly code: string;
};

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CERTIFICATE = /CERT|SIGNATURE|ERR_TLS|ERR_SSL|UNABLE_TO_GET_ISSUER|UND_ERR_PRX_TLS/;

/** What went wrong, from what `fetch` threw. */
export function faultOf(error: unknown): Fault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OversizeError) return { kind: 'oversize', code: '32 MiB' };
    const status = /^Proxy response \((\d+)\)/.exec(cause.message)?.[1];
    if (status !== undefined) return { kind: 'proxy', code: status };
    const code = codeOf(cause);
    if (UNREACHABLE.has(code)) return { kind: 'unreachable', code };
    if (CERTIFICATE.test(code)) return { kind: 'certificate', code };
    if (code !== '' && !(cause.cause instanceof Error)) return { kind: 'lost', code };
  }
  return { kind: 'lost', code: 'broken off' };
}

function codeOf(error: Error): string {
  if (error instanceof AggregateError)
    return error.errors.map((one) => (one instanceof Error ? codeOf(one) : '')).at(0) ?? '';
  return 'code' in error && typeof error.code === 'string' ? quoted(error.code) : '';
}

/** Whether the request can't have reached GitHub, so that sending a write again is safe. */
export function neverArrived(fault: Fault): boolean {
  return fault.kind === 'unreachable' || fault.kind === 'certificate' || fault.kind === 'proxy';
}

/** The fault in a few words, for a line of the log. */
export function wordsOf({ kind, code }: Fault): string {
  if (kind === 'timeout') return `no whole answer within ${code}`;
  if (kind === 'unreachable') return `not reachable (${code})`;
  if (kind === 'proxy') return `the proxy answered ${code}`;
  return `the connection broke (${code})`;
}

/** Sent again where the fault may pass by itself; `host`, the API's, stands in the error to end with. */
export function verdictOnFault(fault: Fault, host: string): Verdict<never> {
  const last = errorOfFault(fault, host);
  const isPassing = ['timeout', 'lost', 'unreachable'].includes(fault.kind);
  const isProxyDown = fault.kind === 'proxy' && fault.code.startsWith('5');
  if (!isPassing && !isProxyDown) return { kind: 'stop', error: last };
  return { kind: 'again', why: wordsOf(fault), tries: TRIES, waitMs: null, last };
}

function errorOfFault({ kind, code }: Fault, host: string): UpstreamError {
  switch (kind) {
    case 'unreachable':
      return new UpstreamError(
        `${host} can't be reached (${code}).`,
        'Check the network, GITHUB_API_URL and, behind a proxy, HTTPS_PROXY.',
      );
    case 'certificate':
      return new UpstreamError(
        `There is no trusted connection to ${host} (${code}).`,
        'If your own authority signs its certificate, set NODE_EXTRA_CA_CERTS to the file of that; else check GITHUB_API_URL.',
      );
    case 'proxy':
      return new UpstreamError(
        `The proxy does not let requests to ${host} through (${code}).`,
        'Check the user and password in HTTPS_PROXY, or add the host to NO_PROXY.',
      );
    case 'elsewhere':
      return new UpstreamError(
        `${host} leads to ${code}, which must not get the token.`,
        'Set GITHUB_API_URL to the address of the API itself.',
      );
    case 'oversize':
      return new UpstreamError(`${host} sent more than ${code} at once.`, 'Check that GITHUB_API_URL is right.');
    case 'timeout':
    case 'lost':
      return new UpstreamError(
        `${host} did not answer whole (${code}).`,
        'Try again later; if it stays, check the network and githubstatus.com.',
      );
  }
}
