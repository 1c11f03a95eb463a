import { GatewayError } from '../errors/gateway-error.js';
import type { NamedDocument, PersistedDocuments } from '../graphql/persisted-documents.js';
import { isRecord } from '../liveperson/is-record.js';
import { HttpRefusal } from './read-body.js';

/** Puts the document that requests over HTTP name by a hash into them. */
export class PersistedRequests {
  constructor(private readonly documents: PersistedDocuments) {}

  /** The body with its document; the same one where there is nothing to put in. Throws HttpRefusal. */
  inBody(body: unknown, maySendAny: boolean): unknown {
    if (!isRecord(body)) return body;
    const query = this.#resolve(body, maySendAny);
    const extensions = withoutHash(body['extensions']);
    return extensions === undefined ? body : { ...body, query, extensions };
  }

  /** The query of an address, with its document. Throws HttpRefusal. */
  inSearch(search: string, maySendAny: boolean): string {
    const params = new URLSearchParams(search);
    const named = { query: params.get('query') ?? undefined, extensions: extensionsIn(params) };
    const query = this.#resolve(named, maySendAny);
    const extensions = withoutHash(named.extensions);
    if (extensions === undefined || typeof query !== 'string') return search;
    params.set('query', query);
    params.set('extensions', JSON.stringify(extensions));
    return `?${params.toString()}`;
  }

  #resolve(named: NamedDocument, maySendAny: boolean): unknown {
    try {
      return this.documents.resolve(named, maySendAny);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      // A hash that is not known is part of the protocol: the document comes next.
      const isQuestion = error.code === 'PERSISTED_QUERY_NOT_FOUND' && !named.query;
      throw new HttpRefusal(isQuestion ? 200 : 400, error);
    }
  }
}

/** The other extensions of a request that names its document by a hash; undefined where there is no hash. */
function withoutHash(extensions: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(extensions) || !('persistedQuery' in extensions)) return undefined;
  const { persistedQuery: _hash, ...others } = extensions;
  return others;
}

function extensionsIn(params: URLSearchParams): unknown {
  const text = params.get('extensions');
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpRefusal(400, new GatewayError('BAD_REQUEST', 'extensions must be JSON.'));
  }
}
