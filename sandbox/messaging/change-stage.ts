import { closeConversation } from '../conversations/close-conversation.js';
import { closedRefusal } from './closed-refusal.js';
import type { FieldChange } from './field-change.js';
import { ItemRefusal } from './item-refusal.js';

/**
 * `ConversationStateField` and `Stage`: close the conversation and its dialogs, without a survey (EX,
 * PCS).
 */
export const changeStage: FieldChange = (parts, conversation, field) => {
  if (field['conversationState'] !== 'CLOSE') {
    throw new ItemRefusal('Bad Request, conversationState must be CLOSE');
  }
  if (conversation.stage === 'CLOSE') throw closedRefusal();
  closeConversation(parts, conversation, { by: 'CONSUMER' });
  return 'OK Conversation resolved successfully';
};
