import { closeConversation } from '../conversations/close-conversation.js';
import { closeMainDialog } from '../conversations/close-main-dialog.js';
import { transferConversation } from '../conversations/transfer-conversation.js';
import type { AgentAction } from './agent-action.js';
import { agentChatState } from './agent-chat-state.js';
import { agentFile } from './agent-file.js';
import { agentForm } from './agent-form.js';
import { agentNote } from './agent-note.js';
import { agentReceipt } from './agent-receipt.js';
import { AgentRefusal } from './agent-refusal.js';
import { agentRich } from './agent-rich.js';
import { agentText } from './agent-text.js';

/** What an agent does only when it has taken the conversation; it takes it first where it has not. */
export const agentActions: Readonly<Record<string, AgentAction>> = {
  text: agentText,
  rich: agentRich,
  file: agentFile,
  secureForm: agentForm,
  typing: agentChatState('COMPOSING'),
  pause: agentChatState('PAUSE'),
  active: agentChatState('ACTIVE'),
  read: agentReceipt('READ'),
  accept: agentReceipt('ACCEPT'),
  privateNote: agentNote,
};

/** What changes the conversation itself, whether an agent has taken it or not. */
export const conversationActions: Readonly<Record<string, AgentAction>> = {
  transfer: (parts, { conversation, act }) => {
    const { skillId = '2736637412' } = act;
    if (typeof skillId !== 'string' || !/^(-1|\d{1,10})$/.test(skillId))
      throw new AgentRefusal('skillId must be a text of at most ten digits.');
    transferConversation(parts, conversation, skillId);
    return null;
  },
  close: (parts, { conversation }) => {
    closeConversation(parts, conversation, { by: 'AGENT' });
    return null;
  },
  closeMainDialog: (parts, { conversation }) => {
    if (conversation.state === 'CLOSE') throw new AgentRefusal('The main dialog is closed.');
    closeMainDialog(parts, conversation, { by: 'AGENT' });
    return null;
  },
};
