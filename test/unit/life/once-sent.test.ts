import { describe, expect, it, jest } from '@jest/globals';
import { Once } from '../../../src/conversations/once.js';
import type { SentMessage } from '../../../src/conversations/sent.js';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import { gatewayError } from '../../support/unit-error.js';
import { storeOptions } from '../../support/store-options.js';
import { message } from './messages.js';

const sent: SentMessage = {
  accountId: '1',
  conversationId: 'main',
  message: message({ sequence: 3, externalId: 'mine' }),
};
const keyed = (operation = 'sendText', input: unknown = { text: 'hello' }) => ({
  operation,
  owner: 'account consumer',
  key: 'key',
  input,
});
const newOnce = (): Once => new Once(createMemoryStores(storeOptions()).idempotency);

describe('a message sent once', () => {
  it('is replayed whole', async () => {
    const once = newOnce();
    await once.run(keyed(), () => Promise.resolve(sent));

    const again = await once.run<SentMessage>(keyed(), () => Promise.reject(new Error('sent twice')));

    expect(again).toEqual({ value: sent, replayed: true });
  });

  it('is replayed too when it was a click that publishes no text', async () => {
    const once = newOnce();
    const click = jest.fn(() => Promise.resolve<SentMessage | undefined>(undefined));
    await once.run(keyed('clickAction'), click);

    expect(await once.run(keyed('clickAction'), click)).toEqual({ value: undefined, replayed: true });
    expect(click).toHaveBeenCalledTimes(1);
  });

  it('shares its key with no other operation', async () => {
    const once = newOnce();
    const file = { ...sent, message: message({ sequence: 4 }) };
    await once.run(keyed('sendText'), () => Promise.resolve(sent));

    expect(await once.run(keyed('sendFile'), () => Promise.resolve(file))).toEqual({
      value: file,
      replayed: false,
    });
  });

  it.each(['UNKNOWN', 'PARTIAL', 'REJECTED'] as const)(
    'is not tried again when its outcome is %s',
    async (outcome) => {
      const once = newOnce();
      const facts = { outcome, effect: 'once', details: { receipt: 'SENT', text: 'UNKNOWN' } } as const;
      await gatewayError(
        once.run(keyed(), () => Promise.reject(new GatewayError('OUTCOME_UNKNOWN', 'lost', facts))),
      );
      const again = jest.fn(() => Promise.resolve(sent));

      const error = await gatewayError(once.run(keyed(), again));

      expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', outcome, safeToRepeat: true });
      expect(error.facts.details).toEqual({ receipt: 'SENT', text: 'UNKNOWN' });
      expect(again).not.toHaveBeenCalled();
    },
  );

  it('is tried again when nothing was sent', async () => {
    const once = newOnce();
    await gatewayError(once.run(keyed(), () => Promise.reject(new GatewayError('RATE_LIMITED', 'full'))));

    expect(await once.run(keyed(), () => Promise.resolve(sent))).toEqual({ value: sent, replayed: false });
  });

  it('is refused for other input', async () => {
    const once = newOnce();
    await once.run(keyed(), () => Promise.resolve(sent));

    const error = await gatewayError(
      once.run(keyed('sendText', { text: 'bye' }), () => Promise.resolve(sent)),
    );

    expect(error).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', outcome: 'NOT_SENT' });
  });
});
