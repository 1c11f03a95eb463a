import type { IncomingMessage } from 'node:http';

/** What becomes of a body that comes in: one of them is told, and told first of all. */
export interface BodyEnds {
  /** All of it is here. */
  readonly whole: (bytes: Buffer) => void;
  /** It is larger than allowed; the rest is not read. */
  readonly tooLarge: () => void;
  /** Its sender went away, or broke off. */
  readonly gone: (error: Error) => void;
}

/**
 * Gathers the bytes of a body, up to a size. What is made of them is made where they end: a promise for the bytes alone
 * would be one more for each request.
 */
export function gatherBody(request: IncomingMessage, maxBytes: number, ends: BodyEnds): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    ends.tooLarge();
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) {
      request.pause();
      ends.tooLarge();
    } else chunks.push(chunk);
  });
  request.on('end', () => {
    const [first] = chunks;
    ends.whole(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks));
  });
  request.on('error', ends.gone);
  const closed = (): void => {
    // Every request closes; an error is made for those alone that were not read.
    if (!request.readableEnded) ends.gone(new Error('the sender went away'));
  };
  request.on('close', closed);
  if (request.destroyed) closed();
}
