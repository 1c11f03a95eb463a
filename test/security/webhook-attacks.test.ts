import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { httpCall } from '../support/http-call.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { machineNow } from '../support/machine-now.js';
import { sequencesOf, subscribeBySocket, subscribeByStream } from '../support/raw-subscriber.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';

const accounts = ['11', '22'].map((id) => ({ id, clientId: `app-${id}`, clientSecret: `secret-${id}` }));

/** Texts of an agent, as LivePerson tells them. */
function told({ conversationId }: LifeTarget, sequences: readonly number[], over: object = {}): string {
  const changes = sequences.map((sequence) => ({
    sequence,
    originatorId: 'agent',
    originatorMetadata: { id: 'agent', role: 'ASSIGNED_AGENT' },
    serverTimestamp: 1_700_000_000_000 + sequence,
    event: { type: 'ContentEvent', message: `text ${sequence} 👋`, contentType: 'text/plain' },
    conversationId,
    dialogId: conversationId,
    ...over,
  }));
  return JSON.stringify({ kind: 'notification', type: 'ms.MessagingEventNotification', body: { changes } });
}

type Encoding = 'base64' | 'hex';

function digest(body: string, secret: string, algorithm = 'sha1', encoding: Encoding = 'base64'): string {
  return createHmac(algorithm, secret).update(body).digest(encoding);
}

/** Posts a webhook with headers of account 11, unless they say otherwise; gives the status. */
async function tell(
  { pair }: Life,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const own = { 'x-liveperson-account-id': '11', 'x-liveperson-client-id': 'app-11' };
  const url = `${pair.url}/webhooks/liveperson`;
  const call = { method: 'POST', body, headers: { ...own, ...headers } };
  return (await httpCall(url, call)).status;
}

const signature = (value: string): Record<string, string> => ({ 'x-liveperson-signature': value });
const signed = (body: string): Record<string, string> => signature(`sha1=${digest(body, 'secret-11')}`);

describe('a webhook that LivePerson did not send', () => {
  it('36: is refused with 401, and nothing is published, whatever is wrong with it', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const body = told(target, [7]);
        const sha1 = digest(body, 'secret-11');
        const sha256 = digest(body, 'secret-11', 'sha256');
        const again = JSON.stringify(JSON.parse(body), null, 1);
        const escaped = body.replaceAll('👋', '\\ud83d\\udc4b');
        const forged: readonly (readonly [string, string, Record<string, string>])[] = [
          ['no signature', body, {}],
          ['an empty signature', body, signature('')],
          ['a wrong secret', body, signature(`sha1=${digest(body, 'guessed')}`)],
          ['an empty secret', body, signature(`sha1=${digest(body, '')}`)],
          ['sha1 called sha256', body, signature(`sha256=${sha1}`)],
          ['sha256 called sha1', body, signature(`sha1=${sha256}`)],
          ['md5', body, signature(`md5=${digest(body, 'secret-11', 'md5')}`)],
          ['no algorithm', body, signature(sha1)],
          ['another algorithm in front', body, signature(`none=,sha1=${sha1}`)],
          ['a part of it', body, signature(`sha1=${sha1.slice(0, 8)}`)],
          ['a body written again', again, signature(`sha1=${sha1}`)],
          ['an emoji escaped', escaped, signature(`sha1=${sha1}`)],
          ['a blank more', `${body} `, signature(`sha1=${sha1}`)],
          ['one letter changed', body.replace('text 7', 'text 8'), signature(`sha1=${sha1}`)],
          ['another account', body, { ...signed(body), 'x-liveperson-account-id': '22' }],
          ['another app', body, { ...signed(body), 'x-liveperson-client-id': 'app-22' }],
          [
            'another account with its app, signed with the first one’s secret',
            body,
            { ...signed(body), 'x-liveperson-account-id': '22', 'x-liveperson-client-id': 'app-22' },
          ],
          ['an account that is none', body, { ...signed(body), 'x-liveperson-account-id': '__proto__' }],
        ];
        const subscriber = await subscribeBySocket(life.pair.url, target);
        for (const [what, bytes, headers] of forged) {
          expect({ what, status: await tell(life, bytes, headers) }).toEqual({ what, status: 401 });
        }
        expect(await tell(life, body, signed(body))).toBe(200);
        await subscriber.heard(7);
        expect(subscriber.events.map(({ message }) => message?.text)).toEqual(['text 7 👋']);
        subscriber.destroy();
      },
      { sandbox: { accounts } },
    );
  });

  it('36: of another account that owns a secret of its own reaches no conversation but its own', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const subscriber = await subscribeBySocket(life.pair.url, target);
        const body = told(target, [1]);
        const own = { 'x-liveperson-account-id': '22', 'x-liveperson-client-id': 'app-22' };
        const theirs = signature(`sha256=${digest(body, 'secret-22', 'sha256', 'hex')}`);
        expect(await tell(life, body, { ...own, ...theirs })).toBe(200);
        const next = told(target, [2]);
        await tell(life, next, signed(next));
        await subscriber.heard(2);
        expect(sequencesOf(subscriber.events)).toEqual([2]);
        subscriber.destroy();
      },
      { sandbox: { accounts } },
    );
  });

  it('36: an old one that is sent again with its true signature is taken and told to nobody twice', async () => {
    await withLife(
      async (life) => {
        await hearWebhooks(life.pair);
        const target = await life.open();
        const body = told(target, [1]);
        const subscriber = await subscribeBySocket(life.pair.url, target);
        for (let time = 0; time < 5; time += 1) expect(await tell(life, body, signed(body))).toBe(200);
        const changed = told(target, [1], { event: { type: 'ContentEvent', message: 'other words' } });
        expect(await tell(life, changed, signed(changed))).toBe(200);
        const next = told(target, [2]);
        await tell(life, next, signed(next));
        await subscriber.heard(2);
        expect(subscriber.events.flatMap(({ message }) => message?.text ?? [])).toEqual([
          'text 1 👋',
          'text 2 👋',
        ]);
        subscriber.destroy();
      },
      { sandbox: { accounts } },
    );
  });
});

/** The same list in another order, and the same one each time. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const rank = (n: number): number => (n * 7919 + seed * 104_729) % 1009;
  return list
    .map((one, n) => ({ one, at: rank(n) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

describe('a flood of webhooks after three days', () => {
  it('37: shuffled and doubled is acknowledged in time, kept once, and told to all in one order', async () => {
    await withLife(
      async (life) => {
        const target = await life.open();
        const count = 300;
        const parts = Array.from({ length: count / 3 }, (_, n) => [3 * n + 1, 3 * n + 2, 3 * n + 3]);
        const bodies = parts.map((sequences) => told(target, sequences));
        const early = await subscribeBySocket(life.pair.url, target);
        const waves = [0, 1, 2].map(async (seed) => {
          const times: number[] = [];
          for (const body of shuffled(bodies, seed)) {
            const started = machineNow();
            expect(await tell(life, body, signed(body))).toBe(200);
            times.push(machineNow() - started);
          }
          return Math.max(...times);
        });
        expect(Math.max(...(await Promise.all(waves)))).toBeLessThan(2500);
        const late = await subscribeByStream(life.pair.url, target, 'sse');
        const all = (subscriber: typeof early): Promise<boolean> =>
          Promise.resolve(sequencesOf(subscriber.events).length >= count);
        await eventually('everything', () => all(early));
        await eventually('everything again', () => all(late));
        const order = sequencesOf(early.events);
        expect(order).toEqual(sequencesOf(late.events));
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
        for (const subscriber of [early, late]) subscriber.destroy();
      },
      { sandbox: { accounts } },
    );
  });
});
