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
import type { Echoes } from './echoes.js';
import { ifKept } from './if-kept.js';
import { isDoubt, waitingIn } from './inquiry.js';
import { keyOwner } from './key-owner.js';
import { markOf } from './mark.js';
import type { Attempt, Once } from './once.js';
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
  readonly echoes: Echoes;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Texts, files and clicks of a consumer. */
export class Messages {
  constructor(private readonly parts: MessagesParts) {}

  /** Publishes a text; throws MESSAGE_TOO_LONG before anything is sent. */
  async sendText(input: TextInput, asking: Asking): Promise<SentMessage> {
    checkText(input.text);
    return this.#inTurnOnce('sendText', input, asking, {
      draft: (marked) => textDraft(marked, []),
      work: (draft) => this.#publish(draft, asking),
    });
  }

  /** Publishes a file that was uploaded before, with a preview that the gateway makes where none is given. */
  sendFile(input: FileInput, asking: Asking): Promise<SentMessage> {
    return this.#inTurnOnce('sendFile', input, asking, {
      draft: fileDraft,
      work: async (_draft, marked) => {
        const preview = marked.preview ?? (await this.parts.files.preview(marked, asking));
        return this.#publish(fileDraft({ ...marked, preview }), asking);
      },
    });
  }

  /** Gives receipts for messages of a dialog. */
  async acknowledge(input: Target & Acknowledgement, asking: Asking): Promise<void> {
    const reached = await this.parts.postOffice.reach(input, asking);
    await this.parts.postOffice.post(receiptLetter(input, []), reached, asking);
  }

  /** Presses a button: the ACTION receipt and, where the button publishes a text, the text, both with its metadata (RICH). */
  async click(input: Click, asking: Asking): Promise<SentMessage | undefined> {
    const { publishText: text, metadata } = input;
    if (text) checkText(text);
    // A receipt alone may come twice: a key would guard nothing.
    if (!text) return this.parts.postOffice.inTurn(input, asking, () => this.#press(input, asking));
    return this.#inTurnOnce('clickAction', input, asking, {
      draft: (marked) => textDraft({ ...marked, text }, metadata),
      work: async (draft) => {
        await this.#press(input, asking);
        return this.#publish(draft, asking).catch((error: unknown) => {
          throw error instanceof GatewayError ? afterReceipt(error) : error;
        });
      },
    });
  }

  async #press(input: Click, asking: Asking): Promise<undefined> {
    const reached = await this.parts.postOffice.reach(input, asking);
    const receipt = { ...input, status: 'ACTION', sequences: [input.sequence] } as const;
    await this.parts.postOffice.post(receiptLetter(receipt, input.metadata), reached, asking);
  }

  async #publish(draft: Draft, asking: Asking): Promise<SentMessage> {
    const { target } = draft;
    const reached = await this.parts.postOffice.reach(target, asking);
    const message = await this.#post(draft, reached, asking);
    const { accountId, conversationId } = target;
    await this.#record({ accountId, id: conversationId }, message);
    await this.parts.postOffice.noteTaken(reached, message.dialogId);
    // A message does not end COMPOSING (SEND): PAUSE follows it, in the same turn, unasked.
    await this.parts.chatStates.pauseAfterText(target, asking);
    return { accountId, conversationId, message };
  }

  /** The message as LivePerson took it, by its answer or, where that was lost, by the message's echo. */
  async #post(draft: Draft, reached: Reached, asking: Asking): Promise<LivePersonMessage> {
    const since = this.parts.now();
    try {
      const item = await this.parts.postOffice.post(
        { effect: 'once', request: draft.request },
        reached,
        asking,
      );
      return this.#sent({ reached, item, ...draft });
    } catch (error) {
      if (!isDoubt(error) || !draft.target.externalId) throw error;
      const echo = await this.parts.echoes.find(draft, { since }, asking).catch(() => undefined);
      if (echo === undefined) throw withoutEcho(error);
      return echo;
    }
  }

  /** Into the log and the record, under the identity that its echo has; an echo that came first is completed. */
  async #record(key: ConversationKey, message: LivePersonMessage): Promise<void> {
    const [logged] = (await ifKept(this.parts.events.apply([messageFact({ key }, message)]))) ?? [];
    if (logged === undefined) await ifKept(this.parts.store.put(key, [message]));
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

  /** Takes the dialog's turn at once; with a key, carries the work out only the first time, and marks the message. */
  #inTurnOnce<I extends Target & MessageTarget>(
    operation: string,
    input: I,
    asking: Asking,
    { draft, work }: Keyable<I>,
  ): Promise<SentMessage> {
    const { idempotencyKey, ...rest } = input;
    const { postOffice, once, echoes } = this.parts;
    return postOffice.inTurn(input, asking, async () => {
      if (!idempotencyKey) return work(draft(input), input);
      const marked = (attempt: Attempt): I => ({ ...input, externalId: input.externalId ?? markOf(attempt) });
      const keyed = { operation, owner: keyOwner(input, asking.caller), key: idempotencyKey, input: rest };
      const carryOut = (attempt: Attempt) => work(draft(marked(attempt)), marked(attempt));
      const findOut = async (attempt: Attempt): Promise<SentMessage | undefined> => {
        const message = await echoes.find(draft(marked(attempt)), attempt, asking);
        const { accountId, conversationId } = input;
        return message && { accountId, conversationId, message };
      };
      const patiently = waitingIn(asking.scope);
      return (await once.run(keyed, carryOut, { findOut, patiently })).value;
    });
  }
}

function withoutEcho({ code, facts }: GatewayError): GatewayError {
  const message = 'The message left, and no echo with its id shows that LivePerson took it: nobody knows.';
  return new GatewayError(code, message, facts);
}

/** A message that can be sent once for a key. */
interface Keyable<I> {
  readonly draft: (marked: I) => Draft;
  readonly work: (draft: Draft, marked: I) => Promise<SentMessage>;
}
