import type { AgentAction } from './agent-action.js';
import { AgentRefusal } from './agent-refusal.js';
import { agentSays } from './agent-says.js';

/** `privateNote`: a text for agents and managers only; it must not reach the consumer (WHE). */
export const agentNote: AgentAction = (parts, stage) => {
  const { text } = stage.act;
  if (typeof text !== 'string') throw new AgentRefusal('text must be a text.');
  const event = { type: 'ContentEvent', message: text, contentType: 'text/plain' };
  return agentSays(parts, stage, { event, audience: 'AGENTS_AND_MANAGERS' });
};
