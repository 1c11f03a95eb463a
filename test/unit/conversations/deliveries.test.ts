import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Deliveries } from '../../../src/conversations/deliveries.js';
import type { Delivery, DeliveriesParts } from '../../../src/conversations/deliveries.js';
import type { Letter } from '../../../src/conversations/post-office.js';
import type { Reached, Target } from '../../../src/conversations/reach.js';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import type { Caller } from '../../../src/identity/caller.js';
import type { BatchItem } from '../../../src/liveperson/read-batch.js';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import { storeOptions } from '../../support/store-options.js';
import { conversation, keyOf, message } from '../../support/store-samples.js';
import { FakeClock } from '../../support/unit-clock.js';

const anyone: Caller = { kind: 'anyone' };
const forwarded = (token: string): Caller => ({
  kind: 'forwarded',
  appJwt: 'app',
  consumerJws: { token, accountId: '12345678', lpConsumerId: 'consumer', extConsumerId: 'ann' },
});
const of = (sequence: number, over: Partial<Delivery> = {}): Delivery => ({
  key: keyOf(),
  message: message(sequence),
  caller: anyone,
  ...over,
});

/** A receipt that was sent: into which dialog, for which messages, as whom. */
type Sent = readonly [dialogId: string, sequences: readonly number[], as: string];

/** Replicas that share stores, in which Ann has a conversation, and what they sent. */
async function rig(over: Partial<DeliveriesParts['postOffice']> = {}) {
  const clock = new FakeClock();
  const stores = createMemoryStores(storeOptions(clock.now));
  await stores.conversations.put(conversation({ extConsumerId: 'ann' }));
  const sent: Sent[] = [];
  const postOffice: DeliveriesParts['postOffice'] = {
    // Only what a letter looks at.
    reach: ({ conversationId }: Target) => Promise.resolve({ conversationId } as Reached),
    post: (letter, reached, { caller }) => {
      sent.push(readLetter(letter, reached, caller));
      return Promise.resolve({} as BatchItem);
    },
    ...over,
  };
  const replica = () =>
    new Deliveries({
      postOffice,
      store: stores.conversations,
      messages: stores.messages,
      claims: stores.idempotency,
      createScope: () => ({}) as ReturnType<DeliveriesParts['createScope']>,
    });
  const settle = () => jest.advanceTimersByTimeAsync(1000);
  return { stores, clock, sent, settle, one: replica(), two: replica() };
}

function readLetter(letter: Letter, reached: Reached, caller: Caller): Sent {
  const { body } = letter.request('1', reached) as unknown as {
    body: { dialogId: string; event: { status: string; sequenceList: number[] } };
  };
  expect(body.event.status).toBe('ACCEPT');
  return [body.dialogId, body.event.sequenceList, caller.kind];
}

const refusal = (code: 'UPSTREAM_UNAVAILABLE' | 'OUTCOME_UNKNOWN', outcome: 'NOT_SENT' | 'UNKNOWN') =>
  new GatewayError(code, 'not today', { outcome });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('Deliveries', () => {
  it('tells of a message once, however often and wherever it is handed over', async () => {
    const { one, two, sent, settle } = await rig();
    for (const replica of [one, two, one]) replica.handed(of(1));
    await settle();
    for (const replica of [one, two]) replica.handed(of(1));
    await settle();

    expect(sent).toEqual([['conversation', [1], 'anyone']]);
  });

  it('gathers the messages of each dialog', async () => {
    const { one, sent, settle } = await rig();
    for (const sequence of [1, 2, 2, 3]) one.handed(of(sequence));
    one.handed(of(0, { message: message(0, { dialogId: 'survey' }) }));
    await settle();

    expect(sent).toEqual([
      ['conversation', [1, 2, 3], 'anyone'],
      ['survey', [0], 'anyone'],
    ]);
  });

  it('sends at most 500 at once', async () => {
    const { one, sent, settle } = await rig();
    for (let sequence = 0; sequence < 1001; sequence += 1) one.handed(of(sequence));
    await settle();

    expect(sent.map(([, sequences]) => sequences.length)).toEqual([500, 500, 1]);
  });

  it('says nothing of what the consumer wrote, or what is known to have arrived', async () => {
    const { one, stores, sent, settle } = await rig();
    const statuses = ['ACCEPTED', 'READ', 'ACCESSED', 'NACKED'] as const;
    await stores.messages.put(
      keyOf(),
      statuses.map((status, sequence) => message(sequence, { status })),
    );
    one.handed(of(9, { message: message(9, { from: { role: 'CONSUMER', id: 'consumer' } }) }));
    for (const sequence of statuses.keys()) one.handed(of(sequence));
    await settle();

    expect(sent).toEqual([['conversation', [3], 'anyone']]);
  });

  it('speaks with the tokens of the very subscription where they are forwarded', async () => {
    const { one, sent, settle } = await rig();
    for (const token of ['jws-1', 'jws-2']) one.handed(of(1, { caller: forwarded(token) }));
    await settle();

    expect(sent).toEqual([['conversation', [1], 'forwarded']]);
  });

  it('is silent where nobody knows the consumer, and forgets that it was', async () => {
    const { one, stores, sent, settle } = await rig();
    const stranger = { ...of(1), key: keyOf('stranger') };
    await stores.conversations.put(conversation({ id: 'stranger', lpConsumerId: 'other' }));
    for (const delivery of [stranger, { ...of(1), key: keyOf('nowhere') }]) one.handed(delivery);
    await settle();
    expect(sent).toEqual([]);

    await stores.conversations.put(
      conversation({ id: 'stranger', lpConsumerId: 'other', extConsumerId: 'bob' }),
    );
    one.handed(stranger);
    await settle();
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['tells again of what was not sent', refusal('UPSTREAM_UNAVAILABLE', 'NOT_SENT'), 2],
    ['does not repeat what may have arrived', refusal('OUTCOME_UNKNOWN', 'UNKNOWN'), 1],
    ['does not repeat what failed who knows where', new Error('a fault'), 1],
  ])('%s', async (_what, error, times) => {
    const post = jest.fn(() => Promise.reject(error));
    const { one, two, settle } = await rig({ post });
    for (const replica of [one, two]) {
      replica.handed(of(1));
      await settle();
    }
    expect(post).toHaveBeenCalledTimes(times);
  });

  it('frees a message for the next one when its conversation cannot be reached', async () => {
    const reach = jest.fn(() => Promise.reject(new Error('no tokens')));
    const { one, settle } = await rig({ reach });
    for (const _ of [1, 2]) {
      one.handed(of(1));
      await settle();
    }
    expect(reach).toHaveBeenCalledTimes(2);
  });

  it('tells of nothing that another replica died over', async () => {
    const hang = () => new Promise<never>(() => undefined);
    const { one, two, clock, settle, sent, stores } = await rig({ post: hang });
    one.handed(of(1));
    await settle();
    clock.advance(60_001);
    const claim = jest.spyOn(stores.idempotency, 'claim');
    two.handed(of(1));
    await settle();

    expect(await claim.mock.results[0]?.value).toMatchObject({ state: 'lost' });
    expect(sent).toEqual([]);
  });

  it('never fails, whatever the stores do', async () => {
    const { one, stores, sent, settle } = await rig();
    jest.spyOn(stores.idempotency, 'claim').mockRejectedValueOnce(new Error('the store is gone'));
    for (const sequence of [1, 2]) one.handed(of(sequence));
    await settle();
    expect(sent).toEqual([['conversation', [2], 'anyone']]);

    jest.spyOn(stores.conversations, 'getMany').mockRejectedValueOnce(new Error('the store is gone'));
    one.handed(of(3));
    await settle();
    expect(sent).toHaveLength(1);
  });
});
