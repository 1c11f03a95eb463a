import { generateDownloadUrl, generateUploadUrl } from '../../../src/liveperson/file-urls.js';
import {
  externalId,
  publishChatState,
  publishFile,
  publishReceipt,
  publishText,
} from '../../../src/liveperson/publish-event.js';
import type { DialogPlace, Metadata, ReceiptStatus } from '../../../src/liveperson/publish-event.js';
import { setUserProfile } from '../../../src/liveperson/set-user-profile.js';
import {
  changeTtr,
  closeConversation,
  closeMainDialog,
  submitCsat,
} from '../../../src/liveperson/update-conversation-field.js';
import type { WireRequest } from '../../../src/liveperson/wire-request.js';

const conversationId = '{conversationId}';
const main: DialogPlace = { dialogId: conversationId };
const survey: DialogPlace = {
  conversationId: '__YOUR_CONVERSATION_ID__',
  dialogId: '__YOUR_POST_SURVEY_DIALOG_ID__',
};
const answer: Metadata = {
  type: 'Answer',
  questionId: '3e70da9b-76de-4c2a-911e-a41aee698b82',
  id: '4f7c6a7b-033b-4171-a361-abf99e0ea493',
  provider: 'AC',
};
const uuid = 'cbf6e739-dfe6-4e3c-a544-2504afbe8747';

const text = (id: string, place: DialogPlace, message: string, metadata?: readonly Metadata[]) =>
  publishText({ id, place, event: { text: message }, metadata });
const chatState = (id: string, state: string) =>
  publishChatState({ id, place: main, event: { chatState: state } });
const receipt = (id: string, status: ReceiptStatus) =>
  publishReceipt({ id, place: main, event: { status, sequences: [1, 2] } });

/** The typed input of each request sample that the gateway produces, through the builder that it goes through. */
export const produced: Readonly<Record<string, (id: string) => WireRequest>> = {
  'send-text.request': (id) => text(id, main, 'Hi from Send Message only - Send a line'),
  'send-text.with-conversation-id.request': (id) =>
    text(id, { dialogId: uuid, conversationId: uuid }, 'Hello world!'),
  'send-text.external-id-metadata.request': (id) => text(id, main, 'yep', [externalId('Yes-1234')]),
  'send-text.quick-reply-answer.request': (id) => text(id, survey, '1', [answer]),
  'send-chat-state.active.request': (id) => chatState(id, 'ACTIVE'),
  'send-chat-state.inactive.request': (id) => chatState(id, 'INACTIVE'),
  'send-chat-state.gone.request': (id) => chatState(id, 'GONE'),
  'send-chat-state.composing.request': (id) => chatState(id, 'COMPOSING'),
  'send-chat-state.pause.request': (id) => chatState(id, 'PAUSE'),
  'send-accept-status.accept.request': (id) => receipt(id, 'ACCEPT'),
  'send-accept-status.read.request': (id) => receipt(id, 'READ'),
  'send-accept-status.access.request': (id) => receipt(id, 'ACCESS'),
  'send-accept-status.nack.request': (id) => receipt(id, 'NACK'),
  'send-accept-status.action.request': (id) =>
    publishReceipt({ id, place: survey, event: { status: 'ACTION', sequences: [1] }, metadata: [answer] }),
  'send-file.publish.request': (id) =>
    publishFile({
      id,
      place: main,
      event: {
        caption: 'File logo',
        relativePath: '{relativePath}',
        fileType: 'JPEG',
        preview: 'data:image/png;base64,{imageData}',
      },
    }),
  'upload-url.request': (id) => generateUploadUrl(id, 1000, 'PNG'),
  'download-url.request': (id) => generateDownloadUrl(id, '{relativePath}'),
  'close-conversation.request': (id) => closeConversation({ id, conversationId }),
  'close-conversation.uuid-id.request': (id) => closeConversation({ id, conversationId: uuid }),
  'close-main-dialog.request': (id) => closeMainDialog({ id, conversationId }),
  'csat.request': (id) => submitCsat({ id, conversationId }, { rating: 5, resolved: true, status: 'FILLED' }),
  'ttr-urgent.request': (id) => changeTtr({ id, conversationId }, 'URGENT', 300),
  'set-user-profile.send.request': (id) =>
    setUserProfile(id, {
      customerInfo: { socialId: '1234567890', customerType: 'vip' },
      personalInfo: { firstName: 'John', lastName: 'Doe', gender: 'MALE' },
    }),
};

/** Every request sample of an existing conversation that the gateway does not produce, and why. */
export const notProduced: Readonly<Record<string, string>> = {
  'close-stage.request':
    'ConversationStateField closes the conversation as well; Stage is documented for the window API only (6.2).',
  'skill-change.request': 'Agents and bots transfer conversations; no source allows it to consumers (6.2).',
  'send-rich-content.request': 'Agents and bots send structured content; a consumer answers it (6.1).',
};
