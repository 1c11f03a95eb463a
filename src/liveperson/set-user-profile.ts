import { customerInfo } from './customer-info.js';
import type { CustomerInfo } from './customer-info.js';
import { present } from './optional.js';
import type { Optional } from './optional.js';
import { personalInfo } from './personal-info.js';
import type { PersonalInfo } from './personal-info.js';
import type { WireRequest } from './wire-request.js';

/** How the consumer can be reached outside the conversation (DEMO). */
export interface PrivateData {
  readonly mobileNumber?: Optional<string>;
  readonly mail?: Optional<string>;
  readonly pushNotification?: Optional<{
    readonly serviceName?: Optional<string>;
    readonly certName?: Optional<string>;
    readonly token?: Optional<string>;
  }>;
}

/** What agents see of the consumer. Engagement attributes replace those sent before; they do not merge (SDEM). */
export interface UserProfile {
  readonly firstName?: Optional<string>;
  readonly lastName?: Optional<string>;
  readonly avatarUrl?: Optional<string>;
  readonly description?: Optional<string>;
  readonly backgroundImageUrl?: Optional<string>;
  readonly privateData?: Optional<PrivateData>;
  readonly customerInfo?: Optional<CustomerInfo>;
  readonly personalInfo?: Optional<PersonalInfo>;
}

/** `userprofile.SetUserProfile`; its body may be empty (CONV 5.1, DEMO for the plain profile fields). */
export function setUserProfile(id: string, profile: Optional<UserProfile>): WireRequest {
  return { kind: 'req', id, type: 'userprofile.SetUserProfile', body: profile ? bodyOf(profile) : {} };
}

function bodyOf(profile: UserProfile) {
  const attributes = [
    profile.customerInfo && customerInfo(profile.customerInfo),
    profile.personalInfo && personalInfo(profile.personalInfo),
  ].filter((attribute) => attribute !== undefined && attribute !== null);
  return present({
    firstName: profile.firstName,
    lastName: profile.lastName,
    avatarUrl: profile.avatarUrl,
    backgndImgUri: profile.backgroundImageUrl,
    description: profile.description,
    privateData: profile.privateData ? privateDataOf(profile.privateData) : undefined,
    authenticatedData: attributes.length > 0 ? { lp_sdes: attributes } : undefined,
  });
}

function privateDataOf({ mobileNumber, mail, pushNotification }: PrivateData) {
  return present({
    mobileNum: mobileNumber,
    mail,
    pushNotificationData: pushNotification
      ? present({
          serviceName: pushNotification.serviceName,
          certName: pushNotification.certName,
          token: pushNotification.token,
        })
      : undefined,
  });
}
