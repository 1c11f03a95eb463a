import { Field, InputType } from 'type-graphql';
import { accountIdForm } from '../../liveperson/account-id.js';
import { OpenConversationPolicy } from '../enums.js';
import { ClientPropertiesInput } from './client-properties-input.js';
import { FirstMessageInput } from './message-inputs.js';
import { RoutingInput } from './routing-input.js';
import { OptionalId, OptionalInput, OptionalKey, RequiredId } from './rules.js';
import { UserProfileInput } from './user-profile-input.js';

@InputType({ description: 'What a conversation is opened with.' })
export class CreateConversationInput {
  @RequiredId('The LivePerson account (brand).', accountIdForm, 'an account id of 1 to 64 letters and digits')
  accountId!: string;

  @OptionalId(
    "The consumer's id in the caller's own channel; take one that cannot be guessed and is never given to another person. Taken from the caller's credential; only callers allowed to act for any consumer may name one.",
    /^[^\p{Cc}]{1,256}$/u,
    'an id of 1 to 256 characters without control characters',
  )
  consumerId?: string | null;

  @OptionalInput(() => UserProfileInput, 'What agents see of the consumer.')
  userProfile?: UserProfileInput | null;

  @OptionalInput(() => RoutingInput, 'Who is to answer, and how soon.')
  routing?: RoutingInput | null;

  @OptionalInput(() => ClientPropertiesInput, "The consumer's application, device and abilities.")
  client?: ClientPropertiesInput | null;

  @OptionalInput(() => FirstMessageInput, 'Sent once the conversation is open; it has an outcome of its own.')
  firstMessage?: FirstMessageInput | null;

  @Field(() => OpenConversationPolicy, {
    defaultValue: 'REJECT',
    description: 'What to do when the consumer already has an open conversation.',
  })
  ifOpen!: keyof typeof OpenConversationPolicy;

  @OptionalKey(
    'Repeating a request with the same key returns the first outcome instead of opening a second conversation. 1 to 128 characters. Keys are remembered for a day; beside the sandbox, as long as the process runs.',
  )
  idempotencyKey?: string | null;
}
