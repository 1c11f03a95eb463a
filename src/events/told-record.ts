import type { DialogSnapshot } from '../liveperson/conversation-snapshot.js';
import type { ToldState } from '../liveperson/read-notification-state.js';
import type { ConversationKey, ConversationRecord } from '../store/conversation-store.js';
import { firstHeard } from './first-heard.js';

/** A state, and when it came; milliseconds since 1970. */
export interface Telling {
  readonly key: ConversationKey;
  readonly told: ToldState;
  readonly receivedAt: number;
}

/** The record after a state was told: what LivePerson says, and what only the gateway knows. What is closed stays closed. */
export function toldRecord(
  { key, told, receivedAt }: Telling,
  known: ConversationRecord | undefined,
): ConversationRecord {
  const at = told.updatedAt ?? receivedAt;
  const before = known ?? firstHeard(key, told.startedAt ?? at);
  const after = { ...before, ...statesAfter(told, before) };
  // Not a spread: what a record has not had so far costs a microsecond a member then, on Node 20.
  return Object.assign({}, after, {
    lpConsumerId: told.lpConsumerId ?? before.lpConsumerId,
    skillId: told.skillId === undefined ? before.skillId : (told.skillId ?? undefined),
    ttr: told.ttr ?? before.ttr,
    closeReason: told.closeReason ?? before.closeReason,
    csat: told.csat ?? before.csat,
    dialogs: dialogsAfter(told.dialogs, after),
    agent: agentAfter(told, before),
    // LivePerson told how it stood then, which may be a while ago.
    checkedAt: Math.max(before.checkedAt ?? 0, Math.min(at, receivedAt)),
    toldAt: told.updatedAt ?? before.toldAt,
    ...timesAfter(told, after, at),
  });
}

function statesAfter(
  told: ToldState,
  before: ConversationRecord,
): Pick<ConversationRecord, 'state' | 'stage'> {
  return {
    state: before.state === 'CLOSE' ? 'CLOSE' : told.state,
    stage: before.stage === 'CLOSE' ? 'CLOSE' : told.stage,
  };
}

function timesAfter(
  told: ToldState,
  { stage, startedAt, endedAt }: ConversationRecord,
  at: number,
): Pick<ConversationRecord, 'startedAt' | 'endedAt'> {
  return {
    startedAt: told.startedAt ?? startedAt,
    endedAt: told.endedAt ?? endedAt ?? (stage === 'CLOSE' ? at : undefined),
  };
}

/** Notifications do not tell names: one that is known from elsewhere is kept. */
function agentAfter({ agent }: ToldState, before: ConversationRecord): ConversationRecord['agent'] {
  if (agent === undefined || agent?.id === before.agent?.id) return before.agent;
  return agent ?? undefined;
}

function dialogsAfter(
  told: readonly DialogSnapshot[] | undefined,
  { dialogs, state, stage }: ConversationRecord,
): readonly DialogSnapshot[] | undefined {
  const before = new Map(dialogs?.map((dialog) => [dialog.id, dialog]));
  return (told ?? dialogs)?.map((dialog) => {
    const was = before.get(dialog.id);
    const isClosed =
      stage === 'CLOSE' || was?.state === 'CLOSE' || (dialog.type === 'MAIN' && state === 'CLOSE');
    if (!isClosed) return dialog;
    const { endedAt = was?.endedAt, closedBy = was?.closedBy } = dialog;
    return { ...dialog, state: 'CLOSE', endedAt, closedBy };
  });
}
