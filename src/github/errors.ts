/** What ends a read from GitHub. Every message ends in what to do; none holds a reply, a header or a token. */
import { UserError } from '../history/errors.ts';

const MAX_QUOTED = 200;

/** The token is missing, bad, or may not see what was asked for. */
export class PermissionError extends UserError {
  override readonly name = 'PermissionError';

  constructor(what: string, fix: string) {
    super(`${what} ${fix}`);
  }
}

/** A rate limit, or the reserve that is left to others, stands in the way for longer than a run may wait. */
export class RateLimitError extends UserError {
  override readonly name = 'RateLimitError';

  constructor(what: string, fix: string) {
    super(`${what} ${fix}`);
  }
}

/** GitHub, or what stands between it and the run, does not answer as it should. */
export class UpstreamError extends UserError {
  override readonly name = 'UpstreamError';

  constructor(what: string, fix: string) {
    super(`${what} ${fix}`);
  }
}

/**
 * A server's words, fit to stand in a message: one line, no control, zero-width or direction characters, at most 200
 * characters. Not escaped for Markdown or workflow commands: that is for whoever prints it.
 */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const characters = [...line.slice(0, 2 * MAX_QUOTED + 2)];
  return characters.length <= MAX_QUOTED ? characters.join('') : `${characters.slice(0, MAX_QUOTED - 1).join('')}…`;
}
