import { readNotificationId } from './read-notification-id.js';
import { readObject, readObjects } from './read-values.js';
import type { WireObject } from './read-values.js';

/** Who takes part: undefined is not told, null is told that there is none. */
export interface ToldPeople {
  /** Participant id of the consumer. */
  readonly lpConsumerId?: string | undefined;
  readonly agent?: { readonly id: string } | null | undefined;
}

/** The consumer, and the agent who has accepted, of the details of a state (13.6). The same id may come in several roles. */
export function readNotificationPeople(details: WireObject): ToldPeople {
  const all = [...readObjects(details['participants']), ...readOldList(details['participantsPId'])];
  const main = readMain(details['dialogs']);
  // The main dialog alone tells whether an agent has accepted: one who is SUGGESTED has not.
  const agents = main.length > 0 ? main : all;
  const assigned = idOf(
    agents.filter(({ state }) => state !== 'SUGGESTED'),
    'ASSIGNED_AGENT',
  );
  return {
    lpConsumerId: idOf(all, 'CONSUMER') ?? idOf(main, 'CONSUMER'),
    agent: agents.length === 0 ? undefined : assigned === undefined ? null : { id: assigned },
  };
}

/** Participants of the main dialog, where they are told. */
function readMain(dialogs: unknown): readonly WireObject[] {
  const main = readObjects(dialogs).find(({ dialogType }) => dialogType === 'MAIN');
  return main === undefined ? [] : readObjects(main['participantsDetails']);
}

/** The shape of 2016: lists of ids by role (MWT). */
function readOldList(value: unknown): readonly WireObject[] {
  const { CONSUMER: consumers, ASSIGNED_AGENT: agents } = readObject(value) ?? {};
  return [...withRole(consumers, 'CONSUMER'), ...withRole(agents, 'ASSIGNED_AGENT')];
}

function withRole(ids: unknown, role: string): readonly WireObject[] {
  return Array.isArray(ids) ? ids.map((id: unknown) => ({ id, role })) : [];
}

function idOf(people: readonly WireObject[], role: string): string | undefined {
  return readNotificationId(people.findLast((person) => person['role'] === role)?.['id']);
}
