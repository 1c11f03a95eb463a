import type { AlarmStore } from './alarm-store.js';
import type { ConversationStore } from './conversation-store.js';
import type { EventLog, LogRetention } from './event-log.js';
import type { ForgettableConsumer, Forgotten } from './forgotten.js';
import type { IdempotencyStore } from './idempotency-store.js';
import type { LiveChannel } from './live-channel.js';
import type { MessageStore } from './message-store.js';
import type { RateMaker } from './rate.js';

/** What a set of stores keeps, and for how long. */
export interface StoreOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly retention: LogRetention;
  /** Most messages kept of one conversation; the oldest make room. */
  readonly maxMessagesEach: number;
  /** A conversation of which nothing was heard for so long is forgotten, record and messages; at least `maxAgeMs`. */
  readonly forgetAfterMs: number;
  readonly keys: KeyOptions;
}

/** How idempotency keys are kept. */
export interface KeyOptions {
  /** How long a claim holds without an outcome; longer than the longest operation. */
  readonly leaseMs: number;
  /** How long a key is remembered. */
  readonly keepMs: number;
  /** How often a waiter looks by itself, for what no bell tells. */
  readonly pollMs: number;
}

/** Sizes, for metrics; what a store cannot count cheaply is absent. */
export interface StoreStats {
  readonly kind: 'memory' | 'embedded' | 'redis';
  readonly conversations?: number | undefined;
  readonly events?: number | undefined;
  readonly messages?: number | undefined;
  readonly keys?: number | undefined;
  readonly usedBytes?: number | undefined;
  readonly maxBytes?: number | undefined;
  /** Those who wait for events here. */
  readonly watchers: number;
}

/** Everything that outlives a request, in one place and under one retention. */
export interface StoreSet {
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly idempotency: IdempotencyStore;
  readonly events: EventLog;
  readonly live: LiveChannel;
  readonly alarms: AlarmStore;
  /** 32 random bytes that all replicas share, the same for a name as long as the store lives. */
  secret(name: string): Promise<Buffer>;
  /** Counts acts by the minute; shared by all replicas where the store is, and never durable. */
  readonly rate: RateMaker;
  /** What an operator should know of how this store is set up. */
  readonly warnings: readonly string[];
  /** Removes everything that is kept of a consumer; what comes of it later is kept anew. */
  forget(consumer: ForgettableConsumer): Promise<Forgotten>;
  /** Participant ids at LivePerson of consumers whom a brand's channel calls so; looks at every conversation of the account. */
  consumersNamed(accountId: string, extConsumerId: string): Promise<readonly string[]>;
  /** Removes what retention gives up, a bounded piece; answers with how many things went. */
  sweep(): Promise<number>;
  stats(): Promise<StoreStats>;
  /** Ends waiting and watching, writes what was accepted, and lets go of files and connections. */
  close(): Promise<void>;
}
