import { markProven } from '../identity/mark-proven.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { Csat } from '../liveperson/csat.js';
import type { Optional } from '../liveperson/optional.js';
import { setUserProfile } from '../liveperson/set-user-profile.js';
import type { UserProfile } from '../liveperson/set-user-profile.js';
import {
  changeTtr,
  closeConversation,
  closeMainDialog,
  submitCsat,
} from '../liveperson/update-conversation-field.js';
import type { Connector } from '../connector/connector.js';
import type { ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import { isDoubt, patienceFor } from './inquiry.js';
import { keyOwner } from './key-owner.js';
import type { Attempt, Once, OnceOptions } from './once.js';
import type { Asking, PostOffice } from './post-office.js';
import type { Reach, Target } from './reach.js';
import { soon } from './soon.js';

/** What changing conversations stands on. */
export interface ChangesParts {
  readonly postOffice: PostOffice;
  readonly connector: Connector;
  readonly reach: Reach;
  readonly once: Once;
  readonly store: ConversationStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Allows what LivePerson does not confirm for consumers of the Send API. */
  readonly allowUnconfirmed: boolean;
}

/** A conversation after it was closed, and whether it was closed before. */
export interface Closed {
  readonly record: ConversationRecord;
  readonly alreadyClosed: boolean;
}

/** Closing, rating and urgency of conversations, and the profile of consumers. */
export class Changes {
  constructor(private readonly parts: ChangesParts) {}

  /** Closes the whole conversation, or the main dialog so that a survey can open. What is closed stays closed: no error. */
  async close(
    input: Target & { readonly mode: 'CONVERSATION' | 'MAIN_DIALOG' },
    asking: Asking,
  ): Promise<Closed> {
    const { postOffice } = this.parts;
    const { mode, conversationId } = input;
    const whole = mode === 'CONVERSATION';
    const isClosed = ({ state, stage }: ConversationRecord): boolean => (whole ? stage : state) === 'CLOSE';
    const reached = await postOffice.reach(input, asking);
    // What is known to be closed is never opened again: nobody has to be asked.
    if (reached.record && isClosed(reached.record)) return { record: reached.record, alreadyClosed: true };
    const build = whole ? closeConversation : closeMainDialog;
    const request = (id: string) => build({ id, conversationId });
    const since = this.parts.now();
    try {
      const alreadyClosed = await this.#isRefusedAsClosed(() =>
        postOffice.post({ effect: 'idempotent', request }, reached, asking),
      );
      const facts = alreadyClosed ? {} : { closeReason: 'CONSUMER' };
      return { record: await postOffice.markClosed(reached, { whole, ...facts }), alreadyClosed };
    } catch (error) {
      if (!(error instanceof GatewayError) || error.outcome !== 'UNKNOWN') throw error;
      const record = await this.#told(input, { since, isSo: isClosed }, asking);
      if (record === undefined) throw error;
      return { record, alreadyClosed: false };
    }
  }

  /** The conversation once webhooks tell that it is as it was to be; undefined when none does in time. */
  async #told(
    { accountId, conversationId: id }: Target,
    { since, isSo }: { readonly since: number; readonly isSo: (record: ConversationRecord) => boolean },
    { scope }: Asking,
  ): Promise<ConversationRecord | undefined> {
    const look = async (): Promise<ConversationRecord | undefined> => {
      const [record] = await this.parts.store.getMany([{ accountId, id }]);
      return record && isSo(record) ? record : undefined;
    };
    // Whatever else goes wrong while looking, the doubt stays.
    return soon(look, patienceFor({ since }, scope, this.parts.now())).catch(() => undefined);
  }

  async #isRefusedAsClosed(post: () => Promise<unknown>): Promise<boolean> {
    try {
      await post();
      return false;
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'CONVERSATION_CLOSED') return true;
      throw error;
    }
  }

  /** Answers the legacy satisfaction survey (OVR); LivePerson ignores it where the newer survey is set up (PCS). */
  csat(input: Target & Csat & Keyed, asking: Asking): Promise<ConversationRecord> {
    const told = ({ since }: Pick<Attempt, 'since'>): Promise<ConversationRecord | undefined> =>
      this.#told(input, { since, isSo: isRated(input) }, asking);
    const work = async (): Promise<ConversationRecord> => {
      const { conversationId } = input;
      const { postOffice, now } = this.parts;
      const reached = await postOffice.reach(input, asking);
      const request = (id: string) => submitCsat({ id, conversationId }, input);
      const since = now();
      try {
        await postOffice.post({ effect: 'once', request }, reached, asking);
        // A rating goes in after closing: it shows nothing of how the conversation stands.
        return postOffice.recordOf(reached);
      } catch (error) {
        const record = isDoubt(error) ? await told({ since }) : undefined;
        if (record === undefined) throw error;
        return record;
      }
    };
    return this.#once({ operation: 'submitCsat', input, asking }, work, { findOut: told });
  }

  /** Changes how soon an answer is due, where the operator allows what LivePerson documents for its window API only (MWS). */
  async ttr(
    input: Target & { readonly ttr: string; readonly seconds: number },
    asking: Asking,
  ): Promise<ConversationRecord> {
    if (!this.parts.allowUnconfirmed) {
      throw new GatewayError(
        'FEATURE_NOT_ENABLED',
        'LivePerson does not confirm changeTtr for consumers; UNCONFIRMED_OPERATIONS is off.',
      );
    }
    const { conversationId, ttr, seconds } = input;
    const reached = await this.parts.postOffice.reach(input, asking);
    const request = (id: string) => changeTtr({ id, conversationId }, ttr, seconds);
    await this.parts.postOffice.post({ effect: 'idempotent', request }, reached, asking);
    return this.parts.postOffice.remember(reached, { ttr });
  }

  /** Sets the consumer's profile; engagement attributes replace those sent before (SDEM). Answers with the consumer's own id. */
  async profile(input: ProfileChange, { caller, scope }: Asking): Promise<string> {
    const { accountId, consumerId, userProfile } = input;
    const { credentials } = this.parts.reach.speaker(accountId, consumerId, caller);
    const open = credentials.peek()?.consumerJws.lpConsumerId;
    const record = open === undefined ? undefined : await this.parts.store.findOpen(accountId, open);
    const request = (id: string) => setUserProfile(id, userProfile);
    await this.parts.connector.send(
      { effect: 'idempotent', request, client: record?.client },
      credentials,
      scope,
    );
    markProven(caller, accountId);
    return credentials.peek()?.consumerJws.extConsumerId ?? consumerId ?? '';
  }

  async #once<T>(
    { operation, input, asking }: KeyedRequest,
    work: () => Promise<T>,
    options: OnceOptions<T>,
  ): Promise<T> {
    const { idempotencyKey, ...rest } = input;
    if (!idempotencyKey) return work();
    const keyed = { operation, owner: keyOwner(input, asking.caller), key: idempotencyKey, input: rest };
    return (await this.parts.once.run(keyed, work, options)).value;
  }
}

/** Whether a conversation has this very rating. */
function isRated({ rating, resolved, status }: Csat): (record: ConversationRecord) => boolean {
  return ({ csat }) => csat?.rating === rating && csat.resolved === resolved && csat.status === status;
}

/** A new profile of a consumer. */
export interface ProfileChange {
  readonly accountId: string;
  readonly consumerId?: Optional<string>;
  readonly userProfile: UserProfile;
}

interface KeyedRequest {
  readonly operation: string;
  readonly input: Target & Keyed;
  readonly asking: Asking;
}

interface Keyed {
  /** 1 to 128 characters. */
  readonly idempotencyKey?: Optional<string>;
}
