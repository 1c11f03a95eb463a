import type { ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';

/** Breaks the connection of an answer with a TCP reset; over TLS, where Node.js cannot, by closing it. */
export function resetConnection(response: ServerResponse): void {
  const { socket } = response;
  if (!socket || socket.destroyed) return;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}
