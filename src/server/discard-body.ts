import type { IncomingMessage } from 'node:http';

/**
 * Throws away what is left of a request's body, so that a caller who is still sending reads the answer instead of a
 * broken connection. True when all of it came in time; otherwise the connection has to be closed after the answer.
 */
export function discardBody(request: IncomingMessage, timeoutMs: number): Promise<boolean> {
  if (request.complete) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      request.off('end', finish).off('close', finish);
      request.pause();
      resolve(request.complete);
    };
    const timer = setTimeout(finish, timeoutMs);
    request.once('end', finish).once('close', finish);
    request.on('data', () => undefined).resume();
  });
}
