import type { RequestScope } from '../connector/request-scope.js';
import { GatewayError } from '../errors/gateway-error.js';
import { actingConsumer } from '../identity/acting-consumer.js';
import type { Caller } from '../identity/caller.js';
import { publishChatState } from '../liveperson/publish-event.js';
import type { ConversationRecord } from '../store/conversation-store.js';
import { behalfOf, behalfOfOwner } from './behalf.js';
import type { Behalf } from './behalf.js';
import type { Composing } from './composing.js';
import type { Asking, PostOffice } from './post-office.js';
import type { Reached, Target } from './reach.js';

/** A consumer's state in a dialog. */
export type ChatState = 'ACTIVE' | 'INACTIVE' | 'GONE' | 'COMPOSING' | 'PAUSE';

/** Where a chat state is set. */
export type ChatStateTarget = Target & { readonly dialogId?: string | null | undefined };

/** What chat states stand on. */
export interface ChatStatesParts {
  readonly postOffice: PostOffice;
  readonly composing: Composing;
  /** A scope for what the gateway sends by itself, after its request has ended. */
  readonly createScope: () => RequestScope;
}

/** Typing and presence of consumers. COMPOSING never sticks: the gateway ends what its sender leaves open. */
export class ChatStates {
  constructor(private readonly parts: ChatStatesParts) {}

  /** Publishes a chat state into the main dialog; a survey dialog takes none (DEMO) and is refused before anything is sent. */
  set(input: ChatStateTarget & { readonly chatState: ChatState }, asking: Asking): Promise<void> {
    const { postOffice, composing } = this.parts;
    const { accountId, dialogId, conversationId, chatState } = input;
    if (dialogId && dialogId !== conversationId) throw surveyRefusal();
    return postOffice.inTurn(input, asking, async () => {
      const reached = await postOffice.reach(input, asking);
      const typing = behalfOf({ accountId, id: conversationId }, reached.acting);
      if (chatState !== 'COMPOSING') await composing.ended(typing);
      await this.#publish(chatState, reached, asking);
      if (chatState === 'COMPOSING') await composing.begun(typing);
    });
  }

  /** Ends an outstanding COMPOSING of the dialog that a text went into. */
  pauseAfterText({ accountId, conversationId, consumerId }: Target, { caller }: Asking): Promise<void> {
    const acting = actingConsumer(caller, { accountId, consumerId });
    return this.parts.composing.pauseNow(behalfOf({ accountId, id: conversationId }, acting));
  }

  /** Ends an outstanding COMPOSING of a conversation's consumer, who went away. */
  async pauseGone(conversation: ConversationRecord, caller: Caller): Promise<void> {
    const typing = behalfOfOwner(conversation, caller);
    if (typing !== undefined) await this.parts.composing.pauseNow(typing);
  }

  /** Sends PAUSE for a consumer whose request has ended. */
  async pause({ target, caller }: Behalf): Promise<void> {
    const asking = { caller, scope: this.parts.createScope() };
    await this.#publish('PAUSE', await this.parts.postOffice.reach(target, asking), asking);
  }

  async #publish(chatState: ChatState, reached: Reached, asking: Asking): Promise<void> {
    const { conversationId } = reached;
    const place = { dialogId: conversationId, conversationId };
    await this.parts.postOffice.post(
      { effect: 'idempotent', request: (id) => publishChatState({ id, place, event: { chatState } }) },
      reached,
      asking,
    );
  }
}

function surveyRefusal(): GatewayError {
  return new GatewayError('BAD_USER_INPUT', 'The input breaks a rule.', {
    fields: [
      {
        path: 'input.dialogId',
        messages: ['dialogId must be the main dialog: a survey takes no chat states'],
      },
    ],
  });
}
