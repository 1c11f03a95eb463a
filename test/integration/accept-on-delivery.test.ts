import { describe, expect, it } from '@jest/globals';
import type { Listener, SeenEvent } from '../support/event-listener.js';
import { listenByWebSocket } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { followers, withFollowedLife } from '../support/follow-life.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { playAgentByHand } from '../support/life-sandbox.js';
import { describeWith } from '../support/optional-program.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withFolder } from '../support/store-kinds.js';
import { startRedis } from '../support/store-redis.js';
import { mutateAt, openAt, withReplicas } from '../support/typing-replicas.js';

const on = { ACCEPT_ON_DELIVERY: 'on' };
const isText = (text: string) => (event: SeenEvent) => event.message?.text === text;

const statuses = `query ($accountId: ID!, $conversationId: ID!) {
  conversation(accountId: $accountId, id: $conversationId) { messages { edges { node { status } } } }
}`;

/** The numbers of messages that LivePerson was told of by ACCEPT, one list for each receipt. */
async function accepted(life: Life): Promise<unknown[]> {
  const receipts = (await life.sends()).map(({ body: { event } }) => event);
  return receipts.flatMap((event) => (event?.['status'] === 'ACCEPT' ? [event['sequenceList']] : []));
}

const untilAccepted = (life: Life, sequence: number) =>
  eventually(`ACCEPT ${sequence}`, async () => (await accepted(life)).flat().includes(sequence));

async function followAll(life: Life, target: LifeTarget): Promise<Listener[]> {
  return Promise.all(followers.map(({ listen }) => listen(life.pair.url, target)));
}

describe('ACCEPT_ON_DELIVERY', () => {
  it('tells LivePerson once that a message of the agent arrived, however many listen', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const listeners = await followAll(life, target);
      const first = await life.agent(target, { action: 'text', text: 'good day' });
      await Promise.all(listeners.map((listener) => listener.heard(isText('good day'))));
      await untilAccepted(life, first);
      const second = await life.agent(target, { action: 'text', text: 'and bye' });
      await untilAccepted(life, second);

      expect(await accepted(life)).toEqual([[first], [second]]);
      expect((await life.seen(target)).receipts.map(({ role }) => role)).toEqual(['CONSUMER', 'CONSUMER']);
      const status = await listeners[0]?.heard(({ status: told }) => told === 'ACCEPTED');
      expect(status?.sequences).toEqual([first]);
      await Promise.all(listeners.map((listener) => listener.stop()));
    }, on);
  });

  it('says nothing of what the consumer says', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const listener = listenByWebSocket(life.pair.url, target);
      await life.say(target, 'mine');
      await listener.heard(isText('mine'));
      const answer = await life.agent(target, { action: 'text', text: 'yours' });
      await untilAccepted(life, answer);

      expect(await accepted(life)).toEqual([[answer]]);
      await listener.stop();
    }, on);
  });

  it('gathers what is told at once, and repeats nothing when it is told again', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const texts = ['one', 'two', 'three'];
      const sequences: number[] = [];
      for (const text of texts) sequences.push(await life.agent(target, { action: 'text', text }));
      const late = listenByWebSocket(life.pair.url, target);
      await untilAccepted(life, sequences[2] ?? -1);
      await late.stop();
      const again = listenByWebSocket(life.pair.url, target);
      await again.heard(isText('three'));
      const last = await life.agent(target, { action: 'text', text: 'four' });
      await untilAccepted(life, last);

      expect((await accepted(life)).flat()).toEqual([...sequences, last]);
      expect((await accepted(life)).length).toBeLessThan(4);
      await again.stop();
    }, on);
  });

  it('leaves alone what the consumer has read', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const first = await life.agent(target, { action: 'text', text: 'read already' });
      await life.mutate('acknowledgeMessages', 'status', { ...target, status: 'READ', sequences: [first] });
      await eventually('READ', async () =>
        (await life.pair.graphql(statuses, { ...target })).text.includes('READ'),
      );
      const listener = listenByWebSocket(life.pair.url, target);
      await listener.heard(isText('read already'));
      const second = await life.agent(target, { action: 'text', text: 'new' });
      await untilAccepted(life, second);

      expect(await accepted(life)).toEqual([[second]]);
      await listener.stop();
    }, on);
  });

  it('neither fails nor repeats where LivePerson refuses it', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const listener = listenByWebSocket(life.pair.url, target);
      await life.say(target, 'hello');
      await listener.heard(isText('hello'));
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'status', status: 400 });
      const first = await life.agent(target, { action: 'text', text: 'refused' });
      await untilAccepted(life, first);
      const second = await life.agent(target, { action: 'text', text: 'taken' });
      await untilAccepted(life, second);

      expect(await accepted(life)).toEqual([[first], [second]]);
      expect(listener.errors).toEqual([]);
      await listener.stop();
    }, on);
  });

  it('is off by default', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const listener = listenByWebSocket(life.pair.url, target);
      await life.agent(target, { action: 'text', text: 'good day' });
      await listener.heard(isText('good day'));
      await life.say(target, 'hello');
      await listener.heard(isText('hello'));
      await listener.stop();
      await life.pair.server.close();

      expect(await accepted(life)).toEqual([]);
    });
  });
});

describeWith('redis-server', 'ACCEPT_ON_DELIVERY at two replicas', (program) => {
  it('tells LivePerson once of a message that both handed over', () =>
    withFolder(async (folder) => {
      const redis = await startRedis(program, folder);
      try {
        await withReplicas({ REDIS_URL: redis.url, ...on }, async ({ sandbox, accountId, start }) => {
          const replicas = [await start(), await start()];
          const [{ url } = { url: '' }] = replicas;
          await hearWebhooks({ url, sandbox });
          const target = await openAt(url, accountId);
          const listeners = replicas.map((replica) => listenByWebSocket(replica.url, target));
          const texts = Array.from({ length: 8 }, (_, number) => `text ${number}`);
          for (const text of texts) {
            await playAgentByHand(sandbox.url, target.conversationId, { action: 'text', text });
            await Promise.all(listeners.map((listener) => listener.heard(isText(text))));
          }
          const input = { ...target, text: 'the end' };
          await mutateAt(url, { name: 'sendText', fields: 'message { sequence }', input });

          const lists = async () =>
            (await sandbox.calls()).flatMap(({ body }) => {
              const { event } = (body as { body?: { event?: Receipt } } | null)?.body ?? {};
              return event?.sequenceList ?? [];
            });
          await eventually('every ACCEPT', async () => new Set(await lists()).size === texts.length);
          for (const replica of replicas) await replica.close();
          expect(await lists()).toHaveLength(texts.length);
        });
      } finally {
        await redis.stop();
      }
    }));
});

interface Receipt {
  readonly sequenceList?: readonly number[];
}
