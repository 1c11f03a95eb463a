import type { Conversation } from '../conversations/conversation.js';
import type { Place } from '../conversations/place.js';

/** One act of an agent, as it was asked for: `action` and what belongs to it. */
export interface AgentAct {
  readonly action: string;
  readonly [member: string]: unknown;
}

/** Where an agent acts, as whom, and what it was asked to do. */
export interface AgentStage extends Place {
  readonly conversation: Conversation;
  readonly agentId: string;
  readonly act: AgentAct;
}
