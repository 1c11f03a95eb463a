import type { DialogSnapshot } from '../liveperson/conversation-snapshot.js';
import type { ConversationRecord } from '../store/conversation-store.js';
import { Ttr } from './enums.js';
import { DialogType } from './enums-messages.js';
import type { Conversation } from './types/conversation.js';
import type { Dialog } from './types/dialog.js';

/** The public form of a record. */
export function presentConversation(record: ConversationRecord): Conversation {
  const { accountId, id, extConsumerId, skillId, endedAt } = record;
  return {
    accountId,
    id,
    account: { id: accountId },
    state: record.state,
    stage: record.stage,
    consumer: extConsumerId === undefined ? null : { accountId, id: extConsumerId },
    agent: record.agent
      ? { accountId, id: record.agent.id, displayName: record.agent.displayName ?? null }
      : null,
    dialogs: (record.dialogs ?? [mainDialog(record)]).map(presentDialog),
    // -1 is LivePerson's word for "any skill".
    skill: skillId === undefined || skillId === '-1' ? null : { accountId, id: skillId },
    // An enum that callers give too has no OTHER: a word that is new is no answer.
    ttr: record.ttr !== undefined && Object.hasOwn(Ttr, record.ttr) ? record.ttr : null,
    startedAt: new Date(record.startedAt),
    endedAt: endedAt === undefined ? null : new Date(endedAt),
    closeReason: record.closeReason ?? null,
  };
}

/** Before LivePerson has told of dialogs there is the main one, which is the conversation. */
function mainDialog({ id, state, startedAt, endedAt }: ConversationRecord): DialogSnapshot {
  return { id, type: 'MAIN', state, startedAt, endedAt };
}

function presentDialog({ id, type, state, startedAt, endedAt, closedBy }: DialogSnapshot): Dialog {
  return {
    id,
    type: Object.hasOwn(DialogType, type) ? type : 'OTHER',
    typeRaw: type,
    state,
    startedAt: new Date(startedAt),
    endedAt: endedAt === undefined ? null : new Date(endedAt),
    closedBy: closedBy ?? null,
  };
}
