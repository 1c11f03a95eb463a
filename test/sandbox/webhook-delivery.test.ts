import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { signBody } from '../../sandbox/webhooks/sign-body.js';
import { at } from './support/at.js';
import { call } from './support/call.js';
import { eventually } from './support/eventually.js';
import { openConversation } from './support/open-conversation.js';
import { readFixture } from './support/read-fixture.js';
import type { Delivery } from './support/start-receiver.js';
import { withSandbox } from './support/with-sandbox.js';
import { withWebhooks } from './support/with-webhooks.js';

const textsOf = (deliveries: readonly Delivery[]): readonly unknown[] =>
  deliveries
    .flatMap(({ json }) => json.body.changes)
    .flatMap((change) => ('event' in change ? [change.event.message] : []));

interface SignatureVector {
  readonly clientSecret: string;
  readonly rawBody: string;
  readonly computed: { readonly sha1Base64: string; readonly sha256Base64: string };
}

test('signs like the published samples', async () => {
  const sample: unknown = await readFixture('webhook-signature-vectors');
  for (const { clientSecret, rawBody, computed } of sample as SignatureVector[]) {
    const body = Buffer.from(rawBody);
    expect(signBody({ algorithm: 'sha1', encoding: 'base64' }, clientSecret, body)).toBe(computed.sha1Base64);
    expect(signBody({ algorithm: 'sha256', encoding: 'base64' }, clientSecret, body)).toBe(
      computed.sha256Base64,
    );
  }
});

test.each([
  ['sha1', 'base64'],
  ['sha1', 'hex'],
  ['sha256', 'base64'],
  ['sha256', 'hex'],
] as const)('names account and app, and signs the raw bytes with %s in %s', (algorithm, encoding) =>
  withWebhooks(async ({ sandbox, configure, received }) => {
    await configure({ algorithm, encoding });
    const { text } = await openConversation(sandbox);
    await text('Grüße 👋');
    const { headers, raw } = at(await received(2), 1);
    const account = at(sandbox.accounts, 0);
    const signature = createHmac(algorithm, account.clientSecret).update(raw).digest(encoding);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-liveperson-account-id': account.id,
      'x-liveperson-client-id': account.clientId,
      'x-liveperson-signature': `${algorithm}=${signature}`,
    });
  }),
);

test('keeps the order of a conversation and tells every change exactly once', () =>
  withWebhooks(async ({ sandbox, receiver, received, statistics }) => {
    const { text } = await openConversation(sandbox);
    const words = Array.from({ length: 20 }, (_, index) => `text ${index}`);
    await Promise.all(words.map((word) => text(word)));
    const deliveries = await received(21);
    const sequences = deliveries.slice(1).map(({ json }) => json.body.changes[0]?.sequence);
    expect(sequences).toEqual(words.map((_, index) => index));
    expect(await eventually(statistics, ({ delivered }) => delivered === 21)).toMatchObject({
      failedAttempts: 0,
    });
    expect(receiver.deliveries).toHaveLength(21);
  }));

test('notifies each app of an account with its own signature, and no app of another account', () =>
  withWebhooks(
    async ({ sandbox, received }) => {
      await openConversation(sandbox);
      const deliveries = await received(2);
      expect(deliveries.map(({ headers }) => headers['x-liveperson-client-id']).sort()).toEqual(['a', 'b']);
    },
    {
      accounts: [
        { id: '1', clientId: 'a', clientSecret: 's' },
        { id: '1', clientId: 'b', clientSecret: 't' },
        { id: '2', clientId: 'c', clientSecret: 'u' },
      ],
    },
  ));

test.each([202, 204, 302, 500])('takes the answer %i for a failure, and 201 for success', (status) =>
  withWebhooks(async ({ sandbox, receiver, configure, received }) => {
    receiver.answer = (_delivery, index) => (index === 0 ? status : 201);
    await configure({ retry: { mode: 'time', retentionMs: 5000, firstMs: 10 } });
    await openConversation(sandbox);
    const [first, second] = await received(2);
    expect(second?.raw).toEqual(first?.raw);
  }),
);

test('tries by time with doubling pauses, and holds back what follows in the conversation only', () =>
  withWebhooks(async ({ sandbox, receiver, configure, received, statistics }) => {
    await configure({ retry: { mode: 'time', retentionMs: 60_000, firstMs: 40 } });
    const { text } = await openConversation(sandbox);
    await received(1);
    let failures = 3;
    receiver.answer = ({ raw }) => (raw.includes('one') && failures-- > 0 ? 503 : 200);
    await text('one');
    await text('two');
    const other = await openConversation(sandbox, 'bob');
    await other.text('three');
    const deliveries = await received(8);
    const tries = deliveries.filter(({ raw }) => raw.includes('"one"')).map(({ at }) => at);
    expect(tries).toHaveLength(4);
    expect(at(tries, 1) - at(tries, 0)).toBeGreaterThan(35);
    expect(at(tries, 3) - at(tries, 2)).toBeGreaterThan(150);
    const texts = textsOf(deliveries);
    expect(texts.at(-1)).toBe('two');
    expect(texts.indexOf('three')).toBeLessThan(texts.lastIndexOf('one'));
    expect(await eventually(statistics, ({ delivered }) => delivered === 5)).toMatchObject({
      failedAttempts: 3,
    });
  }));

test('gives up when the retention is over, and goes on', () =>
  withWebhooks(async ({ sandbox, receiver, configure, statistics }) => {
    receiver.answer = () => 500;
    await configure({ retry: { mode: 'time', retentionMs: 50, firstMs: 10 } });
    await openConversation(sandbox);
    const counted = await eventually(statistics, ({ abandoned }) => abandoned === 1);
    expect(counted).toMatchObject({ delivered: 0, lastStatus: 500, waiting: 0 });
  }));

test('tries by count at equal distance while later ones go on', () =>
  withWebhooks(async ({ sandbox, receiver, configure, received, statistics }) => {
    await configure({ retry: { mode: 'count', maxRetries: 2, intervalMs: 60 } });
    const { text } = await openConversation(sandbox);
    await received(1);
    receiver.answer = ({ raw }) => (raw.includes('"one"') ? 500 : 200);
    await text('one');
    await text('two');
    const deliveries = await received(5);
    expect(textsOf(deliveries)).toEqual(['one', 'two', 'one', 'one']);
    expect(await eventually(statistics, ({ abandoned }) => abandoned === 1)).toMatchObject({
      failedAttempts: 3,
    });
  }));

test('loses what was not taken when there are no retries', () =>
  withWebhooks(async ({ sandbox, receiver, configure, statistics }) => {
    receiver.answer = () => 500;
    await configure({ retry: { mode: 'none' } });
    await openConversation(sandbox);
    expect(await eventually(statistics, ({ abandoned }) => abandoned === 1)).toMatchObject({
      failedAttempts: 1,
    });
  }));

test('takes a receiver that does not answer in time for a failure', () =>
  withWebhooks(async ({ sandbox, receiver, configure, statistics }) => {
    receiver.answer = () => null;
    await configure({ retry: { mode: 'none' }, timeoutMs: 50 });
    await openConversation(sandbox);
    const counted = await eventually(statistics, ({ abandoned }) => abandoned === 1);
    expect(counted).toMatchObject({ lastStatus: null, lastError: 'timeout' });
  }));

test('puts several changes of one kind into a body when it is told to', () =>
  withWebhooks(async ({ sandbox, configure, received }) => {
    await configure({ maxChanges: 3 });
    const { text } = await openConversation(sandbox);
    await received(1);
    await Promise.all(['one', 'two', 'three', 'four'].map((word) => text(word)));
    const deliveries = await eventually(
      () => received(2),
      (all) => textsOf(all).length === 4,
    );
    expect(at(deliveries, 1).json.body.changes.length).toBeGreaterThan(1);
    for (const { json } of deliveries) expect(json.body.changes.length).toBeLessThanOrEqual(3);
  }));

test('drops, doubles and reorders what a fault hits', () =>
  withWebhooks(async ({ sandbox, fault, received, statistics }) => {
    const { text } = await openConversation(sandbox);
    await fault({ kind: 'dropWebhook' }, '"one"');
    await fault({ kind: 'duplicateWebhook' }, '"two"');
    await fault({ kind: 'reorderWebhooks' }, '"three"');
    for (const word of ['one', 'two', 'three', 'four']) await text(word);
    expect(textsOf(await received(5))).toEqual(['two', 'two', 'four', 'three']);
    expect(await statistics()).toMatchObject({ dropped: 1, duplicated: 1, reordered: 1 });
  }));

test('lets a reordered notification go when no other comes', () =>
  withWebhooks(async ({ sandbox, fault, received }) => {
    const { text } = await openConversation(sandbox);
    await fault({ kind: 'reorderWebhooks', ms: 30 }, '"one"');
    await text('one');
    expect(textsOf(await received(2))).toEqual(['one']);
  }));

test('shows its configuration, and refuses what cannot be with one sentence', () =>
  withWebhooks(async ({ sandbox, receiver, configure }) => {
    const { json } = await call(`${sandbox.url}/_sandbox/webhooks`);
    expect(json).toMatchObject({
      url: receiver.url,
      algorithm: 'sha1',
      encoding: 'base64',
      retry: { mode: 'time', retentionMs: 3_600_000, firstMs: 2000 },
      timeoutMs: 5000,
      statistics: { delivered: 0 },
    });
    for (const wrong of [
      { url: 'ftp://x' },
      { algorithm: 'md5' },
      { retry: { mode: 'count', maxRetries: 6 } },
      { a: 1 },
    ]) {
      const answer = await configure(wrong);
      expect([answer.status, answer.json.error]).toEqual([400, expect.stringMatching(/\.$/)]);
    }
    expect((await configure({ retry: { mode: 'count' } })).json.retry).toEqual({
      mode: 'count',
      maxRetries: 5,
      intervalMs: 30_000,
    });
  }));

test('goes back to the address it was started with', () =>
  withWebhooks(async ({ sandbox, receiver, configure, received }) => {
    await configure({ url: null });
    await openConversation(sandbox);
    await call(`${sandbox.url}/_sandbox/reset`, { method: 'POST' });
    await openConversation(sandbox);
    await received(1);
    expect(receiver.deliveries).toHaveLength(1);
  }));

test('delivers nothing without an address', () =>
  withSandbox(async (sandbox) => {
    const { text } = await openConversation(sandbox);
    await text('hello');
    const { json } = await call(`${sandbox.url}/_sandbox/webhooks`);
    expect(json).toMatchObject({ url: null, statistics: { waiting: 0, delivered: 0, failedAttempts: 0 } });
  }));

test('tries nothing again once it was reset, nor once it is closed', () =>
  withWebhooks(async ({ sandbox, receiver, configure, received, statistics }) => {
    receiver.answer = () => null;
    await configure({ timeoutMs: 50, retry: { mode: 'time', retentionMs: 5000, firstMs: 1 } });
    await openConversation(sandbox);
    await received(1);
    await call(`${sandbox.url}/_sandbox/reset`, { method: 'POST' });
    await configure({ url: receiver.url, timeoutMs: 60, retry: { mode: 'none' } });
    await openConversation(sandbox);
    await eventually(statistics, ({ abandoned }) => abandoned === 1);
    expect(receiver.deliveries).toHaveLength(2);
  }));
