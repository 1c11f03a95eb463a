import { STATUS_CODES } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What node answers to what it cannot read; 400 to anything else. */
const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** How long a caller who is still sending may take to read the answer. */
const lingerMs = 1000;

/** Where node keeps the answer whose turn it is on a connection. */
type WithAnswer = Duplex & { readonly _httpMessage?: ServerResponse | null };

/**
 * Answers what is no HTTP request, or one with too long a head, as node does, but for the end: node breaks the connection
 * off at once, and a caller who is still sending reads that it was reset instead of why.
 */
export function refuseUnreadable(server: Server): void {
  const refused = new WeakSet<Duplex>();
  server.on('clientError', (error: NodeJS.ErrnoException, socket: WithAnswer) => {
    // A parser that failed fails again with all that comes behind.
    if (refused.has(socket)) return;
    refused.add(socket);
    const isCut = socket._httpMessage?.headersSent === true;
    if (!socket.writable || isCut) {
      socket.destroy();
      return;
    }
    const { code = '' } = error;
    const status = statuses[code] ?? 400;
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\n\r\n`);
    if (code.startsWith('HPE_')) {
      const linger = setTimeout(() => socket.destroy(), lingerMs);
      socket.once('close', () => clearTimeout(linger));
    }
    // The parser of one that is late has not failed: the rest would be carried out, and its answer lost.
    else socket.destroy();
  });
}
