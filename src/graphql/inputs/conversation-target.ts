import { InputType } from 'type-graphql';
import { accountIdForm } from '../../liveperson/account-id.js';
import type { Target } from '../../conversations/reach.js';
import { OptionalId, OptionalKey, RequiredId } from './rules.js';

/** Form of LivePerson's ids of conversations and dialogs: 1 to 64 characters (MWS). */
const conversationIdForm = /^[^\s\p{Cc}]{1,64}$/u;
const conversationIdWords = 'an id of 1 to 64 characters';

@InputType({ description: 'Which conversation.' })
export abstract class ConversationTarget implements Target {
  @RequiredId('The LivePerson account (brand).', accountIdForm, 'an account id of 1 to 64 letters and digits')
  accountId!: string;

  @RequiredId("LivePerson's id of the conversation.", conversationIdForm, conversationIdWords)
  conversationId!: string;

  @OptionalId(
    "The consumer's id in the caller's own channel, as in CreateConversationInput.",
    /^[^\p{Cc}]{1,256}$/u,
    'an id of 1 to 256 characters without control characters',
  )
  consumerId?: string | null;
}

@InputType({ description: 'Which dialog of a conversation.' })
export abstract class DialogTarget extends ConversationTarget {
  @OptionalId(
    'The dialog; the main one when absent. A survey has a dialog of its own.',
    conversationIdForm,
    conversationIdWords,
  )
  dialogId?: string | null;
}

@InputType({ description: 'Which dialog a message goes into, and how its sender names it.' })
export abstract class MessageTargetInput extends DialogTarget {
  @OptionalId(
    'Your own id of the message, at most 64 characters: it comes back with the message, so that an optimistic one can be matched.',
    /^[^\p{Cc}]{1,64}$/u,
    'an id of 1 to 64 characters',
  )
  externalId?: string | null;

  @OptionalKey(
    'Repeating a request with the same key returns the first outcome instead of sending again. 1 to 128 characters. Keys are remembered for a day; beside the sandbox, as long as the process runs.',
  )
  idempotencyKey?: string | null;
}
