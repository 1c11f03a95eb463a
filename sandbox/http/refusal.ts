import type { Reply } from './reply.js';

/**
 * Thrown by a handler that refuses a whole request; it rises untouched to the listener, which sends its
 * reply.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly reply: Reply) {
    super(`refused with ${reply.status}`);
  }
}
