import type { CreatedConversation } from '../connector/created-conversation.js';
import type { ConversationRecord } from '../store/conversation-store.js';
import type { Ending } from '../store/idempotency-store.js';
import { freezeError, reviveError } from './frozen-error.js';
import type { FrozenError } from './frozen-error.js';
import type { Attempt, KeyedOperation, Once, OnceOptions } from './once.js';
import type { Opened, Opening } from './opening.js';
import type { SentMessage } from './sent.js';

/** How a conversation is opened under a key, and what became of an attempt whose outcome is not known. */
export interface KeyedOpening extends Pick<OnceOptions<unknown>, 'patiently'> {
  readonly open: (attempt: Attempt) => Promise<Opened>;
  readonly findOut: (attempt: Attempt) => Promise<Opened | undefined>;
}

/** Opens a conversation once for a key; whoever comes later with it gets the first outcome. */
export async function openOnce(
  once: Once,
  keyed: KeyedOperation,
  { open, findOut, ...options }: KeyedOpening,
): Promise<Opened> {
  const work = async (attempt: Attempt): Promise<KeptOpening> => keepOpening(await open(attempt));
  const findKept = async (attempt: Attempt): Promise<KeptOpening | undefined> => {
    const opened = await findOut(attempt);
    return opened && keepOpening(opened);
  };
  const { value, replayed } = await once.run(keyed, work, { findOut: findKept, ...options });
  const opened = reviveOpening(value);
  return replayed ? { ...opened, outcome: 'REPLAYED' } : opened;
}

/** How a key ends with the record of what LivePerson opened, where nothing is left to do for it then. */
export function endingOf(
  mark: string | undefined,
  { firstMessage }: Opening,
  { profileRefused }: CreatedConversation,
): Ending<ConversationRecord> | undefined {
  if (mark === undefined || firstMessage || profileRefused !== undefined) return undefined;
  return { key: mark, valueOf: (record) => keepOpening({ record, outcome: 'CREATED' }) };
}

/** The outcome of opening a conversation as plain data, as a store can keep it. */
interface KeptOpening {
  readonly record: ConversationRecord;
  readonly outcome: Opened['outcome'];
  readonly sent?: SentMessage | undefined;
  readonly error?: FrozenError | undefined;
}

function keepOpening({ record, outcome, firstMessage }: Opened): KeptOpening {
  if (firstMessage === undefined) return { record, outcome };
  return 'error' in firstMessage
    ? { record, outcome, error: freezeError(firstMessage.error) }
    : { record, outcome, sent: firstMessage.sent };
}

function reviveOpening({ record, outcome, sent, error }: KeptOpening): Opened {
  if (sent) return { record, outcome, firstMessage: { sent } };
  if (error) return { record, outcome, firstMessage: { error: reviveError(error) } };
  return { record, outcome };
}
