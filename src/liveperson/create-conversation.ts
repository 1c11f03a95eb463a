import type { Optional } from './optional.js';
import { requestConversation } from './request-conversation.js';
import type { Routing } from './request-conversation.js';
import { setUserProfile } from './set-user-profile.js';
import type { UserProfile } from './set-user-profile.js';
import type { WireRequest } from './wire-request.js';

/** Ids of the two requests of a batch, 1 to 64 characters each. */
export interface BatchIds {
  readonly profile: string;
  readonly conversation: string;
}

/** What a conversation is opened with. */
export interface NewConversation {
  readonly accountId: string;
  readonly userProfile?: Optional<UserProfile>;
  readonly routing?: Optional<Routing>;
}

/** The body of CONVERSATION: profile first, conversation second; the order decides, ids order nothing (CONV, GUIDE). */
export function createConversation(
  opening: NewConversation,
  ids: BatchIds,
): readonly [WireRequest, WireRequest] {
  return [
    setUserProfile(ids.profile, opening.userProfile),
    requestConversation(ids.conversation, opening.accountId, opening.routing),
  ];
}
