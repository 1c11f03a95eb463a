import { readdirSync, readFileSync } from 'node:fs';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** Text of a file of the project, named by its path from the project's folder. */
export const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Names of the operations in examples/. */
export const exampleNames: readonly string[] = readdirSync(new URL('../../examples', import.meta.url))
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => name.replace('.graphql', ''))
  .sort();

/** The variables that lie beside an operation, as its document types them. */
export function variablesOf<Variables>(
  name: string,
  _document: TypedDocumentNode<unknown, Variables>,
): Variables {
  return JSON.parse(read(`examples/${name}.variables.json`)) as Variables; // the run shows that they fit
}
