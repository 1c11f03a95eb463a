import { afterAll, describe, jest } from '@jest/globals';
import { hostileTests } from '../support/hostile-tests.js';
import { keepResult } from '../support/webhook-result.js';

jest.setTimeout(1_800_000);

describe('a gateway that anything is sent to, for long', () => {
  const begun = Date.now();
  const results: Record<string, unknown> = {};
  // Kinds that did harm are missing.
  afterAll(() => keepResult('properties', { ...results, seconds: Math.round((Date.now() - begun) / 1000) }));

  hostileTests({ bodies: 40_000, variables: 20_000, webhooks: 40_000 }, (kind, result) => {
    results[kind] = result;
  });
});
