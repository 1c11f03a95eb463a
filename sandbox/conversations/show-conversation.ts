import type { Conversation } from './conversation.js';
import { showDialog } from './show-dialog.js';
import { showMessage } from './show-message.js';

/** A conversation as the control shows it, with its messages and receipts in the order in which they came. */
export function showConversation(
  conversation: Conversation,
  profile: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { effectiveTtr, features, chatStates, dialogs, refusalsLeft, ...rest } = conversation;
  const entries = dialogs.flatMap((dialog) => dialog.events.map((entry) => showMessage(dialog, entry)));
  return {
    ...rest,
    effectiveTTR: effectiveTtr,
    features: [...features],
    profile,
    dialogs: dialogs.map(showDialog),
    messages: entries.filter(({ event }) => event.type !== 'AcceptStatusEvent'),
    receipts: entries.filter(({ event }) => event.type === 'AcceptStatusEvent'),
    chatStates: Object.fromEntries(chatStates),
    sendsStillRefused: refusalsLeft,
  };
}
