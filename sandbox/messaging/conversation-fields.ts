import { changeCsat } from './change-csat.js';
import { changeDialog } from './change-dialog.js';
import { changeSkill } from './change-skill.js';
import { changeStage } from './change-stage.js';
import { changeTtr } from './change-ttr.js';
import type { FieldChange } from './field-change.js';
import { ItemRefusal } from './item-refusal.js';

const refuseParticipants: FieldChange = () => {
  throw new ItemRefusal('Bad Request, only agents can change participants');
};

/** Every field kind of `cm.UpdateConversationField` (EX, PCS, MWS). */
export const conversationFields: Readonly<Record<string, FieldChange>> = {
  ConversationStateField: changeStage,
  Stage: changeStage,
  DialogChange: changeDialog,
  CSATRate: changeCsat,
  TTRField: changeTtr,
  Skill: changeSkill,
  ParticipantsChange: refuseParticipants,
};
