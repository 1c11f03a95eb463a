import { describe, expect, it } from '@jest/globals';
import { readableIn } from '../../../src/identity/may-read.js';
import { forwarded } from '../../support/unit-caller.js';
import { thrownGatewayError } from '../../support/unit-error.js';
import { john } from '../../support/unit-opening.js';
import { lpConsumerId } from '../../support/unit-tokens.js';

describe('readableIn', () => {
  it('lets anyone read anything', () => {
    expect(readableIn({ kind: 'anyone' }, '12345678')).toEqual({ kind: 'any' });
  });

  it('lets nobody read anything', () => {
    const caller = { kind: 'nobody', reason: 'Send your tokens.' } as const;

    expect(thrownGatewayError(() => readableIn(caller, '12345678'))).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'Send your tokens.',
    });
  });

  it('lets claims that are not proven decide nothing', () => {
    expect(thrownGatewayError(() => readableIn(forwarded(), '12345678'))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('lets a proven caller read its own, in the account of the proof only', () => {
    const caller = { ...forwarded(), provenIn: '12345678' };

    expect(readableIn(caller, '12345678')).toEqual({
      kind: 'own',
      lpConsumerId: lpConsumerId(john),
      extConsumerId: john,
    });
    expect(readableIn(caller, '87654321')).toBeUndefined();
  });
});
