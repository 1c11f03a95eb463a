import { ObjectType } from 'type-graphql';
import type { ObjectTypeOptions } from 'type-graphql';

/**
 * An object type whose fields are members of the objects behind it: GraphQL reads those itself, without a function of
 * type-graphql for each.
 */
export function PlainType(options: ObjectTypeOptions): ClassDecorator {
  return ObjectType({ ...options, simpleResolvers: true });
}
