import type { Conversation } from './conversation.js';
import type { Dialog } from './dialog.js';

/** The main dialog of a conversation, which was opened with it. */
export function mainDialogOf({ id, dialogs }: Conversation): Dialog {
  const [main] = dialogs;
  if (!main) throw new Error(`Conversation ${id} has no main dialog`);
  return main;
}
