import type { ConversationKey } from '../conversation-store.js';
import type { LiveChannel } from '../live-channel.js';
import { watchName } from '../watch-name.js';
import { Watchers } from '../watchers.js';

/** Carries live texts within one process. */
export class LocalLiveChannel implements LiveChannel {
  readonly #listeners = new Watchers();

  publish(key: ConversationKey, text: string): void {
    this.#listeners.wake(watchName(key), text);
  }

  listen(key: ConversationKey, hear: (text: string) => void): Promise<() => void> {
    return Promise.resolve(this.#listeners.add(watchName(key), (text) => hear(text ?? '')));
  }
}
