import { describe, expect, it } from '@jest/globals';
import { actingConsumer } from '../../../src/identity/acting-consumer.js';
import { forwarded } from '../../support/unit-caller.js';
import { thrownGatewayError } from '../../support/unit-error.js';

describe('actingConsumer', () => {
  it('lets anyone act for the consumer whom they name', () => {
    expect(actingConsumer({ kind: 'anyone' }, 'john')).toEqual({ kind: 'managed', extConsumerId: 'john' });
  });

  it.each([null, undefined])('has anyone name a consumer (%j)', (consumerId) => {
    const error = thrownGatewayError(() => actingConsumer({ kind: 'anyone' }, consumerId));

    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', outcome: 'NOT_SENT' });
    expect(error.facts.fields).toMatchObject([{ path: 'input.consumerId' }]);
  });

  it.each([null, undefined])('lets the ConsumerJWS name the consumer (%j)', (consumerId) => {
    const caller = forwarded();

    expect(actingConsumer(caller, consumerId)).toEqual({
      kind: 'forwarded',
      appJwt: caller.appJwt,
      consumerJws: caller.consumerJws,
    });
  });

  it.each(['another consumer', 'John_Doe_facebook12345', ''])(
    'forbids a forwarded caller to name one, even itself (%j)',
    (consumerId) => {
      const error = thrownGatewayError(() => actingConsumer(forwarded(), consumerId));

      expect(error).toMatchObject({ code: 'FORBIDDEN', outcome: 'NOT_SENT' });
    },
  );

  it.each([null, 'john'])('lets nobody act (%j)', (consumerId) => {
    const caller = { kind: 'nobody', reason: 'Send your tokens.' } as const;

    expect(thrownGatewayError(() => actingConsumer(caller, consumerId))).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'Send your tokens.',
    });
  });
});
