/** `POST /graphql`: limits before execution, then graphql-js, then GitHub's shape of the answer. */
import type { DocumentNode } from 'graphql';
import { execute, GraphQLError, parse, validate } from 'graphql';
import { z } from 'zod';
import type { World } from './context.ts';
import type { Cost } from './cost.ts';
import { costOf, NODE_LIMIT } from './cost.ts';
import { mistakeIn, shapeOf } from './errors.ts';
import type { Reply } from './reply.ts';
import { refusal } from './reply.ts';
import { ownProperty, typeNameOf } from './resolve.ts';
import { executableSchema } from './schema.ts';

const requestBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export type GraphQLCall = z.infer<typeof requestBody>;

/** The GraphQL call in a request's body, or `null`. */
export function callIn(body: unknown): GraphQLCall | null {
  return requestBody.safeParse(body).data ?? null;
}

/** The reply to a call. Points are taken from the hour's budget, which a refused query does not touch. */
export function answerQuery(call: GraphQLCall, world: World): Reply {
  const variables = call.variables ?? {};
  const document = parsed(call.query);
  if (document instanceof GraphQLError) return failed([shapeOf(document)]);
  const mistakes = validated(call.query, document);
  if (mistakes.length > 0) return failed(mistakes.map(shapeOf));
  const cost = costed(document, variables);
  if (typeof cost === 'string') return failed([{ message: cost }]);
  if (cost.nodes > NODE_LIMIT) return failed([{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: tooMany(cost) }]);
  const { graphql } = world;
  if (graphql.used + cost.points > graphql.limit) {
    const message = 'API rate limit already exceeded for site ID installation.';
    return failed([{ type: 'RATE_LIMIT', code: 'graphql_rate_limit', message }]);
  }
  graphql.used += cost.points;
  const result = execute({
    schema: executableSchema(),
    document,
    variableValues: variables,
    contextValue: { world, cost },
    fieldResolver: ownProperty,
    typeResolver: typeNameOf,
  });
  if (result instanceof Promise) throw new Error('the fake resolves at once');
  const errors = result.errors ?? [];
  const mistake = mistakeIn(errors);
  if (mistake !== null) return refusal(501, `the fake failed: ${mistake}`);
  const body = errors.length === 0 ? { data: result.data } : { data: result.data ?? null, errors: errors.map(shapeOf) };
  return { status: 200, headers: {}, body, points: cost.points };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

const VALIDATED = new Map<string, readonly GraphQLError[]>();

/** Clients send the same document again and again: it is validated once. */
function validated(query: string, document: DocumentNode): readonly GraphQLError[] {
  const known = VALIDATED.get(query);
  if (known !== undefined) return known;
  const mistakes = validate(executableSchema(), document);
  VALIDATED.set(query, mistakes);
  return mistakes;
}

function costed(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Cost | string {
  try {
    return costOf(document, variables);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function tooMany(cost: Cost): string {
  const inThousands = (count: number): string => count.toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `This query requests up to ${inThousands(cost.nodes)} possible nodes which exceeds the maximum limit of ${inThousands(NODE_LIMIT)}.`;
}

/** GitHub refuses a query with status 200 and no `data`. */
function failed(errors: readonly Readonly<Record<string, unknown>>[]): Reply {
  return { status: 200, headers: {}, body: { errors }, points: 0 };
}
