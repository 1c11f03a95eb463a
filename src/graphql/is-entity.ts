import type { GraphQLNamedType } from 'graphql';

/** True for a type that has a key, by which routers reach it without a field that leads to it. */
export function isEntity({ astNode }: GraphQLNamedType): boolean {
  return astNode?.directives?.some(({ name }) => name.value === 'key') ?? false;
}
