/** Errors in the words and the shape of GitHub's GraphQL API, which puts `type` beside `message`. */
import type { GraphQLError } from 'graphql';

/** An error that GitHub would give; the field it is thrown in becomes `null`. */
export class GitHubError extends Error {
  readonly type: string;
  readonly details: Readonly<Record<string, unknown>> | null;

  constructor(type: string, message: string, details: Readonly<Record<string, unknown>> | null = null) {
    super(message);
    this.type = type;
    this.details = details;
  }
}

/** The token lacks a permission. */
export function forbidden(): GitHubError {
  return new GitHubError('FORBIDDEN', 'Resource not accessible by integration', { saml_failure: false });
}

/** The organisation wants single sign-on first. */
export function samlRequired(): GitHubError {
  const message =
    'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.';
  return new GitHubError('FORBIDDEN', message, { saml_failure: true });
}

export function notFound(what: string): GitHubError {
  return new GitHubError('NOT_FOUND', `Could not resolve to a ${what}.`);
}

/** A mistake in the fake among the errors of an execution, or `null`: clients should see GitHub's errors only. */
export function mistakeIn(errors: readonly GraphQLError[]): string | null {
  const mistake = errors.find((error) => !(error.originalError instanceof GitHubError));
  return mistake === undefined ? null : `${mistake.message} (at ${mistake.path?.join('.') ?? 'the root'})`;
}

/** One entry of `errors` as GitHub writes it. */
export function shapeOf(error: GraphQLError): Record<string, unknown> {
  const { originalError: cause, locations, path } = error;
  if (!(cause instanceof GitHubError)) {
    return { ...(path === undefined ? {} : { path }), locations, message: inGitHubsWords(error.message) };
  }
  return {
    type: cause.type,
    ...(path === undefined ? {} : { path }),
    ...(cause.details === null ? {} : { extensions: cause.details }),
    locations,
    message: cause.message,
  };
}

function inGitHubsWords(message: string): string {
  return message.replace(/^Cannot query field "(\w+)" on type "(\w+)"\..*$/s, "Field '$1' doesn't exist on type '$2'");
}
