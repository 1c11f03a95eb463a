import { isRecord } from '../liveperson/is-record.js';
import type { Originator } from '../liveperson/message.js';
import { readJson } from '../liveperson/read-values.js';
import type { ConversationKey } from '../store/conversation-store.js';
import type { LiveChannel } from '../store/live-channel.js';

/** What a participant is doing now. It is told to those who listen and kept nowhere. */
export interface LiveChatState {
  readonly key: ConversationKey;
  readonly chatState: string;
  readonly by: Originator;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Carries chat states to those who listen now, at all replicas; one may be lost. */
export class ChatStateBus {
  constructor(private readonly live: LiveChannel) {}

  publish({ key, ...told }: LiveChatState): void {
    this.live.publish(key, JSON.stringify(told));
  }

  /** Calls `hear` for each state of a conversation; answers with what ends it. */
  listen(key: ConversationKey, hear: (state: LiveChatState) => void): () => void {
    const listening = this.live.listen(key, (text) => {
      const told = readTold(text);
      if (told !== undefined) hear({ ...told, key });
    });
    // Who cannot listen hears nothing: the log tells what counts.
    const ending = listening.catch(() => () => undefined);
    return () => void ending.then((end) => end());
  }
}

/** What `publish` wrote; undefined for what somebody else did. */
function readTold(text: string): Omit<LiveChatState, 'key'> | undefined {
  const told = readJson(text);
  if (!isRecord(told) || !isRecord(told['by'])) return undefined;
  return told as unknown as Omit<LiveChatState, 'key'>; // nobody else writes such objects
}
