import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import { readJsonBody } from '../http/read-json-body.js';
import type { Reply } from '../http/reply.js';
import { admitCaller } from './admit-caller.js';
import { answerItem } from './answer-item.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';
import { readBatch } from './read-batch.js';
import { requestConversation } from './request-conversation.js';
import { setUserProfile } from './set-user-profile.js';

/**
 * CONVERSATION: answers item by item, so that the profile may be set and the conversation refused (CONV,
 * GUIDE).
 */
export async function createConversation(
  parts: MessagingParts,
  call: IncomingCall,
  accountId: string,
): Promise<Reply> {
  const caller = await admitCaller(parts, call, accountId);
  const batch = readBatch(readJsonBody(call), accountId);
  const profile = answerItem(batch.profile, () => setUserProfile(parts, caller, batch.profile));
  const conversation = answerItem(batch.conversation, () => {
    if (profile.code !== 'OK') {
      throw new ItemRefusal('Consumer request conversation failed: the user profile was refused');
    }
    return requestConversation(parts, caller, batch.conversation);
  });
  const refused = conversation.code !== 'OK';
  return jsonReply(refused ? parts.settings.current.refusedItemStatus : 200, [profile, conversation]);
}
