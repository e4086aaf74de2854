/** One GraphQL document made of several. */
import type { Query } from './answers.ts';

export type JoinedDocument = {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** For each query, its fields at the top: what they are called here, and in its own reply. */
  readonly roots: readonly (readonly { readonly alias: string; readonly name: string }[])[];
};

type Part = {
  readonly definitions: string;
  readonly selection: string;
  readonly roots: JoinedDocument['roots'][number];
};

const OPERATION = /^\s*query\s+\w+\s*(?:\(([^()]*)\))?\s*\{([\s\S]*)\}\s*$/;
const TOKEN = /"(?:[^"\\]|\\.)*"|#[^\n]*|[@$]\w+|[{}()[\]]|[A-Za-z_]\w*(\s*:)?/g;

/**
 * The queries as one: variables and fields at the top get a prefix each, and the cost is asked for once. `null` where a
 * document is not a single named query, or has fragments, or aliases at the top.
 */
export function joinedDocument(queries: readonly Query<unknown>[]): JoinedDocument | null {
  const parts: Part[] = [];
  for (const [at, { document }] of queries.entries()) {
    const part = partOf(document, `q${at}_`);
    if (part === null) return null;
    parts.push(part);
  }
  const definitions = parts.map((part) => part.definitions).filter((text) => text.trim() !== '');
  const selections = parts.map(({ selection }) => selection);
  const variables = queries.flatMap((query, at) =>
    Object.entries(query.variables).map(([name, value]) => [`q${at}_${name}`, value] as const),
  );
  return {
    document: `query Joined(${definitions.join(' ')}) {${selections.join('')} rateLimit { cost } }`,
    variables: Object.fromEntries(variables),
    roots: parts.map(({ roots }) => roots),
  };
}

function partOf(document: string, prefix: string): Part | null {
  const [, definitions = '', body] = OPERATION.exec(document) ?? [];
  if (body === undefined || /\bfragment\s+\w+\s+on\b/.test(document) || /"""/.test(document)) return null;
  const roots: { alias: string; name: string }[] = [];
  let depth = 0;
  let hasAlias = false;
  const selection = body.replace(TOKEN, (token, colon: string | undefined) => {
    const [first = ''] = token;
    if ('{(['.includes(first)) depth++;
    if ('})]'.includes(first)) depth--;
    if (first === '#') return '';
    if (first === '$') return `$${prefix}${token.slice(1)}`;
    if (depth > 0 || !/[A-Za-z_]/.test(first)) return token;
    hasAlias ||= colon !== undefined;
    roots.push({ alias: `${prefix}${token}`, name: token });
    return `${prefix}${token}: ${token}`;
  });
  return hasAlias ? null : { definitions: definitions.replace(/\$(\w+)/g, `$$${prefix}$1`), selection, roots };
}
