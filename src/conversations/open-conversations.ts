import type { ConversationReads } from '../connector/conversation-reads.js';
import type { Credentials } from '../connector/credentials.js';
import type { RequestScope } from '../connector/request-scope.js';
import { readableIn } from '../identity/may-read.js';
import type { ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import { adopt } from './adopt.js';
import { isSince, patienceFor } from './inquiry.js';
import type { Attempt } from './once.js';
import type { Asking } from './post-office.js';
import type { Reach } from './reach.js';
import type { Readings } from './readings.js';
import { mayRead } from './readings.js';
import { soon } from './soon.js';

/** What finding a consumer's conversations stands on. */
export interface OpenConversationsParts {
  readonly reach: Reach;
  readonly readings: Readings;
  readonly reads: ConversationReads;
  readonly store: ConversationStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What was there before an attempt to open a conversation. */
export interface Before {
  /** The conversation that was known to be open. */
  readonly openBefore?: string | undefined;
  /** True where one that began a little before counts as another's, whichever clock is wrong. */
  readonly isExact?: boolean;
}

/** A consumer, named as callers name one. */
export interface ConsumerOf {
  readonly accountId: string;
  readonly consumerId: string | null | undefined;
}

/** The conversations of one consumer: the open one, of which LivePerson allows one, and those before. */
export class OpenConversations {
  constructor(private readonly parts: OpenConversationsParts) {}

  /** The open conversation of the consumer for whom the caller may speak, or null. */
  async findFor({ accountId, consumerId }: ConsumerOf, asking: Asking): Promise<ConversationRecord | null> {
    const { credentials } = this.parts.reach.speaker(accountId, consumerId, asking.caller, 'consumerId');
    await this.parts.readings.prove(asking, [accountId]);
    if (readableIn(asking.caller, accountId) === undefined) return null;
    const record = await this.find(credentials, asking.scope, { askAnew: true });
    if (record === undefined) return null;
    // The record may be older than the last word: an agent can have closed it since.
    const [reading] = await this.parts.readings.getMany([record], asking);
    if (reading instanceof Error) throw reading;
    return reading?.stage === 'OPEN' ? reading : null;
  }

  /** The open conversation of a consumer: own record, then history, for one that another replica or channel opened. */
  async find(
    credentials: Credentials,
    scope: RequestScope,
    { askAnew }: { readonly askAnew: boolean },
  ): Promise<ConversationRecord | undefined> {
    const { account } = credentials;
    const { lpConsumerId } = (credentials.peek() ?? (await credentials.get(scope))).consumerJws;
    const known = await this.parts.store.findOpen(account.id, lpConsumerId);
    if (known !== undefined || !askAnew) return known;
    // History counts a conversation whose survey runs among the closed ones (MHIST: `status` is the main dialog's).
    for (const state of ['OPEN', 'CLOSE'] as const) {
      const snapshots = await this.parts.reads.ofConsumer(account, lpConsumerId, [state], scope);
      for (const snapshot of snapshots.filter(({ stage }) => stage === 'OPEN')) {
        const record = await this.#adopt(credentials, snapshot, lpConsumerId);
        // History lags behind: what is known to be closed here is not open.
        if (record.stage === 'OPEN') return record;
      }
    }
    return undefined;
  }

  /** A conversation of a consumer that an attempt may have opened, as webhooks tell it within a moment. */
  async awaitSince(
    credentials: Credentials,
    scope: RequestScope,
    attempt: Pick<Attempt, 'since'> & Before,
  ): Promise<ConversationRecord | undefined> {
    const { account } = credentials;
    const { lpConsumerId } = (credentials.peek() ?? (await credentials.get(scope))).consumerJws;
    const look = async (): Promise<ConversationRecord | undefined> => {
      const newestFirst = await this.parts.store.listOf(account.id, lpConsumerId);
      // One that began a little before may be of another attempt, and over.
      return newestFirst.find(({ id, stage, startedAt }) => {
        if (id === attempt.openBefore) return false;
        if (startedAt >= attempt.since) return true;
        return attempt.isExact !== true && stage === 'OPEN' && isSince(attempt, startedAt);
      });
    };
    return soon(look, patienceFor(attempt, scope, this.parts.now()));
  }

  /** The id of the conversation that is known to be open now, if who the consumer is is known, too; asks nobody. */
  async knownOpen(credentials: Credentials): Promise<string | undefined> {
    const lpConsumerId = credentials.peek()?.consumerJws.lpConsumerId;
    if (lpConsumerId === undefined) return undefined;
    return (await this.parts.store.findOpen(credentials.account.id, lpConsumerId))?.id;
  }

  /** All conversations of the consumer for whom the caller may speak, newest first; one state only when it is given. */
  async list(
    { accountId, consumerId }: ConsumerOf,
    state: State | null,
    asking: Asking,
  ): Promise<ConversationRecord[]> {
    const { account, credentials } = this.parts.reach.speaker(
      accountId,
      consumerId,
      asking.caller,
      'consumerId',
    );
    await this.parts.readings.prove(asking, [accountId]);
    if (readableIn(asking.caller, accountId) === undefined) return [];
    const { lpConsumerId } = (credentials.peek() ?? (await credentials.get(asking.scope))).consumerJws;
    const states: readonly State[] = state === null ? ['OPEN', 'CLOSE'] : [state];
    const snapshots = await this.parts.reads.ofConsumer(account, lpConsumerId, states, asking.scope);
    await Promise.all(snapshots.map((snapshot) => this.#adopt(credentials, snapshot, lpConsumerId)));
    const records = await this.parts.store.listOf(accountId, lpConsumerId);
    return records.filter(
      (record) => (state === null || record.stage === state) && mayRead(asking.caller, record),
    );
  }

  async #adopt(
    credentials: Credentials,
    snapshot: Parameters<typeof adopt>[0]['snapshot'],
    lpConsumerId: string,
  ): Promise<ConversationRecord> {
    const { account } = credentials;
    const [known] = await this.parts.store.getMany([{ accountId: account.id, id: snapshot.id }]);
    const extConsumerId = credentials.peek()?.consumerJws.extConsumerId;
    return adopt({ account, snapshot, lpConsumerId, known, extConsumerId }, this.parts);
  }
}

type State = 'OPEN' | 'CLOSE';
