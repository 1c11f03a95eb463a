import type { Dialog } from '../conversations/dialog.js';
import { ItemRefusal } from './item-refusal.js';

const chatStates = ['ACTIVE', 'INACTIVE', 'GONE', 'COMPOSING', 'PAUSE'];

/** Reads a chat state (SEND); a survey dialog takes none (DEMO). */
export function readChatState(event: Readonly<Record<string, unknown>>, dialog: Dialog): string {
  const chatState = event['chatState'];
  if (typeof chatState !== 'string' || !chatStates.includes(chatState)) {
    throw new ItemRefusal(`Bad Request, chatState must be one of ${chatStates.join(', ')}`);
  }
  if (dialog.type === 'POST_SURVEY') {
    throw new ItemRefusal('Bad Request, a survey dialog takes no chat state');
  }
  return chatState;
}
