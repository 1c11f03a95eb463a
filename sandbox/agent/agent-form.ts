import type { AgentAction } from './agent-action.js';
import { agentSays } from './agent-says.js';

/** `secureForm`: an invitation to fill a secure form (CHIST). */
export const agentForm: AgentAction = (parts, stage) => {
  const { title = 'Credit card form', invitationId = `${stage.conversation.id}-${parts.now()}-1` } =
    stage.act;
  const event = {
    type: 'ContentEvent',
    contentType: 'forms/secure-invitation',
    message: { invitationId, title },
  };
  return agentSays(parts, stage, { event });
};
