import { describe, jest } from '@jest/globals';
import { hostileTests } from '../support/hostile-tests.js';

jest.setTimeout(1_800_000);

describe('a gateway that anything is sent to, for long', () => {
  hostileTests({ bodies: 40_000, variables: 20_000, webhooks: 40_000 });
});
