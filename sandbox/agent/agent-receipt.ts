import type { DialogEvent } from '../conversations/dialog-event.js';
import type { Dialog } from '../conversations/dialog.js';
import type { AgentAction } from './agent-action.js';
import { AgentRefusal } from './agent-refusal.js';
import { agentSays } from './agent-says.js';

/**
 * `read` and `accept`: a receipt for `sequences`, else for each of the consumer's messages that has none
 * yet.
 */
export const agentReceipt =
  (status: 'READ' | 'ACCEPT'): AgentAction =>
  (parts, stage) => {
    const sequenceList = stage.act['sequences'] ?? openSequences(stage.dialog, status);
    if (!Array.isArray(sequenceList) || !sequenceList.every(Number.isSafeInteger)) {
      throw new AgentRefusal('sequences must be a list of whole numbers.');
    }
    if (sequenceList.length === 0) return null;
    return agentSays(parts, stage, { event: { type: 'AcceptStatusEvent', status, sequenceList } });
  };

function openSequences({ events }: Dialog, status: string): readonly number[] {
  const noted = new Set(events.flatMap((entry) => notedBy(entry, status)));
  return events
    .filter(({ originator, event }) => originator.role === 'CONSUMER' && event.type !== 'AcceptStatusEvent')
    .map(({ sequence }) => sequence)
    .filter((sequence) => !noted.has(sequence));
}

function notedBy({ originator, event }: DialogEvent, status: string): readonly unknown[] {
  if (originator.role === 'CONSUMER' || event['status'] !== status) return [];
  return event['sequenceList'] as unknown[]; // A receipt has its list.
}
