import {
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import type {
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLSchema,
  VariableDefinitionNode,
} from 'graphql';
import { isRecord } from '../liveperson/is-record.js';

/** Values of variables, as a request gives them or as resolvers get them. */
export type Variables = Readonly<Record<string, unknown>>;

/** The values as resolvers get them; undefined when GraphQL is to be asked, which words what does not fit. */
export type ReadVariables = (given: Variables) => Variables | undefined;

/** Stands for a value that does not fit: every other value may be meant. */
const unfit = Symbol('unfit');
type Coerce = (value: unknown) => unknown;

const known = new WeakMap<GraphQLInputType, Coerce>();

/** Coerces variables exactly as graphql-js does, with all that depends on the schema alone looked up before. */
export function compileVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): ReadVariables {
  const readers = definitions.map((definition) => readerOf(schema, definition));
  return (given) => {
    const values: Record<string, unknown> = {};
    for (const { name, coerce, whenAbsent } of readers) {
      const value = Object.hasOwn(given, name) ? coerce(given[name]) : whenAbsent;
      if (value === unfit) return undefined;
      if (value !== undefined) values[name] = value;
    }
    return values;
  };
}

function readerOf(schema: GraphQLSchema, { variable, type: node, defaultValue }: VariableDefinitionNode) {
  const type = typeFromAST(schema, node);
  if (!type || !isInputType(type)) throw new Error('a validated document has variables of input types only');
  const byDefault: unknown = defaultValue === undefined ? undefined : valueFromAST(defaultValue, type);
  const whenAbsent = byDefault === undefined && isNonNullType(type) ? unfit : byDefault;
  const coerce = coercerOf(type);
  // What is given as undefined, which JSON cannot, is left to graphql-js.
  return {
    name: variable.name.value,
    coerce: (value: unknown) => (value === undefined ? unfit : coerce(value)),
    whenAbsent,
  };
}

function coercerOf(type: GraphQLInputType): Coerce {
  const made = known.get(type);
  if (made !== undefined) return made;
  const coerce = makeCoercer(type);
  known.set(type, coerce);
  return coerce;
}

/** One function for a type and its being required: each level of them is walked for each member of each input. */
function makeCoercer(type: GraphQLInputType): Coerce {
  const whenNull = isNonNullType(type) ? unfit : null;
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) return listCoercer(nullable.ofType, whenNull);
  return isInputObjectType(nullable) ? objectCoercer(nullable, whenNull) : leafCoercer(nullable, whenNull);
}

type WhenNull = typeof unfit | null;

function listCoercer(itemType: GraphQLInputType, whenNull: WhenNull): Coerce {
  const coerce = coercerOf(itemType);
  return (value) => {
    if (value === null) return whenNull;
    const items = (Array.isArray(value) ? value : [value]).map(coerce);
    return items.includes(unfit) ? unfit : items;
  };
}

interface Field {
  readonly name: string;
  readonly coerce: Coerce;
  readonly whenAbsent: unknown;
}

function objectCoercer(type: GraphQLInputObjectType, whenNull: WhenNull): Coerce {
  // A type may hold itself: its fields are looked up when they are needed.
  let fields: readonly Field[] | undefined;
  let names: ReadonlySet<string> | undefined;
  return (value) => {
    if (value === null) return whenNull;
    if (!isRecord(value)) return unfit;
    fields ??= fieldsOf(type);
    names ??= new Set(fields.map(({ name }) => name));
    const coerced: Record<string, unknown> = {};
    for (const { name, coerce, whenAbsent } of fields) {
      const given = value[name];
      const member = given === undefined ? whenAbsent : coerce(given);
      if (member === unfit) return unfit;
      if (member !== undefined) coerced[name] = member;
    }
    for (const name in value) if (!names.has(name)) return unfit;
    return coerced;
  };
}

function fieldsOf(type: GraphQLInputObjectType): Field[] {
  return Object.values(type.getFields()).map(({ name, type: fieldType, defaultValue }) => {
    const whenAbsent: unknown = defaultValue === undefined && isNonNullType(fieldType) ? unfit : defaultValue;
    return { name, coerce: coercerOf(fieldType), whenAbsent };
  });
}

function leafCoercer(type: { parseValue: (value: unknown) => unknown }, whenNull: WhenNull): Coerce {
  return (value) => {
    if (value === null) return whenNull;
    try {
      return type.parseValue(value) ?? unfit;
    } catch {
      return unfit;
    }
  };
}
