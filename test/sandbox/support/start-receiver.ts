import type { Wire } from './wire.js';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A notification as it came. */
export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
  readonly json: Wire;
  readonly at: number;
}

/** A receiver of notifications; `answer` tells which status each one gets, null for none. */
export interface Receiver {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  answer: (delivery: Delivery, index: number) => number | null;
  readonly close: () => Promise<void>;
}

/** Starts a receiver that answers 200. */
export async function startReceiver(): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const json = JSON.parse(raw.toString('utf8')) as Wire; // A test says what it expects.
      const delivery = { headers: request.headers, raw, json, at: performance.now() };
      deliveries.push(delivery);
      const status = receiver.answer(delivery, deliveries.length - 1);
      if (status !== null) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/liveperson`,
    deliveries,
    answer: () => 200,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
