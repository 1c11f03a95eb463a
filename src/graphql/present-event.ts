import { writeCursor } from '../events/cursor.js';
import type { Told } from '../events/follow.js';
import type { ConversationKey, ConversationRecord } from '../store/conversation-store.js';
import type { LoggedEvent } from '../store/event-log.js';
import { presentConversation } from './present-conversation.js';
import { presentMessage, presentParticipant } from './present-message.js';
import type { ConversationEvent } from './types/events.js';

/** The public form of what a follower is told; `current` is the conversation as it stands, for what is told live. */
export function presentEvent(
  told: Told,
  key: ConversationKey,
  current: ConversationRecord,
  now: number,
): ConversationEvent {
  switch (told.kind) {
    case 'event':
      return presentLogged(told.event, key);
    case 'chatState': {
      const { chatState, by, at } = told.state;
      const common = {
        cursor: writeCursor(key, told.position),
        occurredAt: new Date(at),
        conversation: presentConversation(current),
      };
      return withKind('ChatStateChanged', { chatState, by: presentParticipant(by), ...common });
    }
    case 'resync':
      return withKind('ConversationResync', {
        cursor: writeCursor(key, told.position),
        occurredAt: new Date(now),
        conversation: presentConversation(current),
      });
  }
}

function presentLogged(
  { position, occurredAt, body, conversation }: LoggedEvent,
  key: ConversationKey,
): ConversationEvent {
  const common = {
    cursor: writeCursor(key, position),
    occurredAt: new Date(occurredAt),
    conversation: presentConversation(conversation),
  };
  switch (body.kind) {
    case 'messageAdded':
      return withKind('MessageAdded', { message: presentMessage(body.message), ...common });
    case 'messageStatusChanged': {
      const { dialogId, sequences, status, by } = body;
      return withKind('MessageStatusChanged', {
        dialogId,
        sequences,
        status,
        by: presentParticipant(by),
        ...common,
      });
    }
    case 'conversationChanged':
      return withKind('ConversationChanged', { previousState: body.previousState ?? null, ...common });
  }
}

function withKind<T extends Omit<ConversationEvent, 'kind'>>(kind: string, event: T): T & { kind: string } {
  return { kind, ...event };
}
