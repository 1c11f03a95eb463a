import type { StoredFile } from '../files/stored-file.js';
import { isBytesOf } from '../files/is-bytes-of.js';
import { isRecord } from '../values/is-record.js';
import type { Caller } from './caller.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';

const previewLimitBytes = 30 * 1024;

/** Refuses a file whose bytes never came, are not those announced, or whose preview is over 30 KB (EX). */
export function checkFileMessage(parts: MessagingParts, caller: Caller, message: unknown): void {
  if (!isRecord(message)) throw new ItemRefusal('Bad Request, message must be an object');
  const { caption, preview, fileType, relativePath } = message;
  if (caption !== undefined && typeof caption !== 'string') {
    throw new ItemRefusal('Bad Request, caption must be a text');
  }
  checkPreview(preview);
  const file = parts.files.find(String(relativePath));
  const own = file?.accountId === caller.accountId && file.consumerId === caller.consumerId;
  if (!file || !own) throw new ItemRefusal('Bad Request, relativePath is unknown');
  if (file.fileType !== fileType) throw new ItemRefusal('Bad Request, fileType is not that of the file');
  checkBytes(file, parts.settings.current.sniffFiles);
}

function checkPreview(preview: unknown): void {
  if (preview === undefined) return;
  if (typeof preview !== 'string' || !preview.startsWith('data:')) {
    throw new ItemRefusal('Bad Request, preview must be a data address');
  }
  const bytes = (preview.length - preview.indexOf(',') - 1) * 0.75;
  if (bytes > previewLimitBytes) throw new ItemRefusal('Bad Request, preview is over 30 KB');
}

function checkBytes({ bytes, size, fileType }: StoredFile, sniff: boolean): void {
  if (bytes?.length !== size) throw new ItemRefusal('Bad Request, file size is wrong');
  if (sniff && !isBytesOf(fileType, bytes)) throw new ItemRefusal('Bad Request, file is corrupt');
}
