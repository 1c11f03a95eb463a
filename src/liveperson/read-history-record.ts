import type { ConversationSnapshot, DialogSnapshot } from './conversation-snapshot.js';
import { historyStatuses } from './history-statuses.js';
import { isRecord } from './is-record.js';
import { mainDialog } from './main-dialog.js';
import { readHistoryAgent } from './read-history-agent.js';
import { readHistoryMessage } from './read-history-message.js';
import { readSkillId } from './read-skill-id.js';
import { readState } from './read-state.js';
import { readId, readObject, readObjects, readText, readTime } from './read-values.js';
import type { WireObject } from './read-values.js';
import { sortMessages } from './sort-messages.js';

/** Reads the answer of a search of the Messaging Interactions API (MHIST); undefined when it is none. */
export function readHistory(body: unknown): readonly ConversationSnapshot[] | undefined {
  if (!isRecord(body) || !Array.isArray(body['conversationHistoryRecords'])) return undefined;
  // A record that cannot be read is left out: it must not spoil the others.
  return body['conversationHistoryRecords'].flatMap((record) => readHistoryRecord(record) ?? []);
}

/** One record of `conversationHistoryRecords` (MHIST); undefined without an id or a start. */
export function readHistoryRecord(record: unknown): ConversationSnapshot | undefined {
  if (!isRecord(record)) return undefined;
  const info = readObject(record['info']) ?? {};
  const id = readId(info['conversationId']);
  const startedAt = readTime(info['startTimeL']);
  if (id === undefined || startedAt === undefined) return undefined;
  const told = readObjects(record['dialogs']).flatMap(readDialog);
  const states = statesOf(info, told);
  const endedAt = states.stage === 'CLOSE' ? endOf(info) : undefined;
  const dialogs = told.length > 0 ? told : [mainDialog({ id, startedAt, state: states.state, endedAt })];
  return {
    id,
    lpConsumerId: consumerOf(record),
    ...states,
    startedAt,
    endedAt,
    // Samples give a reason for closing to open conversations too.
    closeReason: states.state === 'CLOSE' ? readText(info['closeReason']) : undefined,
    skillId: readSkillId(info['latestSkillId']),
    agent: readHistoryAgent(record),
    dialogs,
    messages: messagesOf(record, dialogs),
  };
}

/** `status` leaves a survey out and `fullDialogStatus` counts it in, as their times of end do (MHIST). */
function statesOf(
  info: WireObject,
  dialogs: readonly DialogSnapshot[],
): Pick<ConversationSnapshot, 'state' | 'stage'> {
  const state = readState(info['status']) ?? 'OPEN';
  const survey = dialogs.some((dialog) => dialog.type !== 'MAIN' && dialog.state === 'OPEN');
  return { state, stage: readState(info['fullDialogStatus']) ?? (survey ? 'OPEN' : state) };
}

function endOf({ fullDialogEndTimeL, endTimeL, conversationEndTimeL }: WireObject): number | undefined {
  return readTime(fullDialogEndTimeL ?? endTimeL ?? conversationEndTimeL);
}

function readDialog(dialog: WireObject): readonly DialogSnapshot[] {
  const id = readText(dialog['dialogId']);
  const startedAt = readTime(dialog['startTimeL']);
  if (id === undefined || startedAt === undefined) return [];
  const state = readState(dialog['status']) ?? 'OPEN';
  const end =
    state === 'CLOSE'
      ? { endedAt: readTime(dialog['endTimeL']), closedBy: readText(dialog['closeReason']) }
      : {};
  return [{ id, type: readText(dialog['dialogType']) ?? 'MAIN', state, startedAt, ...end }];
}

/** A consumer who signed in on the way is listed under both ids; the later one counts. */
function consumerOf({ consumerParticipants }: WireObject): string | undefined {
  const timeOf = ({ timeL }: WireObject): number => readTime(timeL) ?? 0;
  const latest = [...readObjects(consumerParticipants)].sort((a, b) => timeOf(a) - timeOf(b)).at(-1);
  return readText(latest?.['participantId']);
}

function messagesOf(
  { messageRecords, messageStatuses }: WireObject,
  dialogs: readonly DialogSnapshot[],
): ConversationSnapshot['messages'] {
  if (messageRecords === undefined) return undefined;
  const statusOf = historyStatuses(readObjects(messageStatuses));
  const messages = readObjects(messageRecords).flatMap(
    (record) => readHistoryMessage(record, statusOf) ?? [],
  );
  return sortMessages(messages, dialogs);
}
