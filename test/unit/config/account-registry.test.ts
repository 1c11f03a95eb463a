import { describe, expect, it } from '@jest/globals';
import { AccountRegistry } from '../../../src/config/account-registry.js';
import { testAccount } from '../../support/unit-config.js';

describe('AccountRegistry', () => {
  it('finds the accounts that it was given, and no others', () => {
    const registry = new AccountRegistry([testAccount({ id: 'a' }), testAccount({ id: 'b' })]);

    expect(registry.find('a')?.id).toBe('a');
    expect(registry.find('c')).toBeUndefined();
    expect(registry.find('constructor')).toBeUndefined();
  });

  it('serves exactly the accounts of a changed file', () => {
    const registry = new AccountRegistry([
      testAccount({ id: 'a' }),
      testAccount({ id: 'b', clientId: 'old' }),
    ]);

    registry.replace([testAccount({ id: 'b', clientId: 'new' })]);

    expect(registry.find('a')).toBeUndefined();
    expect(registry.find('b')?.clientId).toBe('new');
  });
});
