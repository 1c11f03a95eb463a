import type { Account } from '../config/account.js';
import type { ConversationSnapshot } from '../liveperson/conversation-snapshot.js';
import type { ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import { clockSkewMs } from './clock-skew.js';
import { ifKept } from './if-kept.js';

/** What LivePerson told of a conversation, and what was known of it before. */
export interface Adoption {
  readonly account: Account;
  readonly snapshot: ConversationSnapshot;
  /** The consumer, as told or as proven by the tokens that read it. */
  readonly lpConsumerId: string;
  readonly known: ConversationRecord | undefined;
  /** The consumer's id in its own channel, where the reader knows it. */
  readonly extConsumerId?: string | undefined;
}

/** Writes what LivePerson told into the gateway's record, keeping what only the gateway knows. */
export async function adopt(
  { account, snapshot, lpConsumerId, known, extConsumerId }: Adoption,
  { store, now }: { readonly store: ConversationStore; readonly now: () => number },
): Promise<ConversationRecord> {
  const told = { ...ownKnowledge(known), ...defined(snapshot) };
  // LivePerson allows one open conversation: one that began before the open one is over, whatever a late read says.
  const open = await ifKept(store.findOpen(account.id, lpConsumerId));
  const isOver =
    open !== undefined && open.id !== snapshot.id && open.startedAt > snapshot.startedAt + clockSkewMs;
  const record: ConversationRecord = {
    ...told,
    accountId: account.id,
    id: snapshot.id,
    lpConsumerId,
    extConsumerId: known?.extConsumerId ?? extConsumerId,
    // A closed dialog or conversation is never opened again: a read that lags behind does not say otherwise.
    state: isOver || known?.state === 'CLOSE' ? 'CLOSE' : snapshot.state,
    stage: isOver || known?.stage === 'CLOSE' ? 'CLOSE' : snapshot.stage,
    checkedAt: now(),
  };
  await ifKept(store.put(record));
  return record;
}

type Told = Pick<
  ConversationRecord,
  'skillId' | 'ttr' | 'startedAt' | 'endedAt' | 'closeReason' | 'dialogs' | 'agent' | 'client' | 'toldAt'
>;

function ownKnowledge(known: ConversationRecord | undefined): Partial<Told> {
  const { skillId, ttr, endedAt, closeReason, agent, client, toldAt } = known ?? {};
  return { skillId, ttr, endedAt, closeReason, agent, client, toldAt };
}

/** What the snapshot says and a record keeps, without what it leaves open. */
function defined({ skillId, ttr, startedAt, endedAt, closeReason, dialogs, agent }: ConversationSnapshot) {
  const told: Omit<Told, 'client' | 'toldAt'> = {
    skillId,
    ttr,
    startedAt,
    endedAt,
    closeReason,
    dialogs,
    agent,
  };
  const said = Object.entries(told).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as Pick<Told, 'startedAt'> & Partial<Told>; // startedAt is always said
}
