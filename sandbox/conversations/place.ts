import type { Conversation } from './conversation.js';
import type { Dialog } from './dialog.js';

/** A dialog and the conversation it belongs to. */
export interface Place {
  readonly conversation: Conversation;
  readonly dialog: Dialog;
}
