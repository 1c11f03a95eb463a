import { describe, expect, it } from '@jest/globals';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import type { StoreSet } from '../../src/store/store-set.js';
import { listenByWebSocket } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { storeOptions } from '../support/store-options.js';
import { plainPng } from '../unit/files/images.js';

const notSent = { code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true, retryAfterMs: 1000 };

interface Upload {
  readonly url: string;
  readonly relativePath: string;
}

/** Stores that keep everything but what is live, or has no record: alarms, live channels and secrets. */
function halfGone(): StoreSet {
  const gone = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1:6379'));
  return {
    ...createMemoryStores(storeOptions()),
    alarms: { set: gone, take: gone, due: gone },
    live: { publish: () => undefined, listen: gone },
    secret: gone,
  };
}

describe('a store that has no alarms, live channels or secrets', () => {
  it('lets consumers type, and ends what they leave open', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        await life.mutate('setChatState', 'chatState', { ...target, chatState: 'COMPOSING' });

        await eventually('PAUSE', async () => {
          const { chatStates, consumerId } = await life.seen(target);
          return chatStates[consumerId] === 'PAUSE';
        });
        expect(life.pair.logLines.join('')).toContain('the store failed');
      },
      { stores: halfGone(), settings: { CHAT_STATE_QUIET_MS: '300' } },
    );
  });

  it('tells subscribers everything but what is live', async () => {
    await withLife(
      async (life) => {
        await hearWebhooks(life.pair);
        const target = await life.open();
        const listener = listenByWebSocket(life.pair.url, target);
        await life.say(target, 'hello');
        await listener.heard(({ message }) => message?.text === 'hello');
        await listener.stop();
        expect(listener.errors).toEqual([]);
      },
      { stores: halfGone() },
    );
  });

  it('makes and opens no links to files, and says that it may be asked again', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const bytes = await plainPng(8, 8);
        const asked = { ...target, fileType: 'PNG', sizeBytes: bytes.length };
        const { url, relativePath } = await life.mutate<Upload>(
          'requestFileUpload',
          'url relativePath',
          asked,
        );
        await fetch(url, { method: 'PUT', body: Uint8Array.from(bytes) });

        const { extensions } = await life.refused('requestFileDownload', 'link', { ...target, relativePath });
        const opened = await fetch(`${life.pair.url}/files/${'A'.repeat(60)}`);

        expect(extensions).toMatchObject(notSent);
        expect(opened.status).toBe(502);
        expect(await opened.json()).toMatchObject({ errors: [{ extensions: notSent }] });
        expect(life.pair.logLines.join('')).toContain('the store failed');
      },
      { stores: halfGone() },
    );
  });
});
