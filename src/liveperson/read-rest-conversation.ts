import type { ConversationSnapshot, DialogSnapshot } from './conversation-snapshot.js';
import { isRecord } from './is-record.js';
import { mainDialog } from './main-dialog.js';
import { readSkillId } from './read-skill-id.js';
import { readState } from './read-state.js';
import { readId, readObject, readObjects, readText, readTime } from './read-values.js';
import type { WireObject } from './read-values.js';

/**
 * A conversation of the Messaging REST API. Its shape is not documented (REST2); it is taken to follow the
 * notifications, and other spellings of ids and times are understood. Undefined without an id or a start.
 */
export function readRestConversation(body: unknown): ConversationSnapshot | undefined {
  if (!isRecord(body)) return undefined;
  const listed = readObjects(body['dialogs']);
  const dialogs = listed.flatMap(readDialog);
  const id = readId(body['id'] ?? body['conversationId'] ?? body['convId']);
  const startedAt = startOf(body) ?? earliest(dialogs);
  if (id === undefined || startedAt === undefined) return undefined;
  const states = statesOf(body, dialogs);
  const endedAt = states.stage === 'CLOSE' ? endOf(body) : undefined;
  const people = participantsOf(body, listed);
  const ttr = body['ttr'];
  return {
    id,
    lpConsumerId: readText(body['consumerId']) ?? idOf(people, 'CONSUMER'),
    ...states,
    startedAt,
    endedAt,
    closeReason: states.state === 'CLOSE' ? readText(body['closeReason']) : undefined,
    skillId: readSkillId(body['skillId']),
    ttr: readText(ttr) ?? readText(readObject(ttr)?.['ttrType']),
    agent: agentOf(people),
    dialogs: dialogs.length > 0 ? dialogs : [mainDialog({ id, startedAt, endedAt, state: states.state })],
  };
}

function readDialog(dialog: WireObject): readonly DialogSnapshot[] {
  const id = readId(dialog['id'] ?? dialog['dialogId']);
  const startedAt = startOf(dialog);
  if (id === undefined || startedAt === undefined) return [];
  const endedAt = endOf(dialog);
  const state = readState(dialog['state']) ?? (endedAt === undefined ? 'OPEN' : 'CLOSE');
  return [
    {
      id,
      type: readText(dialog['dialogType'] ?? dialog['type']) ?? 'MAIN',
      state,
      startedAt,
      endedAt: state === 'CLOSE' ? endedAt : undefined,
      closedBy: readText(dialog['closedBy']),
    },
  ];
}

/** `state` is that of the main dialog and `stage` that of the whole (PCS); each stands in for the other. */
function statesOf(
  body: WireObject,
  dialogs: readonly DialogSnapshot[],
): Pick<ConversationSnapshot, 'state' | 'stage'> {
  const ended = endOf(body) === undefined ? 'OPEN' : 'CLOSE';
  const main = dialogs.find(({ type }) => type === 'MAIN')?.state;
  const stage = readState(body['stage']) ?? readState(body['state']) ?? ended;
  return { stage, state: readState(body['state']) ?? main ?? stage };
}

/** The main dialog tells more of its participants than the conversation does: whether an agent has accepted. */
function participantsOf(body: WireObject, dialogs: readonly WireObject[]): readonly WireObject[] {
  const main = dialogs.find(({ dialogType }) => dialogType === 'MAIN') ?? {};
  const detailed = readObjects(main['participantsDetails']);
  return detailed.length > 0 ? detailed : readObjects(body['participants']);
}

function agentOf(people: readonly WireObject[]): { readonly id: string } | undefined {
  // An agent who is SUGGESTED has not accepted (13.6).
  const id = idOf(
    people.filter(({ state }) => state !== 'SUGGESTED'),
    'ASSIGNED_AGENT',
  );
  return id === undefined ? undefined : { id };
}

function idOf(people: readonly WireObject[], role: string): string | undefined {
  return readId(people.findLast((person) => person['role'] === role)?.['id']);
}

function startOf({ startTs, creationTs, createdTs, startTime }: WireObject): number | undefined {
  return readTime(startTs ?? creationTs ?? createdTs ?? startTime);
}

function endOf({ endTs, closedTs, endTime }: WireObject): number | undefined {
  return readTime(endTs ?? closedTs ?? endTime);
}

function earliest(dialogs: readonly DialogSnapshot[]): number | undefined {
  return dialogs.length === 0
    ? undefined
    : dialogs.map(({ startedAt }) => startedAt).reduce((a, b) => Math.min(a, b));
}
