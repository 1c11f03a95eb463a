import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that stands for a LivePerson gone wrong. */
export interface FakeUpstream {
  readonly url: string;
  readonly host: string;
  /** `METHOD path` of each request, in order. */
  readonly requests: readonly string[];
}

/** Answers every request. */
export type FakeHandler = (request: IncomingMessage, response: ServerResponse, host: string) => void;

/** Runs a test beside a fake upstream on a free port, and closes it. */
export async function withFakeUpstream(
  answer: FakeHandler,
  run: (fake: FakeUpstream) => Promise<void>,
): Promise<void> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    request.resume();
    answer(request, response, host);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  try {
    await run({ url: `http://${host}`, host, requests });
  } finally {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}

/** Writes a JSON answer. */
export function answerJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A Domain API answer that names one host for each of these services. */
export function baseUrisOf(hosts: Readonly<Record<string, string>>): unknown {
  const entries = Object.entries(hosts);
  return { baseURIs: entries.map(([service, baseURI]) => ({ service, account: 'any', baseURI })) };
}
