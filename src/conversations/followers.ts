import type { ConversationKey } from '../store/conversation-store.js';

/** How many follow each conversation here. */
export class Followers {
  readonly #counts = new Map<string, number>();

  /** Counts one more; answers with what takes them off again and says whether they were the last. */
  enter({ accountId, id }: ConversationKey): () => boolean {
    const name = `${accountId} ${id}`;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    return () => {
      const left = (this.#counts.get(name) ?? 1) - 1;
      if (left > 0) this.#counts.set(name, left);
      else this.#counts.delete(name);
      return left === 0;
    };
  }
}
