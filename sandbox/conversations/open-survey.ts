import { randomBytes } from 'node:crypto';
import type { SandboxSettings } from '../settings/sandbox-settings.js';
import type { Conversation } from './conversation.js';
import type { ConversationParts } from './conversation-parts.js';
import type { Dialog } from './dialog.js';
import type { Participant } from './participant.js';

/** The participant id of the survey bot. */
export const surveyBotId = '2fa9ac85-d8a9-5bd6-8384-8c32dabae97f';

const neededFeatures = ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG'];

/**
 * True when a survey follows: the client has the features for it, and the setting does not forbid it
 * (PCS).
 */
export function hasSurvey({ features, skillId }: Conversation, { survey }: SandboxSettings): boolean {
  if (survey === 'off' || (survey === 'skill' && skillId === '-1')) return false;
  return neededFeatures.every((feature) => features.has(feature));
}

/** Opens the survey dialog with its bot, and tells so; the agent stays on as a reader (PCS). */
export function openSurvey(parts: ConversationParts, conversation: Conversation, at: number): void {
  const bot = { id: surveyBotId, role: 'AGENT' } as const;
  const agent = conversation.participants.find(({ role }) => role === 'ASSIGNED_AGENT');
  const reader = agent ? [{ id: agent.id, role: 'READER' } as const] : [];
  const people = [{ id: conversation.consumerId, role: 'CONSUMER' } as const, bot, ...reader];
  const dialog = surveyDialog(
    people.map((person) => ({ ...person, state: 'ACTIVE' })),
    at,
  );
  conversation.participants = [...conversation.participants, bot, ...reader];
  conversation.dialogs.push(dialog);
  parts.conversations.addDialog(conversation, dialog);
  parts.announcer.stateChanged(conversation);
  parts.announcer.surveyOpened(conversation, dialog);
}

const surveyDialog = (participants: readonly Participant[], at: number): Dialog => ({
  // 22 characters and not a UUID, as in the samples of PCS.
  id: randomBytes(16).toString('base64url'),
  type: 'POST_SURVEY',
  state: 'OPEN',
  creationTs: at,
  endTs: null,
  metaDataLastUpdateTs: at,
  closedBy: null,
  closedCause: null,
  participants,
  nextSequence: 0,
  events: [],
  metaData: { appInstallId: '756e7363-4472-4ae1-b1ae-b3b0b52107a0' },
});
