import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listenByWebSocket } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { playAgentByHand } from '../support/life-sandbox.js';
import { describeWith } from '../support/optional-program.js';
import { build } from '../support/spawned-program.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withFolder } from '../support/store-kinds.js';
import { startRedis } from '../support/store-redis.js';
import type { RedisProgram } from '../support/store-redis.js';
import { mutateAt, openAt, publishedIn, setStateAt, withReplicas } from '../support/typing-replicas.js';
import type { Replicas } from '../support/typing-replicas.js';
import { startLoneGateway } from '../support/webhook-gateway.js';

/** Waits until what was published is as expected, and fails at the deadline. */
async function untilPublished({ sandbox }: Replicas, expected: readonly string[]): Promise<void> {
  await eventually(expected.join(), async () => (await publishedIn(sandbox)).length >= expected.length);
  expect(await publishedIn(sandbox)).toEqual(expected);
}

/** Sets COMPOSING at a gateway in a process of its own, and kills it before the quiet time is over. */
async function composeAndDie(replicas: Replicas): Promise<void> {
  const lone = await startLoneGateway({ ...replicas.settings, CHAT_STATE_QUIET_MS: '2000' });
  try {
    const target = await openAt(lone.url, replicas.accountId);
    await setStateAt(lone.url, target, 'COMPOSING');
  } finally {
    await lone.kill();
  }
  expect(await publishedIn(replicas.sandbox)).toEqual(['COMPOSING']);
}

describeWith('redis-server', 'typing at several replicas', (program) => {
  let folder = '';
  let redis: RedisProgram | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gateway-typing-'));
    redis = await startRedis(program, folder);
    await build();
  }, 60_000);

  beforeEach(() => redis?.empty());

  afterAll(async () => {
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const withRedis = (run: (replicas: Replicas) => Promise<void>) =>
    withReplicas({ REDIS_URL: redis?.url ?? '' }, run);

  it('is told at one replica when LivePerson tells another of it', () =>
    withRedis(async ({ sandbox, accountId, start }) => {
      const [told, followed] = [await start(), await start()];
      await hearWebhooks({ url: told.url, sandbox });
      const target = await openAt(told.url, accountId);
      const listener = listenByWebSocket(followed.url, target);
      await eventually('COMPOSING', async () => {
        // Live only: what was told before it listened is lost.
        await playAgentByHand(sandbox.url, target.conversationId, { action: 'typing' });
        return listener.events.some(({ chatState }) => chatState === 'COMPOSING');
      });
      await listener.stop();
      expect(listener.errors).toEqual([]);
    }));

  it('ends at another replica, with PAUSE, when the one where it began was killed', () =>
    withRedis(async (replicas) => {
      await composeAndDie(replicas);

      await Promise.all([replicas.start(), replicas.start()]);

      await untilPublished(replicas, ['COMPOSING', 'PAUSE']);
    }));

  it('ends with a text at another replica, in order and once', () =>
    withRedis(async (replicas) => {
      const [one, two] = await Promise.all([1, 2].map(() => replicas.start({ CHAT_STATE_QUIET_MS: '300' })));
      const target = await openAt(one?.url ?? '', replicas.accountId);
      await setStateAt(one?.url ?? '', target, 'COMPOSING');

      const input = { ...target, text: 'done typing' };
      await mutateAt(two?.url ?? '', { name: 'sendText', fields: 'message { sequence }', input });
      await setStateAt(two?.url ?? '', target, 'COMPOSING');

      await untilPublished(replicas, ['COMPOSING', 'ContentEvent', 'PAUSE', 'COMPOSING', 'PAUSE']);
    }));

  it('is not ended by PAUSE after another replica set another state', () =>
    withRedis(async (replicas) => {
      const quickly = { CHAT_STATE_QUIET_MS: '200' };
      const [one, two] = [await replicas.start(quickly), await replicas.start(quickly)];
      const target = await openAt(one.url, replicas.accountId);
      await setStateAt(one.url, target, 'COMPOSING');
      await setStateAt(two.url, target, 'GONE');

      await one.close();

      expect(await publishedIn(replicas.sandbox)).toEqual(['COMPOSING', 'GONE']);
    }));

  it('leaves links to files that open at every replica', () =>
    withRedis(async (replicas) => {
      const [one, two] = [await replicas.start(), await replicas.start()];
      await expectLinkOpens(replicas, [one.url, two.url]);
    }));
});

describe('a gateway that is started again over its own store', () => {
  beforeAll(build, 60_000);

  it('ends the typing that it was killed over', () =>
    withFolder((folder) =>
      withReplicas({ DATA_DIR: folder }, async (replicas) => {
        await composeAndDie(replicas);

        await replicas.start();

        await untilPublished(replicas, ['COMPOSING', 'PAUSE']);
      }),
    ));

  it('opens the links to files that it made before', () =>
    withFolder((folder) =>
      withReplicas({ DATA_DIR: folder }, async (replicas) => {
        const first = await replicas.start();
        await expectLinkOpens(replicas, [first.url], async () => {
          await first.close();
          return (await replicas.start()).url;
        });
      }),
    ));
});

/** Makes a link at the first address and opens it at the last. */
async function expectLinkOpens(
  { accountId }: Replicas,
  [made = '', opened]: readonly string[],
  then: () => Promise<string> = () => Promise.resolve(opened ?? made),
): Promise<void> {
  const target = await openAt(made, accountId);
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const uploaded = await fetch(`${made}/files?${new URLSearchParams({ ...target }).toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: picture,
  });
  const { relativePath } = (await uploaded.json()) as { relativePath: string };
  const { link } = await mutateAt<{ link: string }>(made, {
    name: 'requestFileDownload',
    fields: 'link',
    input: { ...target, relativePath },
  });
  const answer = await fetch(`${await then()}${link}`);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
}
