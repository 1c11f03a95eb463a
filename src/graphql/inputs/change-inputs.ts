import { Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { accountIdForm } from '../../liveperson/account-id.js';
import { Ttr } from '../enums.js';
import { CloseMode, CsatStatus, FileType } from '../enums-messages.js';
import { ConversationTarget } from './conversation-target.js';
import { Nested } from './nested.js';
import { IsFilePath, OptionalId, OptionalKey, RequiredId } from './rules.js';
import { UserProfileInput } from './user-profile-input.js';

@InputType({ description: 'A conversation to close.' })
export class CloseConversationInput extends ConversationTarget {
  @Field(() => CloseMode, { defaultValue: 'CONVERSATION', description: 'How to close it.' })
  mode!: keyof typeof CloseMode;
}

@InputType({ description: 'A new profile of a consumer.' })
export class UpdateUserProfileInput {
  @RequiredId('The LivePerson account (brand).', accountIdForm, 'an account id of 1 to 64 letters and digits')
  accountId!: string;

  @OptionalId(
    "The consumer's id in the caller's own channel, as in CreateConversationInput.",
    /^[^\p{Cc}]{1,256}$/u,
    'an id of 1 to 256 characters without control characters',
  )
  consumerId?: string | null;

  @Field(() => UserProfileInput, {
    description: 'The whole profile: attributes replace those sent before, they do not merge.',
  })
  @Nested(() => UserProfileInput)
  userProfile!: UserProfileInput;
}

@InputType({ description: 'How satisfied the consumer was.' })
export class SubmitCsatInput extends ConversationTarget {
  @Field(() => Int, { description: 'From 1, the worst, to 5, the best.' })
  @Min(1)
  @Max(5)
  rating!: number;

  @Field(() => Boolean, { description: 'Whether the matter is settled.' })
  resolved!: boolean;

  @Field(() => CsatStatus, { defaultValue: 'FILLED', description: 'How completely the survey was answered.' })
  status!: keyof typeof CsatStatus;

  @OptionalKey(
    'Repeating a request with the same key returns the first outcome instead of sending again. 1 to 128 characters. Keys are remembered for a day; beside the sandbox, as long as the process runs.',
  )
  idempotencyKey?: string | null;
}

@InputType({ description: 'How soon an answer is due from now on.' })
export class ChangeTtrInput extends ConversationTarget {
  @Field(() => Ttr, { description: 'How soon.' })
  ttr!: keyof typeof Ttr;

  @Field(() => Int, { description: 'In seconds.' })
  @Min(0)
  seconds!: number;
}

@InputType({ description: 'A file that is to be uploaded.' })
export class RequestFileUploadInput extends ConversationTarget {
  @Field(() => FileType, { description: 'Its type.' })
  fileType!: keyof typeof FileType;

  @Field(() => Int, { description: 'Its size in bytes, at most 3 MB; a larger one is `FILE_REFUSED`.' })
  @Min(1)
  sizeBytes!: number;
}

@InputType({ description: 'A file that is to be downloaded.' })
export class RequestFileDownloadInput extends ConversationTarget {
  @Field(() => String, { description: 'Where it is in the object store, as its message says.' })
  @IsFilePath()
  relativePath!: string;
}
