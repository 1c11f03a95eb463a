import type { Conversation } from './conversation.js';
import type { DialogEvent } from './dialog-event.js';
import type { Dialog } from './dialog.js';
import type { Participant } from './participant.js';

/** Who typed, left or came back, and where. */
export interface ChatStateChange {
  readonly originator: Pick<Participant, 'id' | 'role'>;
  readonly chatState: string;
}

/** Hears what happens in conversations. */
export interface ConversationListener {
  opened?(conversation: Conversation): void;
  stateChanged?(conversation: Conversation): void;
  surveyOpened?(conversation: Conversation, dialog: Dialog): void;
  eventAppended?(conversation: Conversation, dialog: Dialog, entry: DialogEvent): void;
  chatStateChanged?(conversation: Conversation, dialog: Dialog, change: ChatStateChange): void;
}
