import type { IncomingMessage } from 'node:http';
import { gatherBody } from '../http/gather-body.js';

/** The bytes of a body as they came, or undefined when there are more than allowed; rejects when the sender goes away. */
export function readRawBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    gatherBody(request, maxBytes, { whole: resolve, tooLarge: () => resolve(undefined), gone: reject });
  });
}
