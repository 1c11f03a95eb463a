import type { Account, Accounts } from '../config/account.js';
import type { ConversationReads } from '../connector/conversation-reads.js';
import { forwardedCredentials, managedCredentials } from '../connector/credentials.js';
import type { Credentials, TokenSources } from '../connector/credentials.js';
import type { RequestScope } from '../connector/request-scope.js';
import type { Caller } from '../identity/caller.js';
import { readableIn } from '../identity/may-read.js';
import { proveForwarded } from '../identity/prove-forwarded.js';
import type { ConversationSnapshot } from '../liveperson/conversation-snapshot.js';
import type { LivePersonMessage } from '../liveperson/message.js';
import type { ConversationKey, ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import { adopt } from './adopt.js';
import { meetConsumer } from './meet-consumer.js';
import type { Asking } from './post-office.js';

/** What reading conversations stands on. */
export interface ReadingsParts {
  readonly accounts: Accounts;
  readonly tokens: TokenSources;
  readonly store: ConversationStore;
  readonly reads: ConversationReads;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How long what LivePerson told of an open conversation is taken for how it stands. */
const freshMs = 5000;

/** A record, null for what is missing or foreign, or why it could not be found out. */
export type Reading = ConversationRecord | null | Error;

/** A conversation to read. */
export interface ReadingKey extends ConversationKey {
  /** Its messages are asked for next: they come along where that costs no further call. */
  readonly withMessages?: boolean;
}

type Messages = readonly LivePersonMessage[];

/** What is asked about in one account: what is missing or stale, and what may come along with it. */
interface Refresh {
  readonly keys: readonly ReadingKey[];
  readonly along: readonly ReadingKey[];
}

/** Reads conversations: from the gateway's own record, completed and refreshed from LivePerson's read APIs. */
export class Readings {
  readonly #along = new WeakMap<RequestScope, Map<string, Messages>>();

  constructor(private readonly parts: ReadingsParts) {}

  /** Conversations that the caller may read, in the order of the keys; one question for each account at the most. */
  async getMany(keys: readonly ReadingKey[], { caller, scope }: Asking): Promise<Reading[]> {
    const accountIds = [...new Set(keys.map((key) => key.accountId))];
    await this.prove({ caller, scope }, accountIds);
    const records = await this.parts.store.getMany(keys);
    const found = new Map(records.flatMap((record) => (record ? [[keyOf(record), record as Reading]] : [])));
    // A foreign conversation is asked about as a missing one is: neither the answer nor its failure tells them apart.
    const stale = keys.filter((key) => !this.#isFresh(found.get(keyOf(key)), caller));
    const fresh = keys.filter((key) => key.withMessages && this.#isFresh(found.get(keyOf(key)), caller));
    // Nobody is asked about an account in which the caller may read nothing: its tokens are for another.
    const readable = accountIds.filter((id) => readableIn(caller, id) !== undefined);
    await Promise.all(
      readable.map((id) =>
        this.#refresh(
          {
            keys: stale.filter((key) => key.accountId === id),
            along: fresh.filter((key) => key.accountId === id),
          },
          found,
          { caller, scope },
        ),
      ),
    );
    return keys.map((key) => {
      const reading = found.get(keyOf(key)) ?? null;
      return reading === null || reading instanceof Error || mayRead(caller, reading) ? reading : null;
    });
  }

  /** Messages that came along with a reading of this request. */
  messagesAlong(key: ConversationKey, scope: RequestScope): Messages | undefined {
    return this.#along.get(scope)?.get(keyOf(key));
  }

  /** Finds out who the caller is at LivePerson, where that can be had; throws UNAUTHENTICATED for a caller who may read nothing, whatever is there. */
  async prove({ caller, scope }: Asking, accountIds: readonly string[]): Promise<void> {
    const { accounts, tokens } = this.parts;
    for (const id of accountIds) {
      await proveForwarded(caller, accounts.find(id));
      if (caller.kind === 'token') await meetConsumer(caller, accounts.find(id), tokens, scope);
    }
    for (const id of accountIds) readableIn(caller, id);
  }

  /** Tokens to read a conversation with, when its consumer is known. */
  credentialsFor(
    account: Account,
    record: ConversationRecord | undefined,
    caller: Caller,
  ): Credentials | undefined {
    if (caller.kind === 'forwarded') return forwardedCredentials(account, caller.appJwt, caller.consumerJws);
    const own = caller.kind === 'token' && !caller.mayDelegate ? caller.consumerId : undefined;
    const extConsumerId = own ?? record?.extConsumerId;
    return extConsumerId === undefined
      ? undefined
      : managedCredentials(account, extConsumerId, this.parts.tokens);
  }

  /** Whether what is known needs nobody to be asked. */
  #isFresh(reading: Reading | undefined, caller: Caller): boolean {
    if (reading === undefined || reading === null || reading instanceof Error) return false;
    if (!mayRead(caller, reading)) return false;
    if (reading.stage === 'CLOSE' && reading.dialogs !== undefined) return true;
    if (awaitsSurvey(reading)) return false;
    return (reading.checkedAt ?? 0) + freshMs > this.parts.now();
  }

  /** Asks for what is missing or stale in one account. What was known stands when that fails. */
  async #refresh({ keys, along }: Refresh, found: Map<string, Reading>, asking: Asking): Promise<void> {
    const account = this.parts.accounts.find(keys[0]?.accountId ?? '');
    if (account === undefined || keys.length === 0) return;
    const knownOf = (key: ConversationKey): ConversationRecord | undefined => {
      const reading = found.get(keyOf(key));
      return reading instanceof Error ? undefined : (reading ?? undefined);
    };
    const wantedOf = (key: ConversationKey) => ({
      id: key.id,
      ...withCredentials(this.credentialsFor(account, knownOf(key), asking.caller)),
    });
    const wanted = [...keys.map(wantedOf), ...along.map((key) => ({ ...wantedOf(key), along: true }))];
    try {
      const messages = keys.some(({ withMessages }) => withMessages) && 'along';
      const snapshots = await this.parts.reads.snapshots(account, wanted, { messages }, asking.scope);
      for (const key of [...keys, ...along]) {
        const snapshot = snapshots.get(key.id);
        this.#keepAlong(key, snapshot, asking.scope);
        const record = snapshot && (await this.#adopt(account, snapshot, knownOf(key), asking.caller));
        if (record) found.set(keyOf(key), record);
      }
    } catch (error) {
      const failure = error instanceof Error ? error : new Error('read failed', { cause: error });
      for (const key of keys) {
        const known = knownOf(key);
        if (known === undefined || !mayRead(asking.caller, known)) found.set(keyOf(key), failure);
      }
    }
  }

  #keepAlong(key: ConversationKey, snapshot: ConversationSnapshot | undefined, scope: RequestScope): void {
    if (snapshot?.messages === undefined) return;
    const along = this.#along.get(scope) ?? new Map<string, Messages>();
    this.#along.set(scope, along.set(keyOf(key), snapshot.messages));
  }

  async #adopt(
    account: Account,
    snapshot: ConversationSnapshot,
    known: ConversationRecord | undefined,
    caller: Caller,
  ): Promise<ConversationRecord | undefined> {
    const lpConsumerId = snapshot.lpConsumerId ?? known?.lpConsumerId ?? ownIdIn(account.id, caller);
    return lpConsumerId === undefined
      ? undefined
      : adopt({ account, snapshot, lpConsumerId, known }, this.parts);
  }
}

/** True between the close of a main dialog and the first word of the survey that keeps its conversation open. */
function awaitsSurvey({ state, stage, dialogs = [] }: ConversationRecord): boolean {
  return state === 'CLOSE' && stage === 'OPEN' && dialogs.every(({ type }) => type === 'MAIN');
}

/** True when the caller may read a conversation. */
export function mayRead(caller: Caller, record: ConversationRecord): boolean {
  const readable = readableIn(caller, record.accountId);
  return readable?.kind === 'any' || readable?.lpConsumerId === record.lpConsumerId;
}

/** The consumer with whose own tokens a conversation was read. */
function ownIdIn(accountId: string, caller: Caller): string | undefined {
  if (caller.kind === 'forwarded') return caller.consumerJws.lpConsumerId;
  return caller.kind === 'token' ? caller.lpConsumerIds.get(accountId) : undefined;
}

function withCredentials(credentials: Credentials | undefined): { credentials?: Credentials } {
  return credentials === undefined ? {} : { credentials };
}

function keyOf({ accountId, id }: ConversationKey): string {
  return `${accountId} ${id}`;
}
