import type { AgentStage } from './agent-act.js';
import type { AgentParts } from './agent-parts.js';

/** Does one act; answers the number of the event it published, or null. */
export type AgentAction = (parts: AgentParts, stage: AgentStage) => number | null;
