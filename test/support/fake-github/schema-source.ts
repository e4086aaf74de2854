/** GitHub's public GraphQL schema, built once for each process. */
import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, isScalarType } from 'graphql';

const SOURCE = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);

let built: GraphQLSchema | null = null;

/** The schema without descriptions, which are two thirds of its text and which nothing here reads. */
export function gitHubSchema(): GraphQLSchema {
  built ??= build();
  return built;
}

function build(): GraphQLSchema {
  const text = readFileSync(SOURCE, 'utf8').replace(/"""[\s\S]*?"""/g, '');
  const schema = buildSchema(text, { assumeValid: true, noLocation: true });
  for (const name of ['DateTime', 'GitTimestamp', 'PreciseDateTime']) {
    const scalar = schema.getType(name);
    if (isScalarType(scalar)) scalar.serialize = wholeSeconds;
  }
  return schema;
}

/** GitHub gives moments in whole seconds, in UTC. */
export function wholeSeconds(at: unknown): string {
  if (typeof at !== 'number') throw new TypeError(`not a moment: ${String(at)}`);
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
