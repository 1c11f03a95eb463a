import { GraphQLError, Kind } from 'graphql';

/**
 * An error that graphql-js raised about a variable's value, under the code that Apollo gives it over HTTP; any other as
 * it is. Such an error has no path, and no place but the variable's definition.
 */
export function nameVariableError(error: GraphQLError): GraphQLError {
  const { message, nodes, path, originalError, extensions } = error;
  const isAboutVariable = nodes?.length === 1 && nodes[0]?.kind === Kind.VARIABLE_DEFINITION;
  if (!isAboutVariable || path !== undefined || extensions['code'] !== undefined) return error;
  return new GraphQLError(message, {
    nodes,
    originalError: originalError ?? error,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
