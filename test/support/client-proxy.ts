import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A wire between a client and a gateway, which a test can cut. */
export interface CuttableWire {
  readonly url: string;
  /** How many connections went through it so far. */
  readonly connections: () => number;
  /** Breaks every connection at once; whoever comes from now on waits. */
  cut(): void;
  /** Brings nothing back any more, and says nothing of it: what is sent still arrives. */
  loseAnswers(): void;
  /** Carries nothing any more on the connections of now, for ever, and closes none; whoever comes from now on waits. */
  fallSilent(): void;
  /** Lets those who wait through, and all who come. */
  mend(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly gateway: Socket;
  isSilent: boolean;
}

const loseAnswersOf = ({ client, gateway }: Pair): unknown => gateway.unpipe(client).resume();

/** Stretches a wire to a gateway, on a port of its own. */
export async function startWire(gatewayUrl: string): Promise<CuttableWire> {
  const port = Number(new URL(gatewayUrl).port);
  const sockets = new Set<Socket>();
  const waiting: Socket[] = [];
  const pairs: Pair[] = [];
  let whole = true;
  let answers = true;
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
    const pair = { client, gateway, isSilent: false };
    pairs.push(pair);
    client.pipe(gateway).pipe(client);
    if (!answers) loseAnswersOf(pair);
    client.once('close', () => pair.isSilent || gateway.destroy());
    gateway.once('close', () => pair.isSilent || client.destroy());
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
    loseAnswers: () => {
      answers = false;
      pairs.forEach(loseAnswersOf);
    },
    fallSilent: () => {
      whole = false;
      for (const pair of pairs.splice(0)) {
        pair.isSilent = true;
        loseAnswersOf(pair);
        pair.client.unpipe(pair.gateway).resume();
      }
    },
    mend: () => {
      whole = true;
      answers = true;
      for (const client of waiting.splice(0)) join(client);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        breakAll();
      }),
  };
}
