import type { Conversation } from './conversation.js';
import type { ChatStateChange, ConversationListener } from './conversation-listener.js';
import type { DialogEvent } from './dialog-event.js';
import type { Dialog } from './dialog.js';

/** Tells every listener, in the order in which they joined, what happened in a conversation. */
export class Announcer {
  private readonly listeners: ConversationListener[] = [];

  join(listener: ConversationListener): void {
    this.listeners.push(listener);
  }

  opened(conversation: Conversation): void {
    for (const listener of this.listeners) listener.opened?.(conversation);
  }

  stateChanged(conversation: Conversation): void {
    for (const listener of this.listeners) listener.stateChanged?.(conversation);
  }

  surveyOpened(conversation: Conversation, dialog: Dialog): void {
    for (const listener of this.listeners) listener.surveyOpened?.(conversation, dialog);
  }

  eventAppended(conversation: Conversation, dialog: Dialog, entry: DialogEvent): void {
    for (const listener of this.listeners) listener.eventAppended?.(conversation, dialog, entry);
  }

  chatStateChanged(conversation: Conversation, dialog: Dialog, change: ChatStateChange): void {
    for (const listener of this.listeners) listener.chatStateChanged?.(conversation, dialog, change);
  }
}
