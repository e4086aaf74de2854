/** What GitHub says a query costs before it runs it: possible nodes and points. */
import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLSchema, SelectionSetNode } from 'graphql';
import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { gitHubSchema } from './schema-source.ts';

/** `requests`: the calls GitHub counts, one for each parent of each connection. */
export type Cost = { readonly nodes: number; readonly points: number; readonly requests: number };

export type Variables = Readonly<Record<string, unknown>>;

/** The most nodes a query may ask for. */
export const NODE_LIMIT = 500_000;

type Walk = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  nodes: number;
  requests: number;
};

/**
 * The cost of a query by GitHub's documented rule: every connection counts once for each parent it may have, the sum
 * divided by 100 and rounded, at least 1; nodes are the products of the `first` or `last` values along each path.
 * `nodes(ids:)` has as many children as ids. Throws on a document that can't be parsed and on bad variables.
 *
 * @see https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
export function costOf(document: string | DocumentNode, variables: Variables = {}): Cost {
  const schema = gitHubSchema();
  const parsed = typeof document === 'string' ? parse(document) : document;
  const operation = getOperationAST(parsed);
  const root = operation == null ? null : schema.getRootType(operation.operation);
  if (operation == null || root == null) throw new Error('the document needs exactly one operation');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
  if (errors !== undefined) throw new Error(errors.map((error) => error.message).join('\n'));
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of parsed.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const walk: Walk = { schema, fragments, variables: coerced, nodes: 0, requests: 0 };
  count(walk, { typeName: root.name, selections: [operation.selectionSet] }, 1);
  return { nodes: walk.nodes, requests: walk.requests, points: Math.max(1, Math.round(walk.requests / 100)) };
}

type Level = { readonly typeName: string; readonly selections: readonly SelectionSetNode[] };

function count(walk: Walk, level: Level, parents: number): void {
  for (const { typeName, nodes } of fieldsOf(walk, level)) {
    const [node] = nodes;
    const type = walk.schema.getType(typeName);
    if (node === undefined || !(isObjectType(type) || isInterfaceType(type))) continue;
    const field = type.getFields()[node.name.value];
    if (field === undefined) continue;
    const child = getNamedType(field.type).name;
    const given: Readonly<Record<string, unknown>> = getArgumentValues(field, node, { ...walk.variables });
    let children = parents;
    if (child.endsWith('Connection')) {
      children = parents * sizeOf(given);
      walk.requests += parents;
      walk.nodes += children;
    } else if (typeName === 'Query' && field.name === 'nodes' && Array.isArray(given.ids)) {
      children = parents * given.ids.length;
      walk.nodes += children;
    }
    const selections = nodes.flatMap((each) => (each.selectionSet === undefined ? [] : [each.selectionSet]));
    if (selections.length > 0) count(walk, { typeName: child, selections }, children);
  }
}

function sizeOf(given: Readonly<Record<string, unknown>>): number {
  const size = given.first ?? given.last;
  return typeof size === 'number' ? Math.max(size, 0) : 0;
}

/** The fields of a level, those that GraphQL merges taken together. */
function fieldsOf(walk: Walk, level: Level): { typeName: string; nodes: FieldNode[] }[] {
  const merged = new Map<string, { typeName: string; nodes: FieldNode[] }>();
  const add = (typeName: string, set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (isLeftOut(walk, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = `${typeName}.${selection.alias?.value ?? selection.name.value}`;
        const entry = merged.get(key) ?? { typeName, nodes: [] };
        entry.nodes.push(selection);
        merged.set(key, entry);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
      if (fragment !== undefined)
        add(narrowed(walk, typeName, fragment.typeCondition?.name.value), fragment.selectionSet);
    }
  };
  for (const set of level.selections) add(level.typeName, set);
  return [...merged.values()];
}

/** A fragment on an interface of an object is a fragment on the object. */
function narrowed(walk: Walk, typeName: string, condition: string | undefined): string {
  const type = walk.schema.getType(typeName);
  if (condition === undefined) return typeName;
  return isObjectType(type) ? typeName : condition;
}

function isLeftOut(walk: Walk, selection: SelectionSetNode['selections'][number]): boolean {
  const variables = { ...walk.variables };
  const skip: Readonly<Record<string, unknown>> | undefined = getDirectiveValues(
    GraphQLSkipDirective,
    selection,
    variables,
  );
  const include: Readonly<Record<string, unknown>> | undefined = getDirectiveValues(
    GraphQLIncludeDirective,
    selection,
    variables,
  );
  return skip?.if === true || include?.if === false;
}
