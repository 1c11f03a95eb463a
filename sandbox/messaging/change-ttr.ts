import type { Ttr } from '../conversations/ttr.js';
import { touchConversation } from '../conversations/touch-conversation.js';
import { closedRefusal } from './closed-refusal.js';
import type { FieldChange } from './field-change.js';
import { ItemRefusal } from './item-refusal.js';

const types: readonly unknown[] = ['CUSTOM', 'NORMAL', 'PRIORITIZED', 'URGENT'];

/** `TTRField`: sets the seconds in which an answer is due (MWS). */
export const changeTtr: FieldChange = (parts, conversation, field) => {
  const { ttrType, value } = field as Record<string, unknown>;
  if (!types.includes(ttrType))
    throw new ItemRefusal(`Bad Request, ttrType must be one of ${types.join(', ')}`);
  if (!Number.isSafeInteger(value) || Number(value) < 0) {
    throw new ItemRefusal('Bad Request, value must be a number of seconds');
  }
  if (conversation.stage === 'CLOSE') throw closedRefusal();
  conversation.ttr = { ttrType: ttrType as Ttr['ttrType'], value: Number(value) }; // Checked above.
  conversation.effectiveTtr = touchConversation(conversation, parts.now()) + Number(value) * 1000;
  parts.announcer.stateChanged(conversation);
  return 'OK TTR set successfully';
};
