import type { MessageStatus, Originator } from '../liveperson/message.js';
import type { Fact } from '../store/event-log.js';
import { contentIdentity, eventIdentity } from './event-identity.js';
import { firstHeard, withSender } from './first-heard.js';
import type { Place } from './place.js';

/** A receipt for messages of a dialog. */
export interface ReceiptFacts {
  readonly dialogId: string;
  /** The receipt's own number; without one it is known by what it says. */
  readonly sequence?: number | undefined;
  readonly sequences: readonly number[];
  readonly status: MessageStatus;
  readonly by: Originator;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
}

/** That messages of a conversation got farther. */
export function receiptFact({ key, isGuess = false }: Place, receipt: ReceiptFacts): Fact {
  const { occurredAt, sequence, dialogId, sequences, status, by } = receipt;
  const body = { kind: 'messageStatusChanged', dialogId, sequence, sequences, status, by } as const;
  return {
    key,
    identity:
      sequence === undefined
        ? contentIdentity('r', [dialogId, sequences, status, by.role, by.id])
        : eventIdentity(dialogId, sequence),
    change: (known) => {
      const record = known ?? firstHeard(key, occurredAt);
      return { record: isGuess ? record : withSender(record, by), event: { occurredAt, body } };
    },
  };
}
