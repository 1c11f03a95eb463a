import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { subscribeByStream, subscribeBySocket } from '../support/raw-subscriber.js';
import type { RawSubscriber } from '../support/raw-subscriber.js';
import { scrape } from '../support/scrape.js';

const settings = { HEARTBEAT_MS: '100' };
/** Clients here share a busy process with the gateway: they may be late with their answers to pings. */
const unhurried = { HEARTBEAT_MS: '500' };

type Subscribe = (life: Life, target: LifeTarget) => Promise<RawSubscriber>;

const bySocket: Subscribe = ({ pair }, target) => subscribeBySocket(pair.url, target);
const bySse: Subscribe = ({ pair }, target) => subscribeByStream(pair.url, target, 'sse');
const byMultipart: Subscribe = ({ pair }, target) => subscribeByStream(pair.url, target, 'multipart');

const watchers = async ({ pair }: Life): Promise<number | undefined> =>
  (await scrape(pair.url)).get('store_watchers');
const subscribers = async ({ pair }: Life, transport: string): Promise<number | undefined> =>
  (await scrape(pair.url)).get(`subscribers{transport="${transport}"}`);

describe.each([
  ['ping frames', 'websocket', bySocket, /ping/g],
  ['comments', 'sse', bySse, /^:$/gm],
  ['empty parts', 'multipart', byMultipart, /^\{\}$/gm],
] as const)('heartbeats as %s', (_form, transport, subscribe, beats) => {
  it('come while nothing happens, and the subscription lives on', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const subscriber = await subscribe(life, target);
        await eventually('three heartbeats', () =>
          Promise.resolve((subscriber.raw().match(beats)?.length ?? 0) >= 3),
        );
        expect(await subscribers(life, transport)).toBe(1);
        subscriber.destroy();
      },
      { settings: unhurried },
    );
  });

  it('leave no follower behind when the connection breaks', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const all = await Promise.all([1, 2, 3].map(() => subscribe(life, target)));
        await eventually('three subscribers', async () => (await subscribers(life, transport)) === 3);
        await eventually('three followers', async () => (await watchers(life)) === 3);
        for (const subscriber of all) subscriber.destroy();
        await eventually('no subscriber', async () => (await subscribers(life, transport)) === 0);
        await eventually('no follower', async () => (await watchers(life)) === 0);
      },
      { settings: unhurried },
    );
  });
});

describe('a WebSocket client that answers no ping', () => {
  it('is cut within two heartbeats, and its follower goes', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const deaf = await subscribeBySocket(life.pair.url, target, { autoPong: false });
        expect(await deaf.closed).toBe(1006);
        expect(deaf.raw().match(/ping/g)).toHaveLength(1);
        await eventually('no follower', async () => (await watchers(life)) === 0);
      },
      { settings },
    );
  });
});
