import type { Caller } from './caller.js';
import { generateDownloadUrl } from './generate-download-url.js';
import { generateUploadUrl } from './generate-upload-url.js';
import type { MessagingParts } from './messaging-parts.js';
import { publishEvent } from './publish-event.js';
import type { RequestObject } from './request-object.js';
import { setUserProfile } from './set-user-profile.js';
import { updateConversationField } from './update-conversation-field.js';

/** Runs one request and answers its body. */
export type SendHandler = (
  parts: MessagingParts,
  caller: Caller,
  request: RequestObject,
) => Readonly<Record<string, unknown>>;

/** The request types that SEND takes (SEND, EX). */
export const sendHandlers: Readonly<Record<string, SendHandler>> = {
  'ms.PublishEvent': publishEvent,
  'cm.UpdateConversationField': updateConversationField,
  'userprofile.SetUserProfile': setUserProfile,
  'ms.GenerateURLForUploadFile': generateUploadUrl,
  'ms.GenerateURLForDownloadFile': generateDownloadUrl,
};
