import { expect, test } from '@jest/globals';
import { describeSandbox } from '../../sandbox/describe-sandbox.js';
import { at } from './support/at.js';
import { withSandbox } from './support/with-sandbox.js';

test('tells the address, each account with app id and secret, and the controls', () =>
  withSandbox((sandbox) => {
    const words = describeSandbox(sandbox);
    const { id, clientId, clientSecret } = at(sandbox.accounts, 0);
    for (const word of [sandbox.url, id, clientId, clientSecret]) expect(words).toContain(word);
    for (const control of ['calls', 'conversations', 'agent', 'webhooks', 'faults', 'settings', 'reset']) {
      expect(words).toContain(`/_sandbox/${control}`);
    }
    return Promise.resolve();
  }));
