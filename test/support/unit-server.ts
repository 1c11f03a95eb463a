import { createServer } from 'node:http';
import type { RequestListener, Server as HttpServer } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { freePort } from './free-port.js';

/** A server of one test, on a port of its own. */
export interface TestServer {
  readonly port: number;
  readonly origin: string;
  /** Connections opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Serves HTTP on 127.0.0.1. */
export function startHttp(listener: RequestListener): Promise<TestServer> {
  return listen(createServer(listener));
}

/** Serves raw connections on 127.0.0.1. */
export function startNet(onConnection: (socket: Socket) => void): Promise<TestServer> {
  return listen(
    createNetServer((socket) => {
      socket.on('error', () => undefined);
      onConnection(socket);
    }),
  );
}

/** An origin where nobody listens. */
export async function closedOrigin(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

function listen(server: HttpServer | NetServer): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // a TCP server has one
      resolve({
        port,
        origin: `http://127.0.0.1:${port}`,
        connections: () => connections,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}
