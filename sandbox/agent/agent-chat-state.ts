import { changeChatState } from '../conversations/change-chat-state.js';
import type { AgentAction } from './agent-action.js';

/** `typing`, `pause` and `active`: what the agent's keyboard does (WHX). */
export const agentChatState =
  (chatState: 'COMPOSING' | 'PAUSE' | 'ACTIVE'): AgentAction =>
  (parts, stage) => {
    const originator = { id: stage.agentId, role: 'ASSIGNED_AGENT' } as const;
    changeChatState(parts, stage, { originator, chatState });
    return null;
  };
