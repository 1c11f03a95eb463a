import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A wire between a client and a gateway, which a test can cut. */
export interface CuttableWire {
  readonly url: string;
  /** How many connections went through it so far. */
  readonly connections: () => number;
  /** Breaks every connection at once; whoever comes from now on waits. */
  cut(): void;
  /** Lets those who wait through, and all who come. */
  mend(): void;
  close(): Promise<void>;
}

/** Stretches a wire to a gateway, on a port of its own. */
export async function startWire(gatewayUrl: string): Promise<CuttableWire> {
  const port = Number(new URL(gatewayUrl).port);
  const sockets = new Set<Socket>();
  const waiting: Socket[] = [];
  let whole = true;
  let connections = 0;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const join = (client: Socket): void => {
    if (client.destroyed) return;
    connections += 1;
    const gateway = connect(port, '127.0.0.1');
    keep(gateway);
    client.pipe(gateway).pipe(client);
    client.once('close', () => gateway.destroy());
    gateway.once('close', () => client.destroy());
  };
  const server = createServer((client) => {
    keep(client);
    if (whole) join(client);
    else waiting.push(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on TCP
    connections: () => connections,
    cut: () => {
      whole = false;
      breakAll();
    },
    mend: () => {
      whole = true;
      for (const client of waiting.splice(0)) join(client);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        breakAll();
      }),
  };
}
