import { z } from 'zod';
import type { ReadFile } from './parse-accounts.js';

/** Documents by the id that names them, or every reason why the file cannot be used; no value of it is shown. */
export type ParsedManifest =
  { readonly documents: ReadonlyMap<string, string> } | { readonly problems: readonly string[] };

const name = 'PERSISTED_MANIFEST';
const word = (form: RegExp, must: string) => z.string({ error: must }).regex(form, { error: must });
const operation = z.object(
  {
    id: word(
      /^[\x21-\x7e]{1,128}$/,
      'must be an id of at most 128 characters, such as the SHA-256 of the body',
    ),
    body: word(/\S/, 'must be a GraphQL document'),
  },
  { error: 'must be an operation with id and body' },
);
const manifest = z.object(
  {
    format: z.literal('apollo-persisted-query-manifest', {
      error: 'must be apollo-persisted-query-manifest',
    }),
    version: z.literal(1, { error: 'must be 1' }),
    operations: z.array(operation, { error: 'must be a list of operations' }),
  },
  { error: 'must be a manifest of persisted queries' },
);

/** Reads a manifest in Apollo's format for persisted queries, version 1. */
export function parseManifest(path: string, readFile: ReadFile): ParsedManifest {
  let data: unknown;
  try {
    data = JSON.parse(readFile(path));
  } catch {
    return { problems: [`${name}: must be a file of JSON that can be read`] };
  }
  const parsed = manifest.safeParse(data);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map(({ path: at, message }) => `${placeOf(at)}: ${message}`) };
  }
  const documents = new Map<string, string>();
  const problems = parsed.data.operations.flatMap(({ id, body }, index) => {
    const known = documents.get(id);
    documents.set(id, body);
    const isOther = known !== undefined && known !== body;
    return isOther ? [`${placeOf(['operations', index, 'id'])}: must name one document only`] : [];
  });
  return problems.length > 0 ? { problems } : { documents };
}

function placeOf(at: readonly PropertyKey[]): string {
  return at.reduce<string>(
    (place, key) => (typeof key === 'number' ? `${place}[${key}]` : `${place}.${String(key)}`),
    name,
  );
}
