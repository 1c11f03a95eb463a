import { touchConversation } from '../conversations/touch-conversation.js';
import type { FieldChange } from './field-change.js';
import { ItemRefusal } from './item-refusal.js';

const statuses = ['FILLED', 'PARTIALLY_FILLED', 'SKIPPED'];

/** `CSATRate`: keeps the consumer's rating of 1 to 5; it goes in after closing (OVR, MWS). */
export const changeCsat: FieldChange = (parts, conversation, field) => {
  const { csatRate, csatResolutionConfirmation, status } = field as Record<string, unknown>;
  if (!Number.isInteger(csatRate) || Number(csatRate) < 1 || Number(csatRate) > 5) {
    throw new ItemRefusal('Bad Request, csatRate must be a whole number from 1 to 5');
  }
  if (typeof csatResolutionConfirmation !== 'boolean') {
    throw new ItemRefusal('Bad Request, csatResolutionConfirmation must be true or false');
  }
  if (!statuses.includes(String(status))) {
    throw new ItemRefusal(`Bad Request, status must be one of ${statuses.join(', ')}`);
  }
  if (conversation.state === 'OPEN' && parts.settings.current.csatBeforeClose === 'refused') {
    throw new ItemRefusal('Bad Request, Conversation is open');
  }
  conversation.csat = { csatRate, csatResolutionConfirmation, status };
  touchConversation(conversation, parts.now());
  parts.announcer.stateChanged(conversation);
  return 'OK CSAT set successfully';
};
