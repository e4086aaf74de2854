/** The `errors` of a GraphQL reply, told apart by what they ask of the caller. */
import { z } from 'zod';
import type { FieldProblem } from './answers.ts';
import { quoted } from './errors.ts';
import { permissionFor } from './permissions.ts';
import { limitIn } from './verdict.ts';

const word = z.string().optional().catch(undefined);

export const graphqlError = z.object({
  message: z.string().catch(''),
  type: word,
  code: word,
  path: z
    .array(z.union([z.string(), z.number()]))
    .nullish()
    .catch(undefined),
  extensions: z
    .object({ code: word, saml_failure: z.boolean().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
export type GraphqlError = z.infer<typeof graphqlError>;

/**
 * `too-much`: the query as it is will never pass; `time-out`: it took too long and may pass once more; `invalid`: the
 * query is not one this server understands; `unclear`: anything else, which may pass.
 */
export type ErrorKind =
  | 'primary'
  | 'secondary'
  | 'too-much'
  | 'time-out'
  | 'invalid'
  | 'saml'
  | 'forbidden'
  | 'not-found'
  | 'unclear';

/** GitHub names the same failure in `type`, `code` or `extensions.code`, in more than one spelling. */
const KIND_OF_NAME: Readonly<Record<string, ErrorKind>> = {
  RATE_LIMITED: 'primary',
  RATE_LIMIT: 'primary',
  graphql_rate_limit: 'primary',
  RESOURCE_LIMITS_EXCEEDED: 'too-much',
  MAX_NODE_LIMIT_EXCEEDED: 'too-much',
  ARGUMENT_LIMIT: 'too-much',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
};

/** What kind of failure this error is; words of the message count where there is no name. */
export function kindOf({ type, code, extensions, message }: GraphqlError): ErrorKind {
  // Not-found messages quote names that strangers chose: their words count for nothing.
  if (type === 'NOT_FOUND') return 'not-found';
  if (extensions?.saml_failure === true || /\bSAML\b/.test(message)) return 'saml';
  const limit = limitIn(message);
  if (limit !== null) return limit;
  for (const name of [type, code, extensions?.code]) {
    const kind = name !== undefined && Object.hasOwn(KIND_OF_NAME, name) ? KIND_OF_NAME[name] : undefined;
    if (kind !== undefined) return kind;
  }
  if (/resource limits for this query exceeded/i.test(message)) return 'too-much';
  if (/something went wrong while executing|time[d-]? ?out/i.test(message)) return 'time-out';
  if (/resource not accessible by/i.test(message)) return 'forbidden';
  return type === undefined && extensions?.code !== undefined ? 'invalid' : 'unclear';
}

/** What a field error means to whoever reads the report; single sign-on counts as FORBIDDEN. */
export function problemOf(error: GraphqlError): FieldProblem {
  const path = error.path ?? [];
  const kind = kindOf(error);
  const permission = permissionFor(path);
  const subject = path.length === 0 ? 'the query' : quoted(path.join('.'));
  const detail = `GitHub did not show ${subject}: ${quoted(error.message)}`;
  if (kind === 'not-found') {
    const fix = 'Check the name; what a token may not see looks as if it did not exist.';
    return { path: path.join('.'), type: 'NOT_FOUND', permission, detail, fix };
  }
  const fix =
    kind === 'saml'
      ? "Authorise the token for the organisation's single sign-on, or leave out `github-token`."
      : `Give the token the permission ${permission === null ? 'that it needs, or another token as `github-token`' : `\`${permission}\``}.`;
  return { path: path.join('.'), type: 'FORBIDDEN', permission, detail, fix };
}
