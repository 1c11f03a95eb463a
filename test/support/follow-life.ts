import { listenByStream, listenByWebSocket } from './event-listener.js';
import type { Listener, Listening } from './event-listener.js';
import { withLife } from './life-pair.js';
import type { Life } from './life-pair.js';
import { hearWebhooks } from './sandbox-webhooks.js';

/** Runs a test with LivePerson's notifications going to the gateway. */
export async function withFollowedLife(
  run: (life: Life) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withLife(
    async (life) => {
      await hearWebhooks(life.pair);
      await run(life);
    },
    { settings },
  );
}

/** Ways to follow a conversation. */
export const followers: readonly {
  readonly name: string;
  readonly listen: (url: string, listening: Listening) => Promise<Listener>;
}[] = [
  { name: 'WebSocket', listen: (url, listening) => Promise.resolve(listenByWebSocket(url, listening)) },
  {
    name: 'Server-Sent Events',
    listen: (url, listening) =>
      listenByStream(url, listening, {
        path: '/graphql/stream',
        headers: { accept: 'text/event-stream' },
      }),
  },
  {
    name: 'multipart/mixed',
    listen: (url, listening) =>
      listenByStream(url, listening, {
        path: '/graphql',
        headers: { accept: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json' },
      }),
  },
];
