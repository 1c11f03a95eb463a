import type { LivePersonMessage } from '../liveperson/message.js';
import type { Fact } from '../store/event-log.js';
import { eventIdentity } from './event-identity.js';
import { firstHeard, withSender } from './first-heard.js';
import type { Place } from './place.js';

/** That a message is in a conversation: told by a webhook, or known because it was sent here. */
export function messageFact({ key, isGuess = false }: Place, message: LivePersonMessage): Fact {
  const { dialogId, sequence, sentAt, from } = message;
  return {
    key,
    identity: eventIdentity(dialogId, sequence),
    change: (known) => {
      const record = known ?? firstHeard(key, sentAt);
      return {
        record: isGuess ? record : withSender(record, from),
        event: { occurredAt: sentAt, body: { kind: 'messageAdded', message } },
      };
    },
  };
}
