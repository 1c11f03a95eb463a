// One chat, from page load to its end, as a store that React can be drawn from.
import {
  addressOf,
  close,
  findOpen,
  follow,
  open,
  press,
  seen,
  sendFile,
  sendText,
  typing,
  upload,
} from './gateway';
import type { Press, Target } from './gateway';
import { pause } from './pause';
import { Outbox } from './outbox';
import type { Content, Entry } from './outbox';
import { keepPicture, keptPicture } from './pictures';
import * as storage from './storage';
import { watch } from './transcript';
import type { Conversation, Message } from './transcript';

/** What the page shows. */
export interface ChatState {
  /** Before a conversation is found, with none, in one, and after it. */
  readonly phase: 'starting' | 'welcome' | 'talking' | 'over';
  readonly conversation?: Conversation | undefined;
  readonly entries: readonly Entry[];
  readonly agentTypes: boolean;
  readonly isConnected: boolean;
}

const typingEveryMs = 3000;
const conversationName = 'chat.conversation';
const keyName = 'chat.opening';

/** A value of the browser's storage, made when it is missing. */
function kept(name: string): string {
  const value = storage.read(name) ?? crypto.randomUUID();
  storage.keep(name, value);
  return value;
}

/** The chat of one consumer: this browser. */
export class Chat {
  #state: ChatState = { phase: 'starting', entries: [], agentTypes: false, isConnected: true };
  #target: Target | undefined;
  #leaving = new AbortController();
  #typedAt = 0;
  readonly #seen = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #outbox: Outbox;
  /** An id that cannot be guessed. With logins it comes from the token instead. */
  readonly #consumerId = kept('chat.consumer');

  constructor(private readonly accountId: string) {
    this.#outbox = new Outbox(
      (entry, keep) => this.#deliver(entry, keep),
      (entries) => this.#set({ entries }),
    );
    document.addEventListener('visibilitychange', () => this.#markSeen());
    void this.#start();
  }

  readonly state = (): ChatState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  say(text: string): void {
    this.#outbox.add({ kind: 'text', text }, this.#survey());
  }

  press(pressed: Press, dialogId: string): void {
    this.#outbox.add({ kind: 'press', press: pressed }, dialogId);
  }

  async sendPicture(picture: Blob): Promise<void> {
    const externalId = crypto.randomUUID();
    await keepPicture(externalId, picture);
    this.#outbox.add({ kind: 'picture' }, undefined, externalId);
  }

  again = (externalId: string): void => this.#outbox.again(externalId);
  drop = (externalId: string): void => this.#outbox.drop(externalId);

  /** Says that the consumer types, at most every few seconds. */
  typing(): void {
    const now = Date.now();
    if (!this.#target || this.#survey() !== undefined || now - this.#typedAt < typingEveryMs) return;
    this.#typedAt = now;
    // Nothing is lost with it.
    typing(this.#target).catch(() => undefined);
  }

  async addressOf(relativePath: string): Promise<string | undefined> {
    return this.#target && (await addressOf(this.#target, relativePath));
  }

  async close(): Promise<void> {
    if (this.#target) await close(this.#target);
  }

  /** Leaves a conversation that is over; the next thing said opens another. */
  startAnew = (): void => {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.#target = undefined;
    storage.forget(conversationName);
    storage.forget(keyName);
    this.#set({ phase: 'welcome', conversation: undefined, agentTypes: false, isConnected: true });
  };

  async #start(): Promise<void> {
    while (this.#state.phase === 'starting') {
      try {
        const last = storage.read(conversationName);
        const id = last ?? (await findOpen(this.accountId, this.#consumerId));
        if (id === undefined) this.#set({ phase: 'welcome', isConnected: true });
        else return void this.#enter(id);
      } catch {
        this.#set({ isConnected: false });
        await pause(1000, this.#leaving.signal);
      }
    }
    void this.#outbox.send();
  }

  #enter(conversationId: string): Target {
    storage.keep(conversationName, conversationId);
    const target = { accountId: this.accountId, conversationId, consumerId: this.#consumerId };
    const { signal } = this.#leaving;
    const stop = watch(target, (conversation) => this.#show(conversation));
    signal.addEventListener('abort', stop);
    const ears = {
      connected: (isConnected: boolean) => this.#set({ isConnected }),
      agentTypes: (agentTypes: boolean) => this.#set({ agentTypes }),
      gone: () => this.startAnew(),
    };
    void follow(target, ears, signal);
    return (this.#target = target);
  }

  #show(conversation: Conversation): void {
    const last = conversation.messages.at(-1);
    const isNew = last?.id !== this.#state.conversation?.messages.at(-1)?.id;
    const isAnswered = isNew && last?.from.role !== 'CONSUMER';
    const phase = conversation.stage === 'CLOSE' ? 'over' : 'talking';
    this.#set({ conversation, phase, ...(isAnswered && { agentTypes: false }) });
    // What came back has arrived, whatever became of its answer.
    const arrived = new Set(conversation.messages.map(({ externalId }) => externalId));
    for (const { externalId } of this.#state.entries) if (arrived.has(externalId)) this.drop(externalId);
    this.#markSeen();
  }

  /** Messages of others are read when they are on a page that is looked at. */
  #markSeen(): void {
    const { conversation } = this.#state;
    if (document.hidden || !this.#target || !conversation || conversation.stage === 'CLOSE') return;
    const isNew = (one: Message): boolean =>
      one.from.role !== 'CONSUMER' && ['SENT', 'ACCEPTED'].includes(one.status) && !this.#seen.has(one.id);
    for (const { id: dialogId } of conversation.dialogs) {
      const messages = conversation.messages.filter((one) => one.dialogId === dialogId && isNew(one));
      if (messages.length === 0) continue;
      for (const { id } of messages) this.#seen.add(id);
      const sequences = messages.map(({ sequence }) => sequence);
      // Said again when the next message comes, if it fails.
      seen(this.#target, dialogId, sequences).catch(() =>
        messages.forEach(({ id }) => this.#seen.delete(id)),
      );
    }
  }

  /** The dialog of a survey that is going on. */
  #survey(): string | undefined {
    return this.#state.conversation?.dialogs.find((one) => one.type === 'POST_SURVEY' && one.state === 'OPEN')
      ?.id;
  }

  async #deliver({ content, ...entry }: Entry, keep: (content: Content) => void): Promise<void> {
    const once = {
      externalId: entry.externalId,
      idempotencyKey: entry.idempotencyKey,
      dialogId: entry.dialogId,
    };
    const target = this.#target ?? this.#enter(await open(this.accountId, this.#consumerId, kept(keyName)));
    if (content.kind === 'text') return sendText(target, { ...once, text: content.text });
    if (content.kind === 'press') return press(target, { ...once, ...content.press });
    const uploaded = content.uploaded ?? (await upload(target, await keptPicture(entry.externalId)));
    keep({ kind: 'picture', uploaded });
    return sendFile(target, { ...once, ...uploaded });
  }

  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
