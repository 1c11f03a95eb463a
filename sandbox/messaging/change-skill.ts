import { transferConversation } from '../conversations/transfer-conversation.js';
import { closedRefusal } from './closed-refusal.js';
import type { FieldChange } from './field-change.js';
import { ItemRefusal } from './item-refusal.js';

/** `Skill`: moves the conversation; whether a consumer may is not documented, so a setting decides. */
export const changeSkill: FieldChange = (parts, conversation, field) => {
  if (parts.settings.current.consumerSkillChange === 'refused') {
    throw new ItemRefusal('Bad Request, a consumer cannot change the skill');
  }
  const skill = String(field['skill']);
  if (field['type'] !== 'UPDATE' || !/^(-1|\d{1,10})$/.test(skill)) {
    throw new ItemRefusal('Bad Request, skill must be an id of at most ten digits');
  }
  if (conversation.stage === 'CLOSE') throw closedRefusal();
  transferConversation(parts, conversation, skill);
  return 'OK Skill set successfully';
};
