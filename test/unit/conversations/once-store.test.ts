import { describe, expect, it, jest } from '@jest/globals';
import { Once } from '../../../src/conversations/once.js';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import type { IdempotencyStore } from '../../../src/store/idempotency-store.js';
import { storeFailure } from '../../../src/store/store-failure.js';
import { storeOptions } from '../../support/store-options.js';
import { gatewayError } from '../../support/unit-error.js';

const keyed = { operation: 'sendText', owner: 'account ann', key: 'key', input: { text: 'hello' } };
const gone = (): Promise<never> => Promise.reject(storeFailure('The disk is full.'));
const gives = (value: string) => jest.fn(() => Promise.resolve(value));

/** A store that works but for what fails. */
function failing(over: Partial<IdempotencyStore>): Once {
  const memory = createMemoryStores(storeOptions()).idempotency;
  return new Once({
    claim: (key, inputHash) => memory.claim(key, inputHash),
    settle: (key, outcome) => memory.settle(key, outcome),
    release: (key) => memory.release(key),
    ...over,
  });
}

describe('Once, when the store fails', () => {
  it('sends nothing while the key cannot be claimed', async () => {
    const work = gives('sent');

    expect(await gatewayError(failing({ claim: gone }).run(keyed, work))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      outcome: 'NOT_SENT',
      safeToRepeat: true,
      facts: { retryAfterMs: 1000 },
    });
    expect(work).not.toHaveBeenCalled();
  });

  it('reports a success that cannot be written down, and does not send it again', async () => {
    const once = failing({ settle: gone });
    const again = gives('doubled');

    expect(await once.run(keyed, gives('sent'))).toEqual({ value: 'sent', replayed: false });
    const patiently = (): Promise<never> => Promise.reject(new GatewayError('OUTCOME_UNKNOWN', 'runs'));
    await gatewayError(once.run(keyed, again, { patiently }));
    expect(again).not.toHaveBeenCalled();
  });

  it.each([
    [
      'a refusal',
      'settle',
      new GatewayError('UPSTREAM_REJECTED', 'no', { effect: 'once', outcome: 'REJECTED' }),
    ],
    ['what was not sent', 'release', new GatewayError('UPSTREAM_TIMEOUT', 'late', { effect: 'once' })],
  ] as const)('reports %s, whatever the store says', async (_what, method, error) => {
    const once = failing({ [method]: gone });

    expect(await gatewayError(once.run(keyed, () => Promise.reject(error)))).toMatchObject({
      code: error.code,
      outcome: error.outcome,
    });
  });

  it('does not know what became of another request when the store fails while it waits', async () => {
    const unknown = { code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN', safeToRepeat: true };
    const once = failing({
      claim: (_key, inputHash) =>
        Promise.resolve({ state: 'inProgress', inputHash, settled: Promise.reject(new Error('gone')) }),
    });

    expect(await gatewayError(once.run(keyed, gives('doubled')))).toMatchObject(unknown);
  });

  it('does not know it either when the store is gone after the wait', async () => {
    let claims = 0;
    const once = failing({
      claim: (_key, inputHash) =>
        (claims += 1) === 1
          ? Promise.resolve({ state: 'inProgress', inputHash, settled: Promise.resolve() })
          : gone(),
    });

    expect(await gatewayError(once.run(keyed, gives('doubled')))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      outcome: 'UNKNOWN',
      safeToRepeat: true,
    });
  });
});
