import { InputType } from 'type-graphql';
import type { PrivateData, UserProfile } from '../../liveperson/set-user-profile.js';
import { CustomerInfoInput } from './customer-info-input.js';
import { PersonalInfoInput } from './personal-info-input.js';
import { OptionalForm, OptionalInput, OptionalText } from './rules.js';

const webAddress = /^https?:\/\/[^\s]{1,2040}$/i;
const webWords = 'a web address of at most 2048 characters';

@InputType({ description: "How to wake the consumer's device." })
export class PushNotificationInput {
  @OptionalText('Name of the push service.')
  serviceName?: string | null;

  @OptionalText('Name of the certificate.')
  certName?: string | null;

  @OptionalText("The device's token at the push service.")
  token?: string | null;
}

@InputType({ description: 'How the consumer can be reached outside the conversation.' })
export class PrivateDataInput implements PrivateData {
  @OptionalText('Number of the mobile telephone. `mobileNum` on the wire.', 64)
  mobileNumber?: string | null;

  @OptionalForm('E-mail address.', /^[^\s@]{1,64}@[^\s@]{1,255}$/, 'an e-mail address')
  mail?: string | null;

  @OptionalInput(
    () => PushNotificationInput,
    "How to wake the consumer's device. `pushNotificationData` on the wire.",
  )
  pushNotification?: PushNotificationInput | null;
}

@InputType({
  description:
    "What agents see of the consumer: LivePerson's `userprofile.SetUserProfile`. Without `customerInfo` and `personalInfo` agents see nothing of who it is.",
})
export class UserProfileInput implements UserProfile {
  @OptionalText('First name in the profile.')
  firstName?: string | null;

  @OptionalText('Last name in the profile.')
  lastName?: string | null;

  @OptionalForm('Address of a picture of the consumer.', webAddress, webWords)
  avatarUrl?: string | null;

  @OptionalText('Free text about the consumer.')
  description?: string | null;

  @OptionalForm('Address of a background picture. `backgndImgUri` on the wire.', webAddress, webWords)
  backgroundImageUrl?: string | null;

  @OptionalInput(() => PrivateDataInput, 'How the consumer can be reached outside the conversation.')
  privateData?: PrivateDataInput | null;

  @OptionalInput(() => CustomerInfoInput, 'What the brand knows of its customer.')
  customerInfo?: CustomerInfoInput | null;

  @OptionalInput(() => PersonalInfoInput, 'Who the consumer is.')
  personalInfo?: PersonalInfoInput | null;
}
