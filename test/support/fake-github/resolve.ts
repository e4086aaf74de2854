/** How every field gets its value: permission first, then a resolver or the object's own property, then paging. */
import type { FieldNode, GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema, SelectionSetNode } from 'graphql';
import { getNamedType, isObjectType, Kind } from 'graphql';
import type { Args, Context } from './context.ts';
import type { Pager } from './paging.ts';
import { paged } from './paging.ts';
import { assertMayRead, assertMaySee } from './permissions.ts';

/** Resolvers of a type's fields. A connection's resolver gives an array or a `Pager`. */
export type Fields<S> = Readonly<Record<string, (source: S, args: Args, context: Context) => unknown>>;

type Call<S> = Parameters<GraphQLFieldResolver<S, Context, Args>>;

/** Gives a type's fields their resolvers; a field that the schema lacks is a mistake in the fake. */
export function installFields<S>(schema: GraphQLSchema, typeName: string, fields: Fields<S>): void {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`the schema has no type ${typeName}`);
  for (const [name, resolver] of Object.entries(fields)) {
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`the schema has no field ${typeName}.${name}`);
    field.resolve = (...[source, args, context, info]: Call<S>): unknown => {
      assertMayRead(context.world.permissions, `${typeName}.${name}`);
      return settled(resolver(source, args, context), args, info);
    };
  }
}

/** The resolver of all other fields: the object's own property. */
export function ownProperty(...[source, args, context, info]: Call<unknown>): unknown {
  const field = `${info.parentType.name}.${info.fieldName}`;
  assertMayRead(context.world.permissions, field);
  if (typeof source !== 'object' || source === null || !Reflect.has(source, info.fieldName)) {
    throw new Error(`the fake has no value for ${field}`);
  }
  const own: unknown = Reflect.get(source, info.fieldName);
  if (isConnection(info)) return settled(own, args, info);
  const value: unknown = typeof own === 'function' ? own() : own;
  if (info.fieldName === 'nodes' && Array.isArray(value)) return value.map((node: unknown) => visible(node, context));
  return info.fieldName === 'node' ? visible(value, context) : value;
}

/** The type of an object where the schema has an interface or a union. */
export function typeNameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) throw new Error('the fake has no object here');
  const name: unknown = Reflect.get(value, '__typename');
  if (typeof name !== 'string') throw new Error('an object of the fake has no __typename');
  return name;
}

/** A node of a list, or GitHub's refusal in its place. */
export function visible(node: unknown, context: Context): unknown {
  if (typeof node !== 'object' || node === null || !Reflect.has(node, '__typename')) return node;
  try {
    assertMaySee(context.world.permissions, typeNameOf(node));
    return node;
  } catch (refusal) {
    return refusal;
  }
}

function settled(value: unknown, args: Args, info: GraphQLResolveInfo): unknown {
  if (!isConnection(info) || value == null) return value;
  const pager = isPager(value) ? value : Array.isArray(value) ? paged<unknown>({ items: value }) : null;
  if (pager === null) throw new Error(`${info.parentType.name}.${info.fieldName} is no list in the fake`);
  return pager({ bounds: args, field: info.fieldName, wantsRows: wantsRows(info.fieldNodes, info) });
}

function isConnection(info: GraphQLResolveInfo): boolean {
  return getNamedType(info.returnType).name.endsWith('Connection');
}

function isPager(value: unknown): value is Pager {
  return typeof value === 'function';
}

/** Whether a connection is asked for more than its counts: GitHub wants bounds only then. */
function wantsRows(fields: readonly FieldNode[], info: GraphQLResolveInfo): boolean {
  return fields.some((field) => field.selectionSet !== undefined && hasRows(field.selectionSet, info));
}

function hasRows(set: SelectionSetNode, info: GraphQLResolveInfo): boolean {
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return ['nodes', 'edges', 'pageInfo'].includes(selection.name.value);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return fragment !== undefined && hasRows(fragment.selectionSet, info);
  });
}
