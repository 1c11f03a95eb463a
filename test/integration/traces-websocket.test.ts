import { describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { createMutation } from '../support/create-conversation.js';
import { withPair } from '../support/start-pair.js';
import { oneNamed, wayUp, withCollector } from '../support/trace-collector.js';
import type { SeenSpan } from '../support/trace-collector.js';

const traceOf = (digit: string): string => digit.repeat(32);
const parentOf = (digit: string, flags = '01'): string => `00-${traceOf(digit)}-${digit.repeat(16)}-${flags}`;

interface Said {
  readonly params?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

/** The spans of one `createConversation` over a WebSocket that says this of itself. */
async function spansOf({ params = {}, headers = {} }: Said): Promise<readonly SeenSpan[]> {
  let seen: readonly SeenSpan[] = [];
  await withCollector(async ({ tracing, spans }) => {
    await withPair(
      async ({ url, accountId }) => {
        const client = createClient({
          url: `${url.replace('http', 'ws')}/graphql`,
          webSocketImpl: class extends WebSocket {
            constructor(...[address, protocols]: ConstructorParameters<typeof WebSocket>) {
              super(address, protocols, { headers }); // as graphql-ws calls it
            }
          },
          connectionParams: params,
        });
        const variables = { input: { accountId, consumerId: 'ann' } };
        const result = client.iterate({ query: createMutation, variables });
        expect((await result.next()).value).toMatchObject({ data: { createConversation: {} } });
        await client.dispose();
      },
      { tracing },
    );
    seen = await spans();
  });
  return seen;
}

describe('a trace of an operation over a WebSocket', () => {
  it.each<[string, Said, string]>([
    ['parameters', { params: { Traceparent: parentOf('a') }, headers: { traceparent: parentOf('b') } }, 'a'],
    ['headers', { headers: { traceparent: parentOf('b') } }, 'b'],
    [
      'headers when its parameter is no text',
      { params: { traceparent: 7 }, headers: { traceparent: parentOf('b') } },
      'b',
    ],
  ])("goes on from the traceparent among its connection's %s", async (_where, said, digit) => {
    const seen = await spansOf(said);
    expect(new Set(seen.map(({ traceId }) => traceId))).toEqual(new Set([traceOf(digit)]));
    const operation = oneNamed(seen, 'mutation');
    expect(operation).toMatchObject({ kind: 2, parentSpanId: digit.repeat(16) });
    expect(operation.attributes).toEqual({
      'graphql.operation.type': 'mutation',
      'graphql.operation.name': 'CreateConversation',
      'conversation_gateway.request_id': expect.any(String),
    });
    const call = oneNamed(seen, 'POST /api/account/{account}/messaging/consumer/conversation');
    expect(wayUp(seen, call).slice(1)).toEqual(['createConversation', 'mutation']);
  });

  it.each<[string, Said]>([
    ['nothing', {}],
    ['what is no traceparent', { params: { traceparent: 'soon' } }],
  ])('is the first of its own when the connection says %s', async (_what, said) => {
    const operation = oneNamed(await spansOf(said), 'mutation');
    expect(operation.parentSpanId ?? '').toBe('');
  });

  it('is not recorded when the connection says so', async () => {
    expect(await spansOf({ params: { traceparent: parentOf('a', '00') } })).toEqual([]);
  });
});
