import { BREAK, visit } from 'graphql';
import type { ASTNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';

// A document has many representations: it is looked through once.
const known = new WeakMap<OperationDefinitionNode, boolean>();

/** True when an operation asks for the messages of conversations anywhere: then they may come along with a reading. */
export function asksForMessages({ operation, fragments }: GraphQLResolveInfo): boolean {
  const asks = known.get(operation) ?? [operation, ...Object.values(fragments)].some(namesMessages);
  known.set(operation, asks);
  return asks;
}

function namesMessages(node: ASTNode): boolean {
  let found = false;
  visit(node, {
    Field: ({ name }) => {
      found ||= name.value === 'messages';
      return found ? BREAK : undefined;
    },
  });
  return found;
}
