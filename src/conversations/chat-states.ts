import type { RequestScope } from '../connector/request-scope.js';
import { GatewayError } from '../errors/gateway-error.js';
import { publishChatState } from '../liveperson/publish-event.js';
import type { Composing } from './composing.js';
import { keyOwner } from './key-owner.js';
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
    const { dialogId, conversationId, chatState } = input;
    if (dialogId && dialogId !== conversationId) throw surveyRefusal();
    return postOffice.inTurn(input, asking, async () => {
      const reached = await postOffice.reach(input, asking);
      if (chatState !== 'COMPOSING') composing.ended(keyOf(input, asking));
      await this.#publish(chatState, reached, asking);
      if (chatState === 'COMPOSING')
        composing.begun(keyOf(input, asking), () => this.#pause(reached, asking));
    });
  }

  /** Ends an outstanding COMPOSING of the dialog that a text went into. */
  pauseAfterText(target: ChatStateTarget, asking: Asking): Promise<void> {
    return this.parts.composing.pauseNow(keyOf(target, asking));
  }

  /** Ends every outstanding COMPOSING, for a process that goes away. */
  pauseAll(): Promise<void> {
    return this.parts.composing.pauseAll();
  }

  #pause(reached: Reached, { caller }: Asking): Promise<void> {
    return this.#publish('PAUSE', reached, { caller, scope: this.parts.createScope() });
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

/** Who asks is part of the key: nobody ends the typing of another. */
function keyOf(target: ChatStateTarget, { caller }: Asking): string {
  return JSON.stringify([keyOwner(target, caller), target.conversationId]);
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
