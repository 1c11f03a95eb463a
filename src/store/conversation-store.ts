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
  /** Records in the order of the keys. */
  getMany(keys: readonly ConversationKey[]): Promise<readonly (ConversationRecord | undefined)[]>;
  /** The consumer's open conversation. */
  findOpen(accountId: string, lpConsumerId: string): Promise<ConversationRecord | undefined>;
}
