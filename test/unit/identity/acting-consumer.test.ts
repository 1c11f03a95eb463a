import { describe, expect, it } from '@jest/globals';
import { actingConsumer } from '../../../src/identity/acting-consumer.js';
import type { TokenCaller } from '../../../src/identity/caller.js';
import { forwarded } from '../../support/unit-caller.js';
import { thrownGatewayError } from '../../support/unit-error.js';

const accountId = '12345678';

describe('actingConsumer', () => {
  it('lets anyone act for the consumer whom they name', () => {
    expect(actingConsumer({ kind: 'anyone' }, { accountId, consumerId: 'john' })).toEqual({
      kind: 'managed',
      extConsumerId: 'john',
    });
  });

  it.each([null, undefined])('has anyone name a consumer (%j)', (consumerId) => {
    const error = thrownGatewayError(() => actingConsumer({ kind: 'anyone' }, { accountId, consumerId }));

    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', outcome: 'NOT_SENT' });
    expect(error.facts.fields).toMatchObject([{ path: 'input.consumerId' }]);
  });

  it.each([null, undefined])('lets the ConsumerJWS name the consumer (%j)', (consumerId) => {
    const caller = forwarded();

    expect(actingConsumer(caller, { accountId, consumerId })).toEqual({
      kind: 'forwarded',
      appJwt: caller.appJwt,
      consumerJws: caller.consumerJws,
    });
  });

  it.each(['another consumer', 'John_Doe_facebook12345', ''])(
    'forbids a forwarded caller to name one, even itself (%j)',
    (consumerId) => {
      const error = thrownGatewayError(() => actingConsumer(forwarded(), { accountId, consumerId }));

      expect(error).toMatchObject({ code: 'FORBIDDEN', outcome: 'NOT_SENT' });
    },
  );

  it.each([null, 'john'])('lets nobody act (%j)', (consumerId) => {
    const caller = { kind: 'nobody', reason: 'Send your tokens.' } as const;

    expect(thrownGatewayError(() => actingConsumer(caller, { accountId, consumerId }))).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'Send your tokens.',
    });
  });

  const token = (over: Partial<TokenCaller> = {}): TokenCaller => ({
    kind: 'token',
    consumerId: 'ann',
    accountIds: new Set([accountId]),
    mayDelegate: false,
    lpConsumerIds: new Map(),
    ...over,
  });
  const ann = { kind: 'managed', extConsumerId: 'ann' };

  it.each([
    ['no name', null, {}, ann],
    ['its own name', 'ann', {}, ann],
    ['no name, of a service that has one', undefined, { mayDelegate: true }, ann],
    ['another name, of a service', 'bob', { mayDelegate: true }, { ...ann, extConsumerId: 'bob' }],
  ] as const)('reads the consumer from a token and %s', (_what, consumerId, over, acting) => {
    expect(actingConsumer(token(over), { accountId, consumerId })).toEqual(acting);
  });

  it.each([
    ['another name', 'bob', {}, 'FORBIDDEN'],
    ['a name beside a token without one', 'bob', { consumerId: undefined }, 'FORBIDDEN'],
    ['a token without a name', null, { consumerId: undefined }, 'UNAUTHENTICATED'],
    ['a service that names nobody', null, { consumerId: undefined, mayDelegate: true }, 'BAD_USER_INPUT'],
    ['a service that names nonsense', '\u0000', { mayDelegate: true }, 'BAD_USER_INPUT'],
    ['an account that is not its own', null, { accountIds: new Set(['87654321']) }, 'ACCOUNT_NOT_FOUND'],
    ['no account', null, { accountIds: new Set<string>(), mayDelegate: true }, 'ACCOUNT_NOT_FOUND'],
  ] as const)('refuses %s', (_what, consumerId, over, code) => {
    const refused = thrownGatewayError(() => actingConsumer(token(over), { accountId, consumerId }));

    expect(refused).toMatchObject({ code, outcome: 'NOT_SENT' });
  });

  it('tells a credential that cannot be checked from one that does not hold', () => {
    const caller = { kind: 'nobody', reason: 'not now', isUndecided: true } as const;

    expect(thrownGatewayError(() => actingConsumer(caller, { accountId }))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      safeToRepeat: true,
    });
  });
});
