import { registerEnumType } from 'type-graphql';
import { words } from './words.js';

/** What a consumer is doing. */
export const ChatStateEnum = words('ACTIVE', 'INACTIVE', 'GONE', 'COMPOSING', 'PAUSE');
registerEnumType(ChatStateEnum, {
  name: 'ChatState',
  description: 'What a participant is doing in a conversation.',
  valuesConfig: {
    ACTIVE: { description: 'Is in the chat.' },
    INACTIVE: { description: 'Looks at something else; the application is open.' },
    GONE: { description: 'Closed the application.' },
    COMPOSING: {
      description:
        'Is typing. It lasts until another state is set; the gateway sets PAUSE after a quiet time and after a text.',
    },
    PAUSE: { description: 'Stopped typing.' },
  },
});

/** How a conversation is closed. */
export const CloseMode = words('CONVERSATION', 'MAIN_DIALOG');
registerEnumType(CloseMode, {
  name: 'CloseMode',
  description: 'How a conversation is closed.',
  valuesConfig: {
    CONVERSATION: { description: 'Closes everything at once; no survey follows.' },
    MAIN_DIALOG: { description: 'Closes the main dialog and lets the survey open, where one is set up.' },
  },
});

/** What a consumer can say of messages received. */
export const AcknowledgementStatus = words('ACCEPT', 'READ', 'ACCESS', 'NACK');
registerEnumType(AcknowledgementStatus, {
  name: 'AcknowledgementStatus',
  description: 'What a consumer says of messages received.',
  valuesConfig: {
    ACCEPT: { description: 'They arrived.' },
    READ: { description: 'They were shown.' },
    ACCESS: { description: 'Their file was opened.' },
    NACK: { description: 'They did not arrive.' },
  },
});

/** How far a message got. */
export const MessageStatusEnum = words('SENT', 'ACCEPTED', 'READ', 'ACCESSED', 'NACKED');
registerEnumType(MessageStatusEnum, {
  name: 'MessageStatus',
  description: 'How far a message got with those it was sent to.',
  valuesConfig: {
    SENT: { description: 'LivePerson took it.' },
    ACCEPTED: { description: 'It arrived.' },
    READ: { description: 'It was shown.' },
    ACCESSED: { description: 'Its file was opened.' },
    NACKED: { description: 'It did not arrive.' },
  },
});

/** Kinds of dialog. */
export const DialogType = words('MAIN', 'POST_SURVEY', 'OTHER');
registerEnumType(DialogType, {
  name: 'DialogType',
  description: 'Kind of dialog in a conversation.',
  valuesConfig: {
    MAIN: { description: 'The conversation proper; it has the id of the conversation.' },
    POST_SURVEY: { description: 'The survey after it.' },
    OTHER: { description: 'A kind that this gateway does not know yet; see `typeRaw`.' },
  },
});

/** Types of file that a consumer may send. */
export const FileType = words('JPG', 'JPEG', 'PNG', 'GIF');
registerEnumType(FileType, {
  name: 'FileType',
  description: 'Type of a file that a consumer may send.',
  valuesConfig: {
    JPG: { description: 'JPEG image.' },
    JPEG: { description: 'JPEG image.' },
    PNG: { description: 'PNG image.' },
    GIF: { description: 'GIF image.' },
  },
});

/** Roles of participants. */
export const ParticipantRole = words(
  'CONSUMER',
  'ASSIGNED_AGENT',
  'AGENT',
  'MANAGER',
  'READER',
  'CONTROLLER',
  'OTHER',
);
registerEnumType(ParticipantRole, {
  name: 'ParticipantRole',
  description: 'In which role somebody takes part in a conversation.',
  valuesConfig: {
    CONSUMER: { description: 'The consumer.' },
    ASSIGNED_AGENT: { description: 'The agent who answers.' },
    AGENT: { description: 'Another agent, or the bot of a survey.' },
    MANAGER: { description: 'A manager of agents.' },
    READER: { description: 'Somebody who reads along.' },
    CONTROLLER: { description: "LivePerson's own system." },
    OTHER: { description: 'A role that this gateway does not know yet; see `roleRaw`.' },
  },
});

/** How completely a satisfaction survey was answered. */
export const CsatStatus = words('FILLED', 'PARTIALLY_FILLED', 'SKIPPED');
registerEnumType(CsatStatus, {
  name: 'CsatStatus',
  description: 'How completely the satisfaction survey was answered.',
  valuesConfig: {
    FILLED: { description: 'All of it.' },
    PARTIALLY_FILLED: { description: 'Some of it.' },
    SKIPPED: { description: 'None of it.' },
  },
});
