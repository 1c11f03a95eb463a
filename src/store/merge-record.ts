import type { DialogSnapshot } from '../liveperson/conversation-snapshot.js';
import type { ConversationRecord } from './conversation-store.js';

/**
 * A record after somebody wrote the fields they know: theirs count where they are given. What is closed stays closed,
 * and one that was read before LivePerson told more only fills gaps, but for what the gateway alone knows.
 */
export function mergeRecord(
  known: ConversationRecord | undefined,
  given: ConversationRecord,
): ConversationRecord {
  if (known === undefined) return given;
  const isStale = (given.checkedAt ?? 0) < (known.checkedAt ?? 0);
  const [under, over] = isStale ? [given, known] : [known, given];
  // Not a spread: what a record has not had so far costs a microsecond a member then, on Node 20.
  return Object.assign({}, under, defined(over), {
    lpConsumerId: given.lpConsumerId || known.lpConsumerId,
    extConsumerId: given.extConsumerId ?? known.extConsumerId,
    client: given.client ?? known.client,
    state: known.state === 'CLOSE' || given.state === 'CLOSE' ? 'CLOSE' : 'OPEN',
    stage: known.stage === 'CLOSE' || given.stage === 'CLOSE' ? 'CLOSE' : 'OPEN',
    // Nobody hears of a conversation before it began.
    startedAt: Math.min(known.startedAt, given.startedAt),
    dialogs: mergeDialogs(under.dialogs, over.dialogs),
    checkedAt: newest(known.checkedAt, given.checkedAt),
    toldAt: newest(known.toldAt, given.toldAt),
  } as const);
}

function mergeDialogs(
  under: readonly DialogSnapshot[] | undefined,
  over: readonly DialogSnapshot[] | undefined,
): readonly DialogSnapshot[] | undefined {
  if (under === undefined || over === undefined) return over ?? under;
  const merged = new Map(under.map((dialog) => [dialog.id, dialog]));
  for (const dialog of over) {
    const before = merged.get(dialog.id);
    const isReopened = before?.state === 'CLOSE' && dialog.state === 'OPEN';
    merged.set(dialog.id, isReopened ? before : { ...before, ...defined(dialog) });
  }
  return [...merged.values()];
}

function newest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T; // no member that T requires is undefined
}
