import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import { buildASTSchema, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { isEntity } from '../src/graphql/is-entity.js';

/** What became of a released schema, one sentence for each change. */
export interface SchemaVerdict {
  /** Breaks what the release promised. */
  readonly refused: readonly string[];
  /** Breaks only what the release called deprecated. */
  readonly announced: readonly string[];
  /** Breaks no document, but may surprise a client. */
  readonly dangerous: readonly string[];
}

/** What two schemas differ in, as GraphQL Inspector tells it. */
type Change = Awaited<ReturnType<typeof diff>>[number];

/** Compares a schema with that of the last release, whose promise is everything in it that is not deprecated. */
export async function judgeSchema(released: string, next: string): Promise<SchemaVerdict> {
  const before = read(released);
  const after = read(next);
  const changes = await diff(before, after);
  const broken = new Set((await diff(promiseOf(before), after)).filter(breaks).map(keyOf));
  const breaking = changes.filter(breaks);
  return {
    refused: sentences(breaking.filter((change) => broken.has(keyOf(change)))),
    announced: sentences(breaking.filter((change) => !broken.has(keyOf(change)))),
    dangerous: sentences(
      changes.filter((change) => levelOf(change) === CriticalityLevel.Dangerous && !breaks(change)),
    ),
  };
}

/** The SDL of a subgraph leaves federation's directives to its `@link`. */
const read = (sdl: string): GraphQLSchema => buildASTSchema(parse(sdl), { assumeValidSDL: true });

/** The schema without what is deprecated, and without the types that only this led to. */
function promiseOf(schema: GraphQLSchema): GraphQLSchema {
  const unlessDeprecated = (member: { readonly deprecationReason?: string | null | undefined }) =>
    typeof member.deprecationReason === 'string' ? null : undefined;
  const promised = mapSchema(schema, {
    [MapperKind.COMPOSITE_FIELD]: unlessDeprecated,
    [MapperKind.INPUT_OBJECT_FIELD]: unlessDeprecated,
    [MapperKind.ARGUMENT]: unlessDeprecated,
    [MapperKind.ENUM_VALUE]: unlessDeprecated,
  });
  return pruneSchema(promised, { skipPruning: isEntity });
}

/** Routers compose by these: without them a supergraph does not compose, or loses its way to an entity. */
const composedBy = /\.@(key|shareable)\b/;

function breaks(change: Change): boolean {
  const isComposition = composedBy.test(change.path ?? '') && !String(change.type).endsWith('_ADDED');
  return levelOf(change) === CriticalityLevel.Breaking || isComposition;
}

const levelOf = ({ criticality }: Change): CriticalityLevel => criticality.level;
// Without the remark on deprecation, which differs between a release and its promise.
const sentenceOf = ({ message }: Change): string => message.replace(' (deprecated)', '');
const keyOf = (change: Change): string => `${String(change.type)} ${change.path ?? ''} ${sentenceOf(change)}`;
const sentences = (changes: readonly Change[]): string[] =>
  [...new Set(changes.map((change) => `${change.path ?? 'schema'}: ${sentenceOf(change)}`))].sort();
