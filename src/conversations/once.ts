import { createHash } from 'node:crypto';
import { GatewayError } from '../errors/gateway-error.js';
import type { Code } from '../errors/codes.js';
import { freezeError, reviveError } from './frozen-error.js';
import type { FrozenError } from './frozen-error.js';
import type { IdempotencyStore } from '../store/idempotency-store.js';

/** An operation that is carried out once for a key, whoever asks again. */
export interface KeyedOperation {
  /** Name of the mutation. */
  readonly operation: string;
  /** Whose key it is: keys of different callers never meet. */
  readonly owner: string;
  readonly key: string;
  readonly input: unknown;
}

/** A value, and whether an earlier request with the same key produced it. */
export interface OnceResult<V> {
  readonly value: V;
  readonly replayed: boolean;
}

/** Refusals after which nothing took effect and waiting or mending helps: the key stays free for the next try. */
const passing: readonly Code[] = ['UPSTREAM_RATE_LIMITED', 'UPSTREAM_CREDENTIALS_REFUSED', 'UNAUTHENTICATED'];

/** Carries out an operation at most once for a key; the same key meanwhile waits for the outcome. */
export class Once {
  constructor(private readonly store: IdempotencyStore) {}

  /** The outcome of `work`, or of the request that used the key first. Throws IDEMPOTENCY_KEY_REUSED for other input. */
  async run<V>(keyed: KeyedOperation, work: () => Promise<V>): Promise<OnceResult<V>> {
    const key = hash([keyed.operation, keyed.owner, keyed.key]);
    const inputHash = hash(keyed.input);
    for (;;) {
      const claim = await this.store.claim(key, inputHash);
      if (claim.state === 'claimed') return { value: await this.#carryOut(key, work), replayed: false };
      if (claim.inputHash !== inputHash) {
        throw new GatewayError('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used with other input.');
      }
      if (claim.state === 'settled') {
        if (claim.outcome.kind === 'error') throw reviveError(claim.outcome.error as FrozenError);
        return { value: claim.outcome.value as V, replayed: true }; // stored below, under the same operation
      }
      if (claim.state === 'lost') {
        await this.store.settle(key, { kind: 'error', error: freezeError(lost()) });
        throw lost();
      }
      await claim.settled;
    }
  }

  async #carryOut<V>(key: string, work: () => Promise<V>): Promise<V> {
    let value: V;
    try {
      value = await work();
    } catch (error) {
      throw await this.#afterFailure(key, error);
    }
    // It took effect: should this fail, the key stays claimed.
    await this.store.settle(key, { kind: 'value', value });
    return value;
  }

  /** Frees or settles the key, and gives the error to throw. */
  async #afterFailure(key: string, error: unknown): Promise<unknown> {
    const known = error instanceof GatewayError ? error : unforeseen();
    if (known.outcome === 'NOT_SENT' || passing.includes(known.code)) {
      await this.store.release(key);
      return error;
    }
    // With a key, asking again never sends again: safe, whatever the outcome.
    const kept = new GatewayError(known.code, known.message, { ...known.facts, effect: 'idempotent' });
    await this.store.settle(key, { kind: 'error', error: freezeError(kept) });
    return error === known ? kept : error;
  }
}

/** What later requests with the key are told of a fault: it may have come after something was sent. */
function unforeseen(): GatewayError {
  return new GatewayError(
    'OUTCOME_UNKNOWN',
    'The gateway failed, and it is not known whether LivePerson carried it out.',
    {
      outcome: 'UNKNOWN',
    },
  );
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

/** Whoever claimed the key is gone, and nobody knows how far it got: never simply sent again. */
function lost(): GatewayError {
  return new GatewayError('OUTCOME_UNKNOWN', 'An earlier request with this key ended without an outcome.', {
    outcome: 'UNKNOWN',
    effect: 'idempotent',
  });
}
