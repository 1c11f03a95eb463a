import type { DialogSnapshot } from './conversation-snapshot.js';
import { readCsat } from './csat.js';
import type { Csat } from './csat.js';
import { readNotificationDialogs } from './read-notification-dialogs.js';
import { readNotificationPeople } from './read-notification-people.js';
import { readNotificationId } from './read-notification-id.js';
import { readSkillId } from './read-skill-id.js';
import { readState } from './read-state.js';
import { readObject, readText, readTime } from './read-values.js';
import type { WireObject } from './read-values.js';

/** How a conversation stands. Undefined is not told, null is told that there is none. Times are milliseconds since 1970. */
export interface ToldState {
  readonly kind: 'state';
  readonly conversationId: string;
  /** Orders the states of a conversation. */
  readonly updatedAt?: number | undefined;
  /** Participant id of the consumer. */
  readonly lpConsumerId?: string | undefined;
  readonly agent?: { readonly id: string } | null | undefined;
  /** State of the main dialog. */
  readonly state: 'OPEN' | 'CLOSE';
  /** State of the whole conversation. */
  readonly stage: 'OPEN' | 'CLOSE';
  readonly closeReason?: string | undefined;
  readonly skillId?: string | null | undefined;
  readonly ttr?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  /** The consumer's rating. */
  readonly csat?: Csat | undefined;
  /** At least one. */
  readonly dialogs?: readonly DialogSnapshot[] | undefined;
}

/** Reads a change of `cqm.ExConversationChangeNotification` (13.6); undefined for DELETE, for types yet to come, and without an id. */
export function readNotificationState(change: WireObject): ToldState | undefined {
  if ((change['type'] ?? 'UPSERT') !== 'UPSERT') return undefined;
  const result = readObject(change['result']) ?? {};
  const details = readObject(result['conversationDetails']);
  const conversationId = readNotificationId(result['convId'] ?? result['conversationId']);
  if (details === undefined || conversationId === undefined) return undefined;
  const dialogs = readNotificationDialogs(details['dialogs']);
  const states = readStates(details, dialogs ?? []);
  return {
    kind: 'state',
    conversationId,
    updatedAt: readTime(details['metaDataLastUpdateTs'] ?? details['lastUpdateTime']),
    ...readNotificationPeople(details),
    ...states,
    closeReason: states.state === 'CLOSE' ? readText(details['closeReason']) : undefined,
    skillId: readSkill(details),
    ttr: readText(readObject(details['ttr'])?.['ttrType']),
    startedAt: readTime(details['startTs']) ?? dialogs?.[0]?.startedAt,
    endedAt: states.stage === 'CLOSE' ? readTime(details['endTs']) : undefined,
    csat: readCsat(details['csat']),
    dialogs,
  };
}

/** A skill of -1 is no skill; samples of surveys do not tell (PCS). */
function readSkill({ skillId }: WireObject): string | null | undefined {
  return skillId === undefined || skillId === null ? undefined : (readSkillId(skillId) ?? null);
}

/** `state` is that of the main dialog and `stage` that of the whole, which old samples leave out (PCS, WHX). */
function readStates(
  { state, stage, endTs }: WireObject,
  dialogs: readonly DialogSnapshot[],
): Pick<ToldState, 'state' | 'stage'> {
  const ended = readTime(endTs) === undefined ? 'OPEN' : 'CLOSE';
  const main = dialogs.find(({ type }) => type === 'MAIN')?.state;
  const ofMain = readState(state) ?? main ?? readState(stage) ?? ended;
  const survey = dialogs.some((dialog) => dialog.type !== 'MAIN' && dialog.state === 'OPEN');
  return { state: ofMain, stage: readState(stage) ?? (survey ? 'OPEN' : ofMain) };
}
