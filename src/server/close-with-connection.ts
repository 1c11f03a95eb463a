import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Roster } from '../cache/roster.js';

/**
 * Tells every answer of a connection that it has closed. Node tells the one whose turn it is: those that were
 * pipelined behind it would never end, nor would what waits for their end.
 */
export function closeWithConnection(server: Server): void {
  const open = new WeakMap<Socket, Roster<ServerResponse>>();
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    let answers = open.get(socket);
    if (answers === undefined) {
      const all = new Roster<ServerResponse>();
      answers = all;
      open.set(socket, all);
      // Behind node's own turn, which takes away the one that it tells.
      socket.once('close', () => setImmediate(() => all.all().forEach(close)));
    }
    const all = answers;
    const place = all.enter(response);
    response.once('close', () => all.leave(place));
  });
}

function close(response: ServerResponse): void {
  response.destroy();
  response.emit('close');
}
