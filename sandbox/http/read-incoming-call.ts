import type { IncomingMessage } from 'node:http';
import type { IncomingCall } from './incoming-call.js';

// Above the 3 MB a file may have (EX), with room for the check that refuses a larger one.
const bodyLimitBytes = 8 * 1024 * 1024;

/** Reads a request to its end; undefined when its body is over 8 MB. */
export async function readIncomingCall(request: IncomingMessage): Promise<IncomingCall | undefined> {
  const body = await readBody(request);
  if (body === undefined) return undefined;
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: request.method ?? 'GET',
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark)),
    headers: request.headers,
    body,
  };
}

function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimitBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
