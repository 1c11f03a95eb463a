import { describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { withPair } from '../support/start-pair.js';

interface Refusal {
  readonly extensions?: { readonly code?: string; readonly requestId?: string };
}

describe('an operation over WebSocket that cannot run', () => {
  it('is refused with a code and its request id, and its connection goes on', async () => {
    await withPair(async ({ url }) => {
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        lazy: false,
      });
      let closed = 0;
      client.on('closed', () => (closed += 1));
      const run = (query: string, operationName?: string): Promise<unknown> =>
        new Promise((resolve) => {
          const operation = { query, ...(operationName !== undefined && { operationName }) };
          client.subscribe(operation, { next: resolve, error: resolve, complete: () => resolve(undefined) });
        });
      for (const [code, query, name] of [
        ['GRAPHQL_PARSE_FAILED', '{ unfinished', undefined],
        ['GRAPHQL_VALIDATION_FAILED', '{ nowhere }', undefined],
        ['OPERATION_RESOLUTION_FAILURE', 'query A { __typename }', 'B'],
      ] as const) {
        const [refusal] = (await run(query, name)) as readonly Refusal[]; // errors come as a list
        expect(refusal?.extensions?.code).toBe(code);
        expect(refusal?.extensions?.requestId).toMatch(/^[\w-]{36}$/);
      }
      expect(await run('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
      expect(closed).toBe(0);
      await client.dispose();
    });
  });
});
