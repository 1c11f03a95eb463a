import type { ClientProperties } from '../liveperson/client-properties.js';
import type { DialogSnapshot } from '../liveperson/conversation-snapshot.js';
import type { Csat } from '../liveperson/csat.js';
import type { Ending } from './idempotency-store.js';

/** OPEN or CLOSE, in LivePerson's words. */
export type ConversationState = 'OPEN' | 'CLOSE';

/** What the gateway knows of a conversation. Times are milliseconds since 1970. */
export interface ConversationRecord {
  readonly accountId: string;
  readonly id: string;
  /** Participant id of the consumer at LivePerson: with the account, the owner. */
  readonly lpConsumerId: string;
  /** The consumer's id in its own channel; known only for consumers seen here. */
  readonly extConsumerId?: string | undefined;
  /** State of the main dialog. */
  readonly state: ConversationState;
  /** State of the whole conversation: still OPEN while a survey runs. */
  readonly stage: ConversationState;
  readonly skillId?: string | undefined;
  readonly ttr?: string | undefined;
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
  readonly closeReason?: string | undefined;
  /** The rating that LivePerson last told. */
  readonly csat?: Csat | undefined;
  /** Dialogs as LivePerson last told; absent before it told of any: then there is the main one. */
  readonly dialogs?: readonly DialogSnapshot[] | undefined;
  readonly agent?: { readonly id: string; readonly displayName?: string | undefined } | undefined;
  /** What the consumer's application can do: repeated on every send (PCS). */
  readonly client?: ClientProperties | undefined;
  /** When LivePerson last told how the conversation stands. */
  readonly checkedAt?: number | undefined;
  /** `metaDataLastUpdateTs` of the newest state that a webhook told (13.6): an older one changes nothing. */
  readonly toldAt?: number | undefined;
}

/** Which conversation: ids are unique within an account. */
export interface ConversationKey {
  readonly accountId: string;
  readonly id: string;
}

/** The gateway's record of conversations, and the index of the open one of each consumer. */
export interface ConversationStore {
  /** Writes a record. One that is open replaces any other open one of its consumer: LivePerson allows one. */
  put(record: ConversationRecord): Promise<void>;
  /**
   * Writes the record of a conversation that was opened just now, as `put`; what was told of it before stays. Answers with
   * it. A key that ends in it may be settled by the same write; whoever holds it settles it in any case.
   */
  begin(opened: ConversationRecord, ending?: Ending<ConversationRecord>): Promise<ConversationRecord>;
  /** Records in the order of the keys. */
  getMany(keys: readonly ConversationKey[]): Promise<readonly (ConversationRecord | undefined)[]>;
  /** Conversations of a consumer, newest first. */
  listOf(accountId: string, lpConsumerId: string): Promise<readonly ConversationRecord[]>;
  /** The consumer's open conversation. */
  findOpen(accountId: string, lpConsumerId: string): Promise<ConversationRecord | undefined>;
}
