import { callOf } from '../connector/send-api.js';
import { fromUnreadable } from '../errors/from-upstream.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { LivePersonMessage } from '../liveperson/message.js';
import type { BatchItem } from '../liveperson/read-batch.js';
import { readSequence } from '../liveperson/read-send.js';
import { messageFact } from '../events/message-fact.js';
import type { ConversationKey } from '../store/conversation-store.js';
import type { EventLog } from '../store/event-log.js';
import type { MessageStore } from '../store/message-store.js';
import type { ChatStates } from './chat-states.js';
import { afterReceipt, checkText, fileDraft, receiptLetter, textDraft } from './drafts.js';
import type { Acknowledgement, Click, Draft, FileInput, TextInput } from './drafts.js';
import type { Files } from './files.js';
import { keyOwner } from './key-owner.js';
import type { Once } from './once.js';
import type { Asking, PostOffice } from './post-office.js';
import type { Reached, Target } from './reach.js';
import type { MessageTarget, SentMessage } from './sent.js';

/** What publishing messages stands on. */
export interface MessagesParts {
  readonly postOffice: PostOffice;
  readonly chatStates: ChatStates;
  readonly files: Files;
  readonly store: MessageStore;
  readonly events: Pick<EventLog, 'apply'>;
  readonly once: Once;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Texts, files and clicks of a consumer. */
export class Messages {
  constructor(private readonly parts: MessagesParts) {}

  /** Publishes a text; throws MESSAGE_TOO_LONG before anything is sent. */
  async sendText(input: TextInput, asking: Asking): Promise<SentMessage> {
    checkText(input.text);
    return this.#inTurnOnce('sendText', input, asking, () => this.#publish(textDraft(input, []), asking));
  }

  /** Publishes a file that was uploaded before, with a preview that the gateway makes where none is given. */
  sendFile(input: FileInput, asking: Asking): Promise<SentMessage> {
    return this.#inTurnOnce('sendFile', input, asking, async () => {
      const preview = input.preview ?? (await this.parts.files.preview(input, asking));
      return this.#publish(fileDraft({ ...input, preview }), asking);
    });
  }

  /** Gives receipts for messages of a dialog. */
  async acknowledge(input: Target & Acknowledgement, asking: Asking): Promise<void> {
    const reached = await this.parts.postOffice.reach(input, asking);
    await this.parts.postOffice.post(receiptLetter(input, []), reached, asking);
  }

  /** Presses a button: the ACTION receipt and, where the button publishes a text, the text, both with its metadata (RICH). */
  async click(input: Click, asking: Asking): Promise<SentMessage | undefined> {
    if (input.publishText) checkText(input.publishText);
    return this.#inTurnOnce('clickAction', input, asking, () => this.#click(input, asking));
  }

  async #click(input: Click, asking: Asking): Promise<SentMessage | undefined> {
    const { metadata, publishText: text } = input;
    const reached = await this.parts.postOffice.reach(input, asking);
    const receipt = { ...input, status: 'ACTION', sequences: [input.sequence] } as const;
    await this.parts.postOffice.post(receiptLetter(receipt, metadata), reached, asking);
    if (!text) return undefined;
    try {
      return await this.#publish(textDraft({ ...input, text }, metadata), asking);
    } catch (error) {
      throw error instanceof GatewayError ? afterReceipt(error) : error;
    }
  }

  async #publish({ target, content, request }: Draft, asking: Asking): Promise<SentMessage> {
    const reached = await this.parts.postOffice.reach(target, asking);
    const item = await this.parts.postOffice.post({ effect: 'once', request }, reached, asking);
    const message = this.#sent({ target, content, reached, item });
    const { accountId, conversationId } = target;
    await this.#record({ accountId, id: conversationId }, message);
    await this.parts.postOffice.noteTaken(reached, message.dialogId);
    // A message does not end COMPOSING (SEND): PAUSE follows it, in the same turn, unasked.
    await this.parts.chatStates.pauseAfterText(target, asking);
    return { accountId, conversationId, message };
  }

  /** Into the log and the record, under the identity that its echo has; an echo that came first is completed. */
  async #record(key: ConversationKey, message: LivePersonMessage): Promise<void> {
    const [logged] = await this.parts.events.apply([messageFact({ key }, message)]);
    if (logged === undefined) await this.parts.store.put(key, [message]);
  }

  #sent({
    target,
    content,
    reached,
    item,
  }: Pick<Draft, 'target' | 'content'> & { reached: Reached; item: BatchItem }): LivePersonMessage {
    const sequence = readSequence(item);
    if (sequence === undefined) throw fromUnreadable(callOf('once', reached.credentials), 200);
    return {
      dialogId: target.dialogId ?? target.conversationId,
      sequence,
      sentAt: this.parts.now(),
      from: { role: 'CONSUMER', id: reached.credentials.peek()?.consumerJws.lpConsumerId },
      externalId: target.externalId ?? undefined,
      content,
      status: 'SENT',
    };
  }

  /** Takes the dialog's turn at once; with a key, carries the work out only the first time. */
  #inTurnOnce<T>(
    operation: string,
    input: Target & MessageTarget,
    asking: Asking,
    work: () => Promise<T>,
  ): Promise<T> {
    const { idempotencyKey, ...rest } = input;
    const { postOffice, once } = this.parts;
    return postOffice.inTurn(input, asking, async () => {
      if (!idempotencyKey) return work();
      const keyed = { operation, owner: keyOwner(input, asking.caller), key: idempotencyKey, input: rest };
      return (await once.run(keyed, work)).value;
    });
  }
}
