import { appendEvent } from '../conversations/append-event.js';
import type { DialogEvent } from '../conversations/dialog-event.js';
import type { AgentStage } from './agent-act.js';
import type { AgentParts } from './agent-parts.js';

/** Publishes an event as the assigned agent; a message to all means that no answer is due any more. */
export function agentSays(
  parts: AgentParts,
  { conversation, dialog, agentId, act }: AgentStage,
  words: Pick<DialogEvent, 'event'> & Partial<Pick<DialogEvent, 'audience'>>,
): number {
  const { event, audience = 'ALL' } = words;
  if (audience === 'ALL' && event.type !== 'AcceptStatusEvent') conversation.effectiveTtr = -1;
  const originator = { id: agentId, role: 'ASSIGNED_AGENT' } as const;
  const metadata = Array.isArray(act['metadata']) ? (act['metadata'] as unknown[]) : undefined;
  return appendEvent(parts, { conversation, dialog }, { originator, event, audience, metadata }).sequence;
}
