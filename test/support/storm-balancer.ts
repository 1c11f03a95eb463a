import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { Agent, request } from 'undici';
import type { ReplicaFleet } from './replica-fleet.js';

/** Hands webhooks to the replicas that run, one after the other; what none takes is 502, so that it comes again. */
export class StormBalancer {
  readonly #connections = new Agent();
  readonly #server = createServer((incoming, outgoing) => void this.#pass(incoming, outgoing));
  #taken = 0;

  constructor(private readonly fleet: ReplicaFleet) {}

  /** Listens; resolves with the address for webhooks. */
  async start(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    const { port } = this.#server.address() as AddressInfo; // a TCP server has one
    return `http://127.0.0.1:${port}/webhooks/liveperson`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#connections.destroy();
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { host: _host, connection: _connection, ...headers } = incoming.headers;
    const url = this.fleet.url(this.#taken++ % this.fleet.size);
    try {
      const body = await buffer(incoming);
      const options = { method: 'POST', headers, body, dispatcher: this.#connections } as const;
      const answer = await request(`${url}/webhooks/liveperson`, options);
      await answer.body.dump();
      outgoing.writeHead(answer.statusCode).end();
    } catch {
      outgoing.writeHead(502).end();
    }
  }
}
