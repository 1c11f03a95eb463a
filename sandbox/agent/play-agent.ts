import type { Conversation } from '../conversations/conversation.js';
import type { Dialog } from '../conversations/dialog.js';
import { joinAgent } from '../conversations/join-agent.js';
import { mainDialogOf } from '../conversations/main-dialog-of.js';
import { agentActions, conversationActions } from './agent-actions.js';
import type { AgentAct, AgentStage } from './agent-act.js';
import type { AgentParts } from './agent-parts.js';
import { AgentRefusal } from './agent-refusal.js';

/** Every action there is. */
export const agentActionNames: readonly string[] = [
  'join',
  ...Object.keys(agentActions),
  ...Object.keys(conversationActions),
];

/** Plays the agent once; answers the number of the event that it published, or null. */
export function playAgent(parts: AgentParts, conversation: Conversation, act: AgentAct): number | null {
  if (!agentActionNames.includes(act.action)) {
    throw new AgentRefusal(`action must be one of ${agentActionNames.join(', ')}.`);
  }
  if (conversation.stage === 'CLOSE') throw new AgentRefusal('The conversation is closed.');
  const agentId = agentIdOf(parts, conversation, act);
  const stage: AgentStage = { conversation, dialog: dialogOf(conversation, act), agentId, act };
  if (act.action === 'join') return join(parts, stage);
  const change = conversationActions[act.action];
  if (change) return change(parts, stage);
  if (stage.dialog.state === 'CLOSE') throw new AgentRefusal('The dialog is closed.');
  if (!isActive(stage)) join(parts, stage);
  return agentActions[act.action]?.(parts, stage) ?? null;
}

function agentIdOf(parts: AgentParts, conversation: Conversation, act: AgentAct): string {
  if (typeof act['agentId'] === 'string') return act['agentId'];
  const assigned = conversation.participants.find(({ role }) => role === 'ASSIGNED_AGENT');
  return assigned?.id ?? parts.settings.current.agentId;
}

function dialogOf(conversation: Conversation, act: AgentAct): Dialog {
  if (act['dialogId'] === undefined) return mainDialogOf(conversation);
  const dialog = conversation.dialogs.find(({ id }) => id === act['dialogId']);
  if (!dialog) throw new AgentRefusal('The conversation has no such dialog.');
  return dialog;
}

function isActive({ conversation, agentId }: AgentStage): boolean {
  const { participants } = mainDialogOf(conversation);
  return participants.some(
    ({ id, role, state }) => id === agentId && role === 'ASSIGNED_AGENT' && state === 'ACTIVE',
  );
}

function join(parts: AgentParts, { conversation, agentId, act }: AgentStage): null {
  const suggested = act.action === 'join' && act['suggested'] === true;
  joinAgent(parts, conversation, { id: agentId, suggested });
  return null;
}
