import type { ConversationSnapshot, DialogSnapshot } from './conversation-snapshot.js';

/** The main dialog of a conversation whose dialogs were not told: it has the conversation's id (GUIDE, PCS). */
export function mainDialog(
  conversation: Pick<ConversationSnapshot, 'id' | 'state' | 'startedAt'> & {
    readonly endedAt?: number | undefined;
  },
): DialogSnapshot {
  const { id, state, startedAt, endedAt } = conversation;
  return { id, type: 'MAIN', state, startedAt, endedAt: state === 'CLOSE' ? endedAt : undefined };
}
