import { fileLimitBytes, fileTypes } from '../files/file-limits.js';
import type { Caller } from './caller.js';
import { checkFileSharing } from './check-file-sharing.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';
import type { RequestObject } from './request-object.js';

/**
 * `ms.GenerateURLForUploadFile`: where to PUT a JPG, JPEG, PNG or GIF of at most 3 MB within a minute
 * (EX).
 */
export function generateUploadUrl(
  parts: MessagingParts,
  { accountId, consumerId }: Caller,
  { body }: RequestObject,
): Readonly<Record<string, unknown>> {
  checkFileSharing(parts.settings.current);
  const { fileSize, fileType } = body as Record<'fileSize' | 'fileType', unknown>;
  // LivePerson's samples have it as a text and as a number.
  const size = /^\d+$/.test(String(fileSize)) ? Number(fileSize) : 0;
  if (size < 1) throw new ItemRefusal('Bad Request, fileSize must be a number of bytes');
  if (size > fileLimitBytes) throw new ItemRefusal('Bad Request, fileSize is over 3 MB');
  if (typeof fileType !== 'string' || !fileTypes.includes(fileType)) {
    throw new ItemRefusal(`Bad Request, fileType must be one of ${fileTypes.join(', ')}`);
  }
  const { relativePath } = parts.files.announce({ accountId, consumerId, fileType, size });
  return { relativePath, queryParams: parts.files.sign('PUT', relativePath) };
}
