import { describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import type { Client, ClientOptions } from 'graphql-ws';
import WebSocket from 'ws';
import { parse } from 'yaml';
import { settings } from '../../src/config/settings.js';
import { withLogin } from '../support/brand-login.js';
import { documentBlock } from '../support/document-blocks.js';
import { eventsDocument as query } from '../support/event-listener.js';
import type { SeenEvent } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { withFollowedLife } from '../support/follow-life.js';
import { runBlock } from '../support/run-block.js';

const guide = 'docs/subscriptions.md';
const addressOf = (url: string): string => `${url.replace('http', 'ws')}/graphql`;

/** What the block with `after` leaves. */
interface Resuming {
  readonly variables: Record<string, unknown>;
  readonly keep: (cursor: string) => void;
}

/** A router's part in the protocol, as the document has it. */
interface Router {
  readonly subscription: {
    readonly mode: { readonly callback: { readonly public_url: string; readonly path: string } };
  };
  readonly headers: {
    readonly subgraphs: { readonly conversations: { readonly request: readonly unknown[] } };
  };
}

describe('docs/subscriptions.md', () => {
  it('shows variables with which a client that repeats its request goes on without a gap or a repeat', () =>
    withFollowedLife(async ({ pair, open, say }) => {
      const target = await open();
      const { accountId, conversationId } = target;
      const { variables, keep } = (await runBlock(
        documentBlock(guide, 'ts', 'get after()'),
        { accountId, conversationId },
        'return { variables, keep: (cursor) => { after = cursor; } };',
      )) as Resuming; // as the line behind it says
      const sockets: WebSocket[] = [];
      const client = createClient({
        url: addressOf(pair.url),
        webSocketImpl: WebSocket,
        retryWait: () => Promise.resolve(),
        shouldRetry: () => true,
        on: { opened: (socket) => sockets.push(socket as WebSocket) }, // made of the class above
      });
      const texts: string[] = [];
      const next = ({ data }: { data?: { conversationEvents: SeenEvent } | null }): void => {
        if (data?.conversationEvents.message?.text) texts.push(data.conversationEvents.message.text);
        if (data) keep(data.conversationEvents.cursor);
      };
      client.subscribe({ query, variables }, { next, error: () => undefined, complete: () => undefined });
      const heard = (text: string) => eventually(text, () => Promise.resolve(texts.includes(text)));
      await say(target, 'one');
      await heard('one');
      sockets[0]?.terminate();
      await say(target, 'two');
      await heard('two');
      await client.dispose();
      expect(sockets).toHaveLength(2);
      expect(texts).toEqual(['one', 'two']);
    }));

  it('shows what a WebSocket says of itself: who it is, and how long its operations may take', () =>
    withLogin(async ({ pair, mutate }, login) => {
      const { authorization } = await login.as({ sub: 'ann' });
      const opened = { accountId: pair.accountId };
      await mutate('createConversation', 'conversation { id }', opened, { authorization });
      const made = await runBlock(`return ${documentBlock(guide, 'ts', 'connectionParams')}`, {
        createClient: (options: ClientOptions) => createClient({ ...options, webSocketImpl: WebSocket }),
        url: addressOf(pair.url),
        token: authorization.replace('Bearer ', ''),
      });
      const client = made as Client; // what createClient gives
      const ask = { query: `{ openConversation(accountId: "${pair.accountId}") { state } }` };
      const answer = await client.iterate(ask).next();
      await client.dispose();
      expect(answer.value).toEqual({ data: { openConversation: { state: 'OPEN' } } });
    }));

  it('shows a router that is called back at an address that the setting beside it allows', () => {
    const [name, prefix] = documentBlock(guide, 'sh', 'CALLBACK').split('=');
    expect(name).toBe('CALLBACK_URL_PREFIXES');
    expect(settings.CALLBACK_URL_PREFIXES.read(prefix ?? '')).toEqual({ value: [prefix] });
    const router = parse(documentBlock(guide, 'yaml', 'callback:')) as Router; // checked below
    const { public_url: address, path } = router.subscription.mode.callback;
    expect([address, new URL(address).pathname]).toEqual([prefix, path]);
    expect(router.headers.subgraphs.conversations.request).toContainEqual({
      propagate: { named: 'authorization' },
    });
  });
});
