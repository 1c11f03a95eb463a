import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../errors/gateway-error.js';
import { gatherBody } from '../http/gather-body.js';
import { isDeeperThan } from './json-depth.js';

/** A refused HTTP request: its status, and the error to show. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly error: GatewayError,
  ) {
    super(error.message);
  }
}

/** Made once: making one takes longer than reading a body. */
const decoder = new TextDecoder('utf-8', { fatal: true });

const refuse = (status: number, code: 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE', message: string): HttpRefusal =>
  new HttpRefusal(status, new GatewayError(code, message));

/** The most that a body may be. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** Lists and objects within each other. */
  readonly maxDepth: number;
}

/**
 * Reads a JSON body, up to a size; rejects with an HttpRefusal of 400, 413 or 415. Notes about it whether all of its
 * texts are Unicode texts for sure.
 */
export function readJsonBody(
  request: IncomingMessage,
  { maxBytes, maxDepth }: BodyLimits,
  about: { textsAreUnicode?: boolean } = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    checkHeaders(request);
    gatherBody(request, maxBytes, {
      whole: (bytes) => {
        const read = parse(bytes, maxDepth, about);
        if (read instanceof HttpRefusal) reject(read);
        else resolve(read);
      },
      tooLarge: () => reject(tooLarge(maxBytes)),
      gone: reject,
    });
  });
}

/** The value that stands in a body, or why it is refused. */
function parse(bytes: Buffer, maxDepth: number, about: { textsAreUnicode?: boolean }): unknown {
  if (isDeeperThan(maxDepth, bytes)) {
    return refuse(400, 'BAD_REQUEST', `The body may nest at most ${maxDepth} lists and objects.`);
  }
  try {
    const text = decoder.decode(bytes);
    // UTF-8 has no half of a surrogate pair: only an escape can name one.
    about.textsAreUnicode = !text.includes('\\u');
    return JSON.parse(text);
  } catch {
    return refuse(400, 'BAD_REQUEST', 'The body is not JSON in UTF-8.');
  }
}

function checkHeaders({ headers }: IncomingMessage): void {
  const contentType = headers['content-type'] ?? '';
  if (contentType !== 'application/json') checkMediaType(contentType.toLowerCase());
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw refuse(415, 'BAD_REQUEST', 'Send the body uncompressed.');
}

function checkMediaType(contentType: string): void {
  const [mediaType, ...parameters] = contentType.split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  if (mediaType?.trim() !== 'application/json') throw refuse(415, 'BAD_REQUEST', 'Send application/json.');
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) {
    throw refuse(415, 'BAD_REQUEST', 'Send JSON in UTF-8.');
  }
}

function tooLarge(maxBytes: number): HttpRefusal {
  return refuse(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`);
}
