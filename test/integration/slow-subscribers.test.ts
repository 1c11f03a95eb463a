import { describe, expect, it } from '@jest/globals';
import { flood } from '../support/agent-flood.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { machineNow } from '../support/machine-now.js';
import { sequencesOf, subscribeByStream, subscribeBySocket } from '../support/raw-subscriber.js';
import type { RawSubscriber } from '../support/raw-subscriber.js';
import { scrape } from '../support/scrape.js';

const limitBytes = 65_536;
const settings = {
  LIMIT_SUBSCRIBER_BYTES: String(limitBytes),
  HEARTBEAT_MS: '600000',
  EVENTS_RECORDED: '20000',
};
const count = 20;
const size = 20_000;

type Subscribe = (life: Life, target: LifeTarget & { readonly after?: string }) => Promise<RawSubscriber>;

const transports: readonly (readonly [string, Subscribe])[] = [
  ['websocket', ({ pair }, target) => subscribeBySocket(pair.url, target)],
  ['sse', ({ pair }, target) => subscribeByStream(pair.url, target, 'sse')],
  ['multipart', ({ pair }, target) => subscribeByStream(pair.url, target, 'multipart')],
];

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

const cutOf = async ({ pair }: Life, transport: string): Promise<number | undefined> =>
  (await scrape(pair.url)).get(`subscribers_cut_total{transport="${transport}"}`);

/** Floods a conversation until somebody is cut; gives how long each webhook and each telling took. */
async function floodUntil(
  isOver: () => Promise<boolean>,
  life: Life,
  target: LifeTarget,
  told: RawSubscriber,
) {
  const [answers, tellings]: [number[], number[]] = [[], []];
  let last = told.events.at(-1)?.message?.sequence ?? 0;
  do {
    const { conversationId } = target;
    answers.push(await flood(life.pair, { conversationId, from: last + 1, count, size }));
    last += count;
    const answered = machineNow();
    await told.heard(last);
    tellings.push(machineNow() - answered);
    if (answers.length > 200) throw new Error('nobody was cut');
  } while (!(await isOver()));
  return { answers, tellings, last };
}

describe.each(transports)('a subscriber by %s that stops reading', (transport, subscribe) => {
  it('is cut and resumes without a gap or a repeat, and slows down nobody', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const healthy = await subscribeBySocket(life.pair.url, target);
        let rounds = 0;
        const alone = await floodUntil(() => Promise.resolve((rounds += 1) === 10), life, target, healthy);

        const slow = await subscribe(life, target);
        await slow.heard(alone.last);
        slow.pause();
        const beside = await floodUntil(
          async () => (await cutOf(life, transport)) === 1,
          life,
          target,
          healthy,
        );
        expect(Math.max(...beside.answers)).toBeLessThan(2500);
        expect(median(beside.answers)).toBeLessThan(5 * median(alone.answers) + 100);
        expect(Math.max(...beside.tellings)).toBeLessThan(2500);

        slow.resume();
        expect([0, 1006, 1013]).toContain(await slow.closed);
        const heard = sequencesOf(slow.events);
        expect(heard.length).toBeLessThan(beside.last);
        const after = slow.events.at(-1)?.cursor ?? '';
        const resumed = await subscribe(life, { ...target, after });
        await resumed.heard(beside.last);
        const everything = Array.from({ length: beside.last }, (_, index) => index + 1);
        expect([...heard, ...sequencesOf(resumed.events)]).toEqual(everything);
        expect(sequencesOf(healthy.events)).toEqual(everything);
        for (const subscriber of [healthy, resumed]) subscriber.destroy();
      },
      { settings, stallMs: 500 },
    );
  }, 60_000);
});

describe('a WebSocket with many subscriptions whose client stops reading', () => {
  it('takes bounded memory', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const times = 100;
        const healthy = await subscribeBySocket(life.pair.url, target);
        const slow = await subscribeBySocket(life.pair.url, target, { times });
        await flood(life.pair, { ...target, from: 1, count: 1, size });
        await slow.heard(1);
        slow.pause();
        const before = process.memoryUsage().rss;
        let most = 0;
        const { last, answers } = await floodUntil(
          async () => {
            most = Math.max(most, process.memoryUsage().rss - before);
            return (await cutOf(life, 'websocket')) === 1;
          },
          life,
          target,
          healthy,
        );
        expect(Math.max(...answers)).toBeLessThan(2500);
        // Without a bound it would be every text once for each subscription.
        expect(most).toBeLessThan(Math.max(300_000_000, (last * size * times) / 4));
        slow.resume();
        expect([1006, 1013]).toContain(await slow.closed);
        healthy.destroy();
      },
      { settings, stallMs: 1500 },
    );
  }, 60_000);
});
