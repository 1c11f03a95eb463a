import { describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import type { FormattedExecutionResult } from 'graphql-ws';
import WebSocket from 'ws';
import { create, createMutation, createdIn } from '../support/create-conversation.js';
import { machineNow } from '../support/machine-now.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';

const name = 'x-request-timeout-ms';
const addressOf = ({ url }: Pair): string => `${url.replace('http', 'ws')}/graphql`;

/** Runs one createConversation over a connection with these parameters; gives its errors' extensions. */
async function createOver(pair: Pair, connectionParams: Record<string, unknown>): Promise<unknown[]> {
  const client = createClient({ url: addressOf(pair), webSocketImpl: WebSocket, connectionParams });
  const variables = { input: { accountId: pair.accountId, consumerId: 'warm' } };
  const result = await new Promise<FormattedExecutionResult>((resolve, reject) => {
    client.subscribe(
      { query: createMutation, variables },
      { next: resolve, error: reject, complete: () => undefined },
    );
  });
  await client.dispose();
  return (result.errors ?? []).map(({ extensions }) => extensions);
}

/** The code and reason that a connection with these parameters, or headers, is closed with. */
function closingOf(pair: Pair, payload: unknown, headers: Record<string, string> = {}) {
  const socket = new WebSocket(addressOf(pair), 'graphql-transport-ws', { headers });
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
  socket.on('message', () => socket.close(1000, 'accepted'));
  return new Promise<readonly [number, string]>((resolve) => {
    socket.on('close', (code, reason) => resolve([code, reason.toString()]));
  });
}

describe('a WebSocket whose caller has little time', () => {
  it.each([300, '300'])('ends each operation when the parameter %j says', async (ms) => {
    await withPair(async (pair) => {
      createdIn(await create(pair, { consumerId: 'warm' }));
      await pair.sandbox.fault('asyncMessagingEnt', { kind: 'hang' });
      const started = machineNow();

      const errors = await createOver(pair, { 'X-Request-Timeout-Ms': ms });

      expect(errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN' }]);
      expect(machineNow() - started).toBeLessThan(1500);
    });
  });

  it('outlives the time of its operations', async () => {
    await withPair(async (pair) => {
      const started = performance.now();
      const client = createClient({
        url: addressOf(pair),
        webSocketImpl: WebSocket,
        lazy: false,
        connectionParams: { [name]: 100 },
      });
      const ask = () =>
        new Promise((resolve, reject) => {
          const sink = { next: resolve, error: reject, complete: () => undefined };
          client.subscribe({ query: '{ __typename }' }, sink);
        });
      while (performance.now() - started < 250) {
        expect(await ask()).toEqual({ data: { __typename: 'Query' } });
      }
      await client.dispose();
    });
  });

  it.each([0, -5, 1.5, 1e10, '0', 'soon', '', true, ['300'], { ms: 300 }])(
    'is closed with 4400 when the parameter is %j',
    async (ms) => {
      await withPair(async (pair) => {
        expect(await closingOf(pair, { [name]: ms })).toEqual([
          4400,
          'x-request-timeout-ms must be a whole number of milliseconds.',
        ]);
      });
    },
  );

  it('may say so by a header, which its parameter overrules', async () => {
    await withPair(async (pair) => {
      expect(await closingOf(pair, {}, { [name]: 'soon' })).toEqual([4400, expect.any(String)]);
      expect(await closingOf(pair, { [name]: 300 }, { [name]: 'soon' })).toEqual([1000, 'accepted']);
      expect(await closingOf(pair, {})).toEqual([1000, 'accepted']);
    });
  });
});
