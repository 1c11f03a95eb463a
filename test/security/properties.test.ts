import { describe, jest } from '@jest/globals';
import { hostileTests } from '../support/hostile-tests.js';

jest.setTimeout(120_000);

/** `npm run test:long` has twenty times as many. */
describe('a gateway that anything is sent to', () => {
  hostileTests({ bodies: 2000, variables: 1000, webhooks: 2000 });
});
