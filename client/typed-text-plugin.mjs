// A plugin of graphql-codegen: each operation as a text that carries the types of its result and variables. A text needs
// no library to be sent.
import { Kind, print, visit } from 'graphql';

/** The fragments that a definition spreads, and those that they spread. */
function fragmentsOf(definition, fragments, found = new Map()) {
  visit(definition, {
    FragmentSpread({ name: { value } }) {
      if (found.has(value)) return;
      found.set(value, fragments.get(value));
      fragmentsOf(fragments.get(value), fragments, found);
    },
  });
  return found;
}

const capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const plugin = (_schema, documents) => {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions
      .filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return {
    prepend: ["import type { OperationText } from '../operation-text.js';"],
    content: operations
      .map((operation) => {
        const name = operation.name.value;
        const type = `${name}${capital(operation.operation)}`;
        const text = [operation, ...fragmentsOf(operation, fragments).values()].map(print).join('\n');
        return `/** The ${operation.operation} \`${name}\`. */\nexport const ${name} = ${JSON.stringify(text)} as OperationText<${type}, ${type}Variables>;`;
      })
      .join('\n\n'),
  };
};
