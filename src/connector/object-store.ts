import type { Readable } from 'node:stream';
import { fileRefused } from '../errors/file-refused.js';
import { fromAnswer, fromUnreadable } from '../errors/from-upstream.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { BytesAnswer, StreamClient } from '../http/stream-client.js';
import type { ClientProperties } from '../liveperson/client-properties.js';
import {
  generateDownloadUrl,
  generateUploadUrl,
  largestFileBytes,
  readFileUrl,
} from '../liveperson/file-urls.js';
import type { WireRequest } from '../liveperson/wire-request.js';
import type { Connector } from './connector.js';
import type { Credentials } from './credentials.js';
import { patiently } from './patiently.js';
import type { RequestScope } from './request-scope.js';

/** A signed address in the object store. Whoever has the URL has the file: it is never logged. */
export interface FileAddress {
  readonly url: string;
  readonly accountId: string;
  /** Begins with a slash; names the file in messages. */
  readonly relativePath: string;
  /** When the URL ends, in milliseconds since 1970: a minute after it was made (EX). */
  readonly expiresAt: number;
}

/** A file that is to be uploaded. */
export interface NewFile {
  readonly fileType: string;
  readonly sizeBytes: number;
  /** Has to be repeated on every send of a conversation (EX, PCS). */
  readonly client?: ClientProperties | null | undefined;
}

/** A file that is there. */
export interface KeptFile {
  readonly relativePath: string;
  /** Has to be repeated on every send of a conversation (EX, PCS). */
  readonly client?: ClientProperties | null | undefined;
}

/** The bytes of an upload. */
export interface FileContent {
  readonly stream: Readable;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

const swift = 'swift';
// The signature in the URL is the only credential of these calls.
const storeCall: UpstreamCall = { service: swift, effect: 'none', credentials: 'gateway' };

/** LivePerson's object store: signed addresses from the Send API, bytes to and from them. Throws GatewayErrors only. */
export class ObjectStore {
  constructor(
    private readonly connector: Connector,
    private readonly streams: StreamClient,
  ) {}

  /** Asks for an address to PUT a file to; it works for a minute (EX). */
  uploadUrl(
    credentials: Credentials,
    { fileType, sizeBytes, client }: NewFile,
    scope: RequestScope,
  ): Promise<FileAddress> {
    const request = (id: string): WireRequest => generateUploadUrl(id, sizeBytes, fileType);
    return this.#address({ request, client }, credentials, scope);
  }

  /** Asks for an address to GET a file from; it works for a minute (EX). */
  downloadUrl(
    credentials: Credentials,
    { relativePath, client }: KeptFile,
    scope: RequestScope,
  ): Promise<FileAddress> {
    const request = (id: string): WireRequest => generateDownloadUrl(id, relativePath);
    return this.#address({ request, client }, credentials, scope);
  }

  /** Streams a file to its address; FILE_REFUSED when the address has expired, for bytes that are gone cannot be sent again. */
  async put(
    address: FileAddress,
    { stream, sizeBytes, mediaType }: FileContent,
    scope: RequestScope,
  ): Promise<void> {
    const headers = { 'content-type': mediaType };
    const request = { ...storeCall, ...placeOf(address), headers, body: stream, sizeBytes };
    const answer = await this.streams.putStream(request, scope.call);
    if (answer.status === 401) throw expired('The address to upload to has expired; ask for a new one.');
    if (answer.status < 200 || answer.status > 299)
      throw fromAnswer(storeCall, { ...answer, body: undefined });
  }

  /** Downloads a whole file of at most 3 MB; an address that has expired on the way is renewed once. */
  async get(credentials: Credentials, file: KeptFile, scope: RequestScope): Promise<Buffer> {
    const read = async (): Promise<BytesAnswer> => {
      const place = placeOf(await this.downloadUrl(credentials, file, scope));
      return this.streams.getBytes({ ...storeCall, ...place }, largestFileBytes, scope.call);
    };
    const first = await read();
    const answer = first.status === 401 ? await read() : first;
    if (answer.status === 401) throw expired('The object store refuses its own address.');
    if (answer.status !== 200) throw fromAnswer(storeCall, { ...answer, body: undefined });
    return answer.bytes;
  }

  async #address(
    { request, client }: AddressRequest,
    credentials: Credentials,
    scope: RequestScope,
  ): Promise<FileAddress> {
    // First the host: an account without an object store is asked for no address.
    const origin = await patiently(
      scope,
      storeCall,
      scope.domains.load({ account: credentials.account, service: swift }),
    );
    const item = await this.connector.send({ request, effect: 'none', client }, credentials, scope);
    const file = readFileUrl(item.body);
    if (file === undefined) throw fromUnreadable(storeCall, 200);
    const { relativePath, query, expiresAt } = file;
    const url = `${origin}${relativePath}?${query}`;
    return { url, accountId: credentials.account.id, relativePath, expiresAt: expiresAt * 1000 };
  }
}

interface AddressRequest {
  readonly request: (id: string) => WireRequest;
  readonly client: ClientProperties | null | undefined;
}

function placeOf({ url, accountId }: FileAddress) {
  const { origin, pathname, search } = new URL(url);
  return { account: accountId, origin, path: pathname + search };
}

function expired(message: string): Error {
  return fileRefused('EXPIRED', message, { status: 401 });
}
