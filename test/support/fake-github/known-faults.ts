/** Faults that GitHub is known for, in its own words. */
import type { CannedReply, FaultReply } from './faults.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** After 10 seconds of work. */
export const BAD_GATEWAY: CannedReply = {
  status: 502,
  headers: HTML,
  body: '<!DOCTYPE html><html><head><title>Unicorn!</title></head><body>This page is taking too long to load.</body></html>',
};

export const GATEWAY_TIMEOUT: CannedReply = {
  status: 504,
  body: { message: "We couldn't respond to your request in time. Sorry about that." },
};

/** The unicorn with a status that says all is well. */
export const HTML_WITH_200: CannedReply = { ...BAD_GATEWAY, status: 200 };

export const EMPTY_200: CannedReply = { status: 200, body: null };

export const NULL_DATA: CannedReply = { status: 200, body: { data: null } };

export const SOMETHING_WENT_WRONG: CannedReply = {
  status: 200,
  body: {
    data: null,
    errors: [
      {
        message:
          'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.',
      },
    ],
  },
};

/** The other type that has been seen, `RATE_LIMIT`, is what the fake itself answers when its budget is used up. */
export const RATE_LIMITED: CannedReply = {
  status: 200,
  headers: { 'x-ratelimit-remaining': '0' },
  body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation ID 1.' }] },
};

const SECONDARY = {
  documentation_url:
    'https://docs.github.com/graphql/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
};

/** The secondary limit comes with 403, with 429 and with 200. */
export function secondaryLimit(status: 200 | 403 | 429, retryAfterSeconds: number | null): CannedReply {
  return {
    status,
    headers: retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) },
    body: SECONDARY,
  };
}

/** Resources ran out: an error beside what had been found, here nothing. */
export const RESOURCE_LIMITS: FaultReply = (honest) => ({
  ...honest,
  body: {
    data: null,
    errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
  },
});
