import type { LivePersonMessage } from '../../liveperson/message.js';
import type { ConversationKey } from '../conversation-store.js';
import type { MessageStore } from '../message-store.js';
import type { Ledger } from './ledger.js';
import type { Writer } from './table.js';

/** Messages of conversations in tables. */
export class TableMessageStore implements MessageStore {
  constructor(
    private readonly ledger: Ledger,
    private readonly writer: Writer,
  ) {}

  put(key: ConversationKey, messages: readonly LivePersonMessage[]): Promise<void> {
    return this.writer.write(
      () => this.ledger.change(key, (kept) => this.ledger.letters.keep(kept, messages)),
      'grow',
    );
  }

  list(keys: readonly ConversationKey[]): Promise<readonly (readonly LivePersonMessage[])[]> {
    return Promise.resolve(keys.map((key) => this.ledger.letters.list(key)));
  }
}
