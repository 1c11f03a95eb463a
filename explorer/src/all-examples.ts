import type { Example, Variables } from './examples.js';

/** Several operations in one document, and the variables of all of them. */
export interface Collection {
  readonly document: string;
  readonly variables: Variables;
}

/** Puts operations in one document: each variable gets the name of its operation before its own. */
export function collect(all: readonly Pick<Example, 'name' | 'document' | 'variables'>[]): Collection {
  const documents = all.map(({ name, document }) =>
    document.trim().replaceAll(/\$(\w+)/g, (_whole, variable: string) => `$${named(name, variable)}`),
  );
  const variables = all.flatMap(({ name, variables: own }) =>
    Object.entries(own).map(([variable, value]) => [named(name, variable), value] as const),
  );
  return { document: documents.join('\n\n'), variables: Object.fromEntries(variables) };
}

const named = (operation: string, variable: string): string =>
  `${operation.charAt(0).toLowerCase()}${operation.slice(1)}_${variable}`;
