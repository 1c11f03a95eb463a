import { asList } from '../values/as-list.js';
import { isRecord } from '../values/is-record.js';
import type { Caller } from './caller.js';
import { checkSde } from './check-sde.js';
import { ItemRefusal } from './item-refusal.js';
import { isObjectOf, isText, wrongMember } from './member-rules.js';
import type { MessagingParts } from './messaging-parts.js';
import type { RequestObject } from './request-object.js';

const pushData = isObjectOf({ serviceName: isText, certName: isText, token: isText });
const rules = {
  firstName: isText,
  lastName: isText,
  userId: isText,
  avatarUrl: isText,
  role: isText,
  backgndImgUri: isText,
  description: isText,
  privateData: isObjectOf({ mobileNum: isText, mail: isText, pushNotificationData: pushData }),
};

/**
 * `userprofile.SetUserProfile`: keeps what the consumer says of itself (CONV); an empty body changes
 * nothing.
 */
export function setUserProfile(
  parts: MessagingParts,
  caller: Caller,
  request: RequestObject,
): Readonly<Record<string, unknown>> {
  const wrong = wrongMember(request.body, rules);
  if (wrong) throw new ItemRefusal(`Bad Request, ${wrong} is invalid`);
  parts.profiles.set(caller, { ...request.body, ...readSdes(parts, request.body['authenticatedData']) });
  return { msg: 'OK User Profile set successfully' };
}

function readSdes(parts: MessagingParts, data: unknown): Record<string, unknown> {
  if (data === undefined) return {};
  if (!isRecord(data)) throw new ItemRefusal('Bad Request, authenticatedData must be an object');
  const sdes = asList(data['lp_sdes'] ?? []).filter((sde) => checkSde(sde, parts.settings.current));
  return { authenticatedData: { ...data, lp_sdes: sdes } };
}
