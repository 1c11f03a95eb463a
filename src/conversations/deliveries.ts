import { hash } from 'node:crypto';
import type { RequestScope } from '../connector/request-scope.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { Caller } from '../identity/caller.js';
import type { LivePersonMessage, MessageStatus } from '../liveperson/message.js';
import type { ConversationKey, ConversationStore } from '../store/conversation-store.js';
import type { IdempotencyStore } from '../store/idempotency-store.js';
import type { MessageStore } from '../store/message-store.js';
import { behalfOfOwner } from './behalf.js';
import type { Behalf } from './behalf.js';
import { receiptLetter } from './drafts.js';
import type { PostOffice } from './post-office.js';

/** What telling of deliveries stands on. */
export interface DeliveriesParts {
  readonly postOffice: Pick<PostOffice, 'reach' | 'post'>;
  readonly store: Pick<ConversationStore, 'getMany'>;
  readonly messages: Pick<MessageStore, 'list'>;
  /** Remembers which messages were told of, by whichever replica. */
  readonly claims: IdempotencyStore;
  readonly createScope: () => RequestScope;
}

/** A message that was handed to a subscriber, and who subscribed. */
export interface Delivery {
  readonly key: ConversationKey;
  readonly message: LivePersonMessage;
  readonly caller: Caller;
}

/** How long messages of a dialog are gathered for one receipt. */
const gatherMs = 50;
/** Most messages of one receipt. */
const mostAtOnce = 500;
/** Statuses that ACCEPT adds something to. */
const unaccepted: readonly MessageStatus[] = ['SENT', 'NACKED'];

interface Batch {
  readonly key: ConversationKey;
  readonly dialogId: string;
  readonly caller: Caller;
  readonly sequences: Set<number>;
}

/**
 * Tells LivePerson, by ACCEPT, that messages for a consumer have arrived: once for each message, however many listen
 * at however many replicas. Best effort: nothing is repeated, and nobody waits for it.
 */
export class Deliveries {
  readonly #gathering = new Map<string, Batch>();

  constructor(private readonly parts: DeliveriesParts) {}

  /** Notes that a message was handed to a subscriber; never fails. */
  handed({ key, message, caller }: Delivery): void {
    if (message.from.role === 'CONSUMER') return;
    const { dialogId, sequence } = message;
    // Forwarded tokens speak for their own subscription alone.
    const whose = caller.kind === 'forwarded' ? caller.consumerJws.token : '';
    const name = JSON.stringify([key.accountId, key.id, dialogId, whose]);
    const batch = this.#gathering.get(name) ?? this.#gather(name, { key, dialogId, caller });
    batch.sequences.add(sequence);
    if (batch.sequences.size === mostAtOnce) this.#gathering.delete(name);
  }

  #gather(name: string, from: Omit<Batch, 'sequences'>): Batch {
    const batch = { ...from, sequences: new Set<number>() };
    this.#gathering.set(name, batch);
    const tell = (): void => {
      if (this.#gathering.get(name) === batch) this.#gathering.delete(name);
      // What fails here is told by nobody: the consumer's own receipts say more.
      this.#tell(batch).catch(() => undefined);
    };
    setTimeout(tell, gatherMs).unref();
    return batch;
  }

  async #tell(batch: Batch): Promise<void> {
    const [record] = await this.parts.store.getMany([batch.key]);
    const behalf = record && behalfOfOwner(record, batch.caller);
    if (behalf === undefined) return;
    const wanted = await this.#unaccepted(batch);
    const claims = wanted.map(async (sequence) => ({ sequence, isMine: await this.#claim(batch, sequence) }));
    // Each by itself: what could be claimed is told, whatever became of the others.
    const settled = await Promise.allSettled(claims);
    const claimed = settled.flatMap((one) =>
      one.status === 'fulfilled' && one.value.isMine ? [one.value.sequence] : [],
    );
    if (claimed.length === 0) return;
    const mayHaveArrived = await this.#send(behalf, batch.dialogId, claimed);
    await Promise.all(
      claimed.map((sequence) => {
        const name = nameOf(batch, sequence);
        return mayHaveArrived
          ? this.parts.claims.settle(name, { kind: 'value', value: 'ACCEPT' })
          : this.parts.claims.release(name);
      }),
    );
  }

  async #unaccepted({ key, dialogId, sequences }: Batch): Promise<number[]> {
    const [known = []] = await this.parts.messages.list([key]);
    const told = new Set(
      known.flatMap((message) =>
        message.dialogId === dialogId && !unaccepted.includes(message.status) ? [message.sequence] : [],
      ),
    );
    return [...sequences].filter((sequence) => !told.has(sequence));
  }

  async #claim(batch: Batch, sequence: number): Promise<boolean> {
    const name = nameOf(batch, sequence);
    const { state } = await this.parts.claims.claim(name, 'ACCEPT');
    // Somebody may have told of it and died: it is not told again.
    if (state === 'lost') await this.parts.claims.settle(name, { kind: 'value', value: 'ACCEPT' });
    return state === 'claimed';
  }

  /** False when LivePerson surely heard nothing of it. */
  async #send({ target, caller }: Behalf, dialogId: string, sequences: readonly number[]): Promise<boolean> {
    const { postOffice, createScope } = this.parts;
    const asking = { caller, scope: createScope() };
    const reached = await postOffice.reach(target, asking).catch(() => undefined);
    if (reached === undefined) return false;
    const letter = receiptLetter({ ...target, dialogId, status: 'ACCEPT', sequences }, []);
    try {
      await postOffice.post(letter, reached, asking);
      return true;
    } catch (error) {
      return !(error instanceof GatewayError) || error.outcome !== 'NOT_SENT';
    }
  }
}

/** No operation's key has this form. */
function nameOf({ key, dialogId }: Batch, sequence: number): string {
  const message = JSON.stringify([key.accountId, key.id, dialogId, sequence]);
  return `accept-${hash('sha256', message, 'base64url')}`;
}
