import { describe, expect, it } from '@jest/globals';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import type { StoreSet } from '../../src/store/store-set.js';
import { create, createdIn } from '../support/create-conversation.js';
import { eventsDocument } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { runOver, transportNames } from '../support/run-over.js';
import { subscribeBySocket, subscribeByStream } from '../support/raw-subscriber.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';
import { storeOptions } from '../support/store-options.js';

type Work = 'findsConversations' | 'readsEvents';

/** Stores of which a part breaks, as nobody has foreseen or as a connection does. */
function breakable() {
  const stores = createMemoryStores(storeOptions());
  const broken = new Map<Work, 'foreseen' | 'unforeseen'>();
  const check = (work: Work): void => {
    if (broken.get(work) === 'unforeseen') throw new TypeError('secret words');
  };
  const fails = (work: Work): boolean => broken.get(work) === 'foreseen';
  const gone = (): Promise<never> => Promise.reject(new Error('secret words'));
  const breaking: StoreSet = {
    ...stores,
    conversations: {
      put: (record) => stores.conversations.put(record),
      begin: (opened, ending) => stores.conversations.begin(opened, ending),
      getMany: (keys) => {
        check('findsConversations');
        return fails('findsConversations') ? gone() : stores.conversations.getMany(keys);
      },
      listOf: (...of) => stores.conversations.listOf(...of),
      findOpen: (...of) => stores.conversations.findOpen(...of),
    },
    events: {
      apply: (facts) => stores.events.apply(facts),
      read: (...at) => {
        check('readsEvents');
        return stores.events.read(...at);
      },
      head: (key) => stores.events.head(key),
      watch: (...at) => stores.events.watch(...at),
      conversationOf: (...at) => stores.events.conversationOf(...at),
    },
  };
  return { stores: breaking, break: (work: Work, how: 'foreseen' | 'unforeseen') => broken.set(work, how) };
}

interface Line {
  readonly level: number | string;
  readonly requestId?: string;
  readonly msg: string;
}

const linesOf = ({ logLines }: Pair, ...told: readonly string[]): readonly Line[] =>
  logLines.map((line) => JSON.parse(line) as Line).filter(({ msg }) => told.includes(msg)); // as the logger writes

const requestIdIn = (text: string): string | undefined => /"requestId":"([^"]+)"/.exec(text)?.[1];

describe('a subscription that fails', () => {
  it.each(transportNames)(
    'over %s logs a fault once, with the request id that its error has',
    async (transport) => {
      const breaking = breakable();
      await withPair(
        async (pair) => {
          const { id } = createdIn(await create(pair)).conversation;
          breaking.break('findsConversations', 'unforeseen');
          const variables = { accountId: pair.accountId, conversationId: id, after: null };

          const told = await runOver(transport, pair, { query: eventsDocument, variables });

          expect(told).toContain('INTERNAL_SERVER_ERROR');
          expect(told).not.toContain('secret words');
          expect(linesOf(pair, 'fault')).toMatchObject([
            { requestId: requestIdIn(told), err: { message: 'secret words' } },
          ]);
        },
        { stores: breaking.stores },
      );
    },
  );

  it.each(transportNames)('over %s logs the cause of a foreseen failure once', async (transport) => {
    const breaking = breakable();
    await withPair(
      async (pair) => {
        const { id } = createdIn(await create(pair)).conversation;
        breaking.break('findsConversations', 'foreseen');
        const variables = { accountId: pair.accountId, conversationId: id, after: null };

        const told = await runOver(transport, pair, { query: eventsDocument, variables });

        expect(told).toContain('UPSTREAM_UNAVAILABLE');
        expect(told).not.toContain('secret words');
        expect(linesOf(pair, 'fault', 'upstream failure')).toMatchObject([
          { msg: 'upstream failure', requestId: requestIdIn(told), code: 'UPSTREAM_UNAVAILABLE' },
        ]);
      },
      { stores: breaking.stores },
    );
  });

  it.each(transportNames)('over %s logs what broke it off later, and is not completed', async (transport) => {
    const breaking = breakable();
    await withPair(
      async (pair) => {
        const { id } = createdIn(await create(pair)).conversation;
        breaking.break('readsEvents', 'unforeseen');
        const target = { accountId: pair.accountId, conversationId: id };

        const subscriber = await (transport === 'WebSocket'
          ? subscribeBySocket(pair.url, target)
          : subscribeByStream(pair.url, target, transport));

        expect(await subscriber.closed).toBe(transport === 'WebSocket' ? 4500 : 0);
        expect(subscriber.isComplete()).toBe(false);
        await eventually('a line', () => Promise.resolve(linesOf(pair, 'fault').length > 0));
        expect(linesOf(pair, 'fault')).toMatchObject([
          { requestId: expect.stringMatching(/^[\w-]{36}$/), err: { message: 'secret words' } },
        ]);
      },
      { stores: breaking.stores },
    );
  });
});
