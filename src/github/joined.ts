/** Queries that are asked in the same turn, sent as one request: they cost one point together instead of one each. */
import { z } from 'zod';
import type { Answer, FieldProblem, Query, Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import type { Door } from './door.ts';
import type { JoinedDocument } from './joined-document.ts';
import { joinedDocument } from './joined-document.ts';
import { isOptional } from './permissions.ts';

/** More than these may run into GitHub's ten seconds. */
const MOST = 25;

type Waiting = {
  readonly query: Query<unknown>;
  readonly resolve: (answer: Answer<unknown>) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * The same door, where queries asked in one turn of the event loop go out together. Each gets the answer it would have
 * got alone; if the whole is too much for GitHub, it goes out in halves.
 */
export function joining(door: Door): Door {
  let waiting: Waiting[] = [];

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += MOST) void send(all.slice(from, from + MOST));
  }

  async function send(some: readonly Waiting[]): Promise<void> {
    try {
      const [first] = some;
      if (first !== undefined && some.length === 1) {
        first.resolve(await door.graphql(first.query));
        return;
      }
      const joined = joinedDocument(some.map(({ query }) => query));
      if (joined === null) {
        await inHalves(some);
        return;
      }
      const { document, variables, roots } = joined;
      const answer = await door.graphql({
        name: some.map(({ query }) => query.name).join(' and '),
        document,
        variables,
        schema: z.record(z.string(), z.unknown()),
        optionalPaths: roots.flat().map(({ alias }) => alias),
      });
      if (answer.ok) await hand(some, joined, answer);
      else if (answer.reason === 'budget') for (const { resolve } of some) resolve(answer);
      else await inHalves(some);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }

  async function inHalves(some: readonly Waiting[]): Promise<void> {
    const middle = Math.ceil(some.length / 2);
    await Promise.all([send(some.slice(0, middle)), send(some.slice(middle))]);
  }

  async function hand(some: readonly Waiting[], joined: JoinedDocument, answer: Answered): Promise<void> {
    await Promise.all(
      some.map(async (each, at) => {
        const own = answerOf(each.query, joined.roots[at] ?? [], answer);
        // The door knows best what to do with a reply that lacks something.
        if (own === null) await send([each]);
        else each.resolve(own);
      }),
    );
  }

  return {
    graphql: <T>(query: Query<T>) =>
      new Promise<Answer<T>>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        const { schema } = query;
        const take = (answer: Answer<unknown>) => {
          if (!answer.ok) resolve(answer);
          else resolve({ ok: true, data: schema.parse(answer.data), problems: answer.problems });
        };
        waiting.push({ query: { ...query, schema: unread(schema) }, resolve: take, reject });
      }),
    rest: (request) => door.rest(request),
    get requests() {
      return door.requests;
    },
    get points() {
      return door.points;
    },
    get remaining() {
      return door.remaining;
    },
    get serverDate() {
      return door.serverDate;
    },
  };
}

type Answered = { readonly data: Readonly<Record<string, unknown>>; readonly problems: readonly FieldProblem[] };

/** Checks as `schema` does and leaves the value as it came, so that it can be read once more by who knows its type. */
function unread(schema: z.ZodType): z.ZodType {
  return z.unknown().refine((value) => schema.safeParse(value).success);
}

/** A query's own part of a joined answer; `null`: it lacks something without a reason. */
function answerOf(
  { schema, optionalPaths = [] }: Query<unknown>,
  roots: JoinedDocument['roots'][number],
  { data, problems }: Answered,
): Answer<unknown> | Refusal | null {
  const own = roots.flatMap(({ alias, name }) =>
    problems
      .filter(({ path }) => path === alias || path.startsWith(`${alias}.`))
      .map((problem) => ({ ...problem, path: name + problem.path.slice(alias.length) })),
  );
  const parsed = schema.safeParse(Object.fromEntries(roots.map(({ alias, name }) => [name, data[alias]])));
  const missing =
    own.find(({ path }) => !isOptional(path.split('.'), optionalPaths)) ?? (parsed.success ? null : own[0]);
  if (missing != null) {
    return refusal(missing.type === 'FORBIDDEN' ? 'forbidden' : 'not-found', missing.detail, missing.fix);
  }
  return parsed.success ? { ok: true, data: parsed.data, problems: own } : null;
}
