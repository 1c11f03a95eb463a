import { isRecord } from '../values/is-record.js';
import type { AgentAction } from './agent-action.js';
import { AgentRefusal } from './agent-refusal.js';
import { agentSays } from './agent-says.js';

/** `text`: a plain text, with quick replies when they are given (RICH). */
export const agentText: AgentAction = (parts, stage) => {
  const { text, quickReplies } = stage.act;
  if (typeof text !== 'string') throw new AgentRefusal('text must be a text.');
  const replies = isRecord(quickReplies) ? { quickReplies } : {};
  const event = { type: 'ContentEvent', message: text, contentType: 'text/plain', ...replies };
  return agentSays(parts, stage, { event });
};
