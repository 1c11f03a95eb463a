import { randomUUID } from 'node:crypto';
import type { Conversation } from './conversation.js';
import type { ConversationParts } from './conversation-parts.js';
import type { Dialog } from './dialog.js';
import type { Ttr } from './ttr.js';

/** What a consumer asks for when opening a conversation. */
export interface OpenConversation extends Pick<
  Conversation,
  'accountId' | 'consumerId' | 'extConsumerId' | 'campaignInfo' | 'context'
> {
  readonly skillId: string;
  readonly ttr: Ttr;
  readonly features: readonly string[];
}

/** Opens a conversation with its main dialog, and tells so. */
export function openConversation(parts: ConversationParts, wish: OpenConversation): Conversation {
  const now = parts.now();
  const id = randomUUID();
  const conversation: Conversation = {
    ...wish,
    id,
    state: 'OPEN',
    stage: 'OPEN',
    closeReason: null,
    effectiveTtr: now + wish.ttr.value * 1000,
    startTs: now,
    endTs: null,
    metaDataLastUpdateTs: now,
    participants: [{ id: wish.consumerId, role: 'CONSUMER' }],
    dialogs: [mainDialog(id, wish.consumerId, now)],
    features: new Set(wish.features),
    csat: null,
    chatStates: new Map(),
    transfers: [],
    refusalsLeft: parts.settings.current.lateReadiness,
  };
  parts.conversations.add(conversation);
  parts.announcer.stateChanged(conversation);
  parts.announcer.opened(conversation);
  return conversation;
}

const mainDialog = (id: string, consumerId: string, now: number): Dialog => ({
  id,
  type: 'MAIN',
  state: 'OPEN',
  creationTs: now,
  endTs: null,
  metaDataLastUpdateTs: now,
  closedBy: null,
  closedCause: null,
  participants: [{ id: consumerId, role: 'CONSUMER', state: 'ACTIVE' }],
  nextSequence: 0,
  events: [],
  metaData: null,
});
