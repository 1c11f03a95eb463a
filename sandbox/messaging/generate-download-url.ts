import type { Caller } from './caller.js';
import { checkFileSharing } from './check-file-sharing.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';
import type { RequestObject } from './request-object.js';

/**
 * `ms.GenerateURLForDownloadFile`: where to GET a file of this consumer's conversations within a minute
 * (EX).
 */
export function generateDownloadUrl(
  parts: MessagingParts,
  caller: Caller,
  { body }: RequestObject,
): Readonly<Record<string, unknown>> {
  checkFileSharing(parts.settings.current);
  const relativePath = String(body['relativePath']);
  const file = parts.files.find(relativePath);
  const own = file?.accountId === caller.accountId && file.consumerId === caller.consumerId;
  if (!own || !file.bytes) throw new ItemRefusal('Bad Request, relativePath is unknown');
  return { relativePath, queryParams: parts.files.sign('GET', relativePath) };
}
