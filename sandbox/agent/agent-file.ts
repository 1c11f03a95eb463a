import { fileTypes } from '../files/file-limits.js';
import type { AgentAction } from './agent-action.js';
import { AgentRefusal } from './agent-refusal.js';
import { agentSays } from './agent-says.js';
import { viewPicture } from './sample-pictures.js';

// A larger preview is refused (EX).
const largestPreviewCharacters = 30 * 1024;

/** `file`: a hosted file, a small one as its own preview; `content` (base64), `fileType` and `caption` may be given (EX). */
export const agentFile: AgentAction = (parts, stage) => {
  const { content = viewPicture, fileType = 'PNG', caption = 'A file from the agent' } = stage.act;
  if (typeof content !== 'string') throw new AgentRefusal('content must be a text in base64.');
  if (typeof fileType !== 'string' || !fileTypes.includes(fileType)) {
    throw new AgentRefusal(`fileType must be one of ${fileTypes.join(', ')}.`);
  }
  const bytes = Buffer.from(content, 'base64');
  const { accountId, consumerId } = stage.conversation;
  const file = parts.files.announce({ accountId, consumerId, fileType, size: bytes.length });
  file.bytes = bytes;
  const preview = `data:image/${fileType.toLowerCase().replace('jpg', 'jpeg')};base64,${content}`;
  const shown = preview.length < largestPreviewCharacters ? { preview } : {};
  const message = { caption, relativePath: file.relativePath, fileType, ...shown };
  return agentSays(parts, stage, { event: { type: 'ContentEvent', message, contentType: 'hosted/file' } });
};
