import { writeCursor } from '../events/cursor.js';
import type { ConversationKey } from '../store/conversation-store.js';
import type { EventLog } from '../store/event-log.js';

/**
 * Cursors of what one request shows. Each is taken before its conversation is read, so that following after it
 * misses nothing: what happens in between is told again rather than not at all.
 */
export class Cursors {
  /** Positions; a cursor is written of the one that is shown, which takes a hash. */
  readonly #taken = new Map<string, Promise<string>>();

  constructor(private readonly log: Pick<EventLog, 'head'>) {}

  /** Takes the cursors of conversations that are going to be read or changed. */
  async take(keys: readonly ConversationKey[]): Promise<void> {
    await Promise.all(keys.map((key) => this.#positionOf(key)));
  }

  /** The cursor of a conversation. */
  async of(key: ConversationKey): Promise<string> {
    return writeCursor(key, await this.#positionOf(key));
  }

  #positionOf(key: ConversationKey): Promise<string> {
    const name = `${key.accountId} ${key.id}`;
    const position = this.#taken.get(name) ?? this.log.head(key);
    this.#taken.set(name, position);
    return position;
  }
}
