import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../errors/gateway-error.js';
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

/** Reads a JSON body, up to a size; rejects with an HttpRefusal of 400, 413 or 415. */
export function readJsonBody(request: IncomingMessage, limits: BodyLimits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    checkHeaders(request, limits.maxBytes);
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.maxBytes) {
        request.pause();
        reject(tooLarge(limits.maxBytes));
      } else chunks.push(chunk);
    });
    // Parsed where it ends: a promise for the bytes alone would be one more for each request.
    request.on('end', () => {
      const read = parse(chunks, limits);
      if (read instanceof HttpRefusal) reject(read);
      else resolve(read);
    });
    request.on('error', reject);
    const gone = (): void => {
      // Every request closes; an error is made for those alone that were not read.
      if (!request.readableEnded) reject(new Error('the caller went away'));
    };
    request.on('close', gone);
    if (request.destroyed) gone();
  });
}

/** The value that stands in a body, or why it is refused. */
function parse(chunks: readonly Buffer[], { maxDepth }: BodyLimits): unknown {
  const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  if (isDeeperThan(maxDepth, bytes)) {
    return refuse(400, 'BAD_REQUEST', `The body may nest at most ${maxDepth} lists and objects.`);
  }
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return refuse(400, 'BAD_REQUEST', 'The body is not JSON in UTF-8.');
  }
}

function checkHeaders({ headers }: IncomingMessage, maxBytes: number): void {
  const contentType = headers['content-type'] ?? '';
  if (contentType !== 'application/json') checkMediaType(contentType.toLowerCase());
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw refuse(415, 'BAD_REQUEST', 'Send the body uncompressed.');
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
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
