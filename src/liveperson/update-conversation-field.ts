import type { Csat } from './csat.js';
import type { WireRequest } from './wire-request.js';

/** A conversation to change, and the id of the request. */
export interface FieldUpdate {
  readonly id: string;
  readonly conversationId: string;
}

/** Closes the conversation with all its dialogs; no survey follows (EX, SDK). */
export function closeConversation(update: FieldUpdate): WireRequest {
  return updateField(update, { field: 'ConversationStateField', conversationState: 'CLOSE' });
}

/** Closes the main dialog, whose id is the conversation's, and lets a survey open (PCS, DEMO). */
export function closeMainDialog(update: FieldUpdate): WireRequest {
  const dialog = { dialogId: update.conversationId, state: 'CLOSE', closedCause: 'Closed by consumer' };
  return updateField(update, { field: 'DialogChange', type: 'UPDATE', dialog });
}

/** Answers the legacy satisfaction survey, after the conversation was closed (OVR). */
export function submitCsat(update: FieldUpdate, { rating, resolved, status }: Csat): WireRequest {
  return updateField(update, {
    field: 'CSATRate',
    csatRate: rating,
    csatResolutionConfirmation: resolved,
    status,
  });
}

/** Changes how soon an answer is due; `value` in seconds. LivePerson documents it for the window API only (MWS, MWR). */
export function changeTtr(update: FieldUpdate, ttrType: string, value: number): WireRequest {
  return updateField(update, { field: 'TTRField', ttrType, value });
}

// LivePerson takes the field bare and in a list of one (MWP); its Send API samples have it bare.
function updateField(
  { id, conversationId }: FieldUpdate,
  conversationField: Readonly<Record<string, unknown>>,
): WireRequest {
  return { kind: 'req', id, type: 'cm.UpdateConversationField', body: { conversationId, conversationField } };
}
