import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Roster } from '../cache/roster.js';

/**
 * Tells the answers that were pipelined behind another one that their connection has closed. Node tells the one whose
 * turn it is: those behind it would never end, nor would what waits for their end.
 */
export function closeWithConnection(server: Server): void {
  const pipelined = new WeakMap<Socket, Roster<ServerResponse>>();
  const begin = (socket: Socket): Roster<ServerResponse> => {
    const answers = new Roster<ServerResponse>();
    pipelined.set(socket, answers);
    // Behind node's own turn, which takes away the one that it tells.
    socket.once('close', () => setImmediate(() => answers.all().forEach(close)));
    return answers;
  };
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    // One that has its connection is told by node.
    if (response.socket !== null) return;
    const answers = pipelined.get(socket) ?? begin(socket);
    const place = answers.enter(response);
    response.once('close', () => answers.leave(place));
  });
}

function close(response: ServerResponse): void {
  response.destroy();
  response.emit('close');
}
