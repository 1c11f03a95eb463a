import { hash } from 'node:crypto';
import { GatewayError } from '../errors/gateway-error.js';
import { freezeError, reviveError } from './frozen-error.js';
import type { FrozenError } from './frozen-error.js';
import { ifKept } from './if-kept.js';
import { isPassing, isRefusal } from './refusals.js';
import type { Claim, IdempotencyStore, SettledOutcome } from '../store/idempotency-store.js';
import { isRecord } from '../liveperson/is-record.js';
import { isStoreFailure } from '../store/store-failure.js';

/** An operation that is carried out once for a key, whoever asks again. */
export interface KeyedOperation {
  /** Name of the mutation. */
  readonly operation: string;
  /** Whose key it is: keys of different callers never meet. */
  readonly owner: string;
  readonly key: string;
  readonly input: unknown;
}

/** The one attempt that a key stands for, whoever asks about it. */
export interface Attempt {
  /** The same whenever the key is used, and for no other key; 43 characters of base64url. */
  readonly mark: string;
  /** When it was first asked for; milliseconds since 1970. */
  readonly since: number;
  /** True when whoever made it is gone, or failed as nobody foresaw: any part of it may have taken effect. */
  readonly isLost: boolean;
}

/** What goes with carrying an operation out once. */
export interface OnceOptions<V> {
  /**
   * What became of an attempt whose outcome is not known: its value, undefined when that cannot be found out. Throws
   * a GatewayError when LivePerson refused it.
   */
  readonly findOut?: (attempt: Attempt) => Promise<V | undefined>;
  /** Waits for another request with the key, no longer than this one may last. */
  readonly patiently?: (others: Promise<void>) => Promise<void>;
}

/** A value, and whether an earlier request with the same key produced it. */
export interface OnceResult<V> {
  readonly value: V;
  readonly replayed: boolean;
}

/** Carries out an operation at most once for a key; the same key meanwhile waits for the outcome. */
export class Once {
  constructor(private readonly store: IdempotencyStore) {}

  /**
   * The outcome of `work`, or of the request that used the key first. One that is not known is looked after, and never
   * simply tried again. Throws IDEMPOTENCY_KEY_REUSED for other input; what the store throws when the key cannot be
   * claimed, before anything is sent.
   */
  async run<V>(
    keyed: KeyedOperation,
    work: (attempt: Attempt) => Promise<V>,
    { findOut, patiently = (others) => others }: OnceOptions<V> = {},
  ): Promise<OnceResult<V>> {
    const mark = digestOf([keyed.operation, keyed.owner, keyed.key]);
    const inputHash = digestOf(keyed.input);
    for (let isFirst = true; ; isFirst = false) {
      const claim = await this.#claim(mark, inputHash, isFirst);
      if (claim.state === 'claimed') {
        return {
          value: await this.#carryOut({ mark, since: claim.since, isLost: false }, work),
          replayed: false,
        };
      }
      if (claim.inputHash !== inputHash) throw reused();
      if (claim.state === 'inProgress') {
        await patiently(claim.settled).catch(endOfWaiting);
        continue;
      }
      if (claim.state === 'settled') return { value: valueOf(claim.outcome) as V, replayed: true }; // stored under the same operation
      const known = claim.state === 'doubt' ? (claim.error as Doubt) : undefined; // stored by `ended`
      const attempt = { mark, since: claim.since, isLost: known?.isLost ?? true };
      const doubt = known === undefined ? lost() : reviveError(known);
      return { value: await this.#lookAfter(attempt, doubt, findOut), replayed: true };
    }
  }

  /** A store that fails before anything is known of the key leaves nothing sent; one that fails later leaves a doubt. */
  async #claim(mark: string, inputHash: string, isFirst: boolean): Promise<Claim> {
    try {
      return await this.store.claim(mark, inputHash);
    } catch (error) {
      throw isFirst || !isStoreFailure(error) ? error : lost();
    }
  }

  async #carryOut<V>(attempt: Attempt, work: (attempt: Attempt) => Promise<V>): Promise<V> {
    let value: V;
    try {
      value = await work(attempt);
    } catch (error) {
      throw await this.#afterFailure(attempt.mark, error);
    }
    // It took effect: should this fail, the key stays claimed, and whoever uses it again looks after it.
    await ifKept(this.store.settle(attempt.mark, { kind: 'value', value }));
    return value;
  }

  /**
   * Settles a doubt where it can be; throws it otherwise. It holds the key meanwhile: what is found may have to be
   * completed, such as by a first message, and that happens once, too.
   */
  async #lookAfter<V>(attempt: Attempt, doubt: GatewayError, findOut: OnceOptions<V>['findOut']): Promise<V> {
    let end: GatewayError = doubt;
    let { isLost } = attempt;
    try {
      const value = await findOut?.(attempt);
      if (value !== undefined) {
        await ifKept(this.store.settle(attempt.mark, { kind: 'value', value }));
        return value;
      }
    } catch (error) {
      if (isRefusal(error)) end = error;
      isLost ||= !(error instanceof GatewayError);
    }
    await ifKept(this.store.settle(attempt.mark, ended(end, isLost)));
    throw end;
  }

  /** Frees or settles the key, and gives the error to throw. */
  async #afterFailure(mark: string, error: unknown): Promise<unknown> {
    const known = error instanceof GatewayError ? error : unforeseen();
    const isHarmless = known.outcome === 'UNKNOWN' && known.safeToRepeat;
    if (known.outcome === 'NOT_SENT' || isPassing(known) || isHarmless) {
      await ifKept(this.store.release(mark));
      return error;
    }
    // With a key, asking again never sends again: safe, whatever the outcome.
    const kept = new GatewayError(known.code, known.message, { ...known.facts, effect: 'idempotent' });
    await ifKept(this.store.settle(mark, ended(kept, error !== known)));
    return error === known ? kept : error;
  }
}

/** A doubt as it is kept: once any part of an attempt may have taken effect, that stays so. */
type Doubt = FrozenError & Pick<Attempt, 'isLost'>;

/** How an error is kept: whoever asks next looks after one that leaves a doubt. */
function ended(error: GatewayError, isLost: boolean): SettledOutcome {
  if (error.outcome !== 'UNKNOWN') return { kind: 'error', error: freezeError(error) };
  const doubt: Doubt = { ...freezeError(error), isLost };
  return { kind: 'doubt', error: doubt };
}

/** The value of an outcome; throws the error that it is. */
function valueOf(outcome: SettledOutcome): unknown {
  if (outcome.kind === 'value') return outcome.value;
  throw reviveError(outcome.error as FrozenError); // stored by `ended`
}

/** What later requests with the key are told of a fault: it may have come after something was sent. */
function unforeseen(): GatewayError {
  const message = 'The gateway failed, and it is not known whether LivePerson carried it out.';
  return new GatewayError('OUTCOME_UNKNOWN', message, { outcome: 'UNKNOWN', effect: 'once' });
}

/** Whoever claimed the key is gone, and nobody knows how far it got. */
function lost(): GatewayError {
  return new GatewayError('OUTCOME_UNKNOWN', 'An earlier request with this key ended without an outcome.', {
    outcome: 'UNKNOWN',
    effect: 'idempotent',
  });
}

function endOfWaiting(error: unknown): never {
  throw error instanceof GatewayError ? error : lost();
}

function reused(): GatewayError {
  return new GatewayError('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used with other input.');
}

/** The same for equal values, whatever the order of their members. */
function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value, inOrder), 'base64url');
}

function inOrder(_name: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
