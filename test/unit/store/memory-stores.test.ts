import { describe } from '@jest/globals';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import { storeOptions } from '../../support/store-options.js';
import { conversationStoreContract } from './conversation-store-contract.js';
import { idempotencyStoreContract } from './idempotency-store-contract.js';

describe('stores in memory', () => {
  conversationStoreContract(() => createMemoryStores(storeOptions()).conversations);
  idempotencyStoreContract(() => createMemoryStores(storeOptions()).idempotency);
});
