import { registerEnumType } from 'type-graphql';
import { words } from './words.js';

/** What to do when the consumer already has an open conversation. */
export const OpenConversationPolicy = words('REJECT', 'RETURN_OPEN');
registerEnumType(OpenConversationPolicy, {
  name: 'OpenConversationPolicy',
  description: 'What to do when the consumer already has an open conversation: LivePerson allows one.',
  valuesConfig: {
    REJECT: { description: 'Answer with the error `CONVERSATION_ALREADY_OPEN`.' },
    RETURN_OPEN: {
      description:
        'Answer with the open conversation, when the gateway knows it or history tells it; else as with `REJECT`.',
    },
  },
});

/** How a conversation came to be in an answer. */
export const CreateConversationOutcome = words('CREATED', 'RETURNED_OPEN', 'REPLAYED');
registerEnumType(CreateConversationOutcome, {
  name: 'CreateConversationOutcome',
  description: 'How the conversation of an answer came about.',
  valuesConfig: {
    CREATED: { description: 'LivePerson opened it now.' },
    RETURNED_OPEN: { description: 'It was open before; asked for with `ifOpen: RETURN_OPEN`.' },
    REPLAYED: { description: 'It was opened by an earlier request with the same idempotency key.' },
  },
});

/** The consumer's gender, in LivePerson's words. */
export const Gender = words('FEMALE', 'MALE', 'OTHER');
registerEnumType(Gender, {
  name: 'Gender',
  description: "A person's gender, in LivePerson's words.",
  valuesConfig: {
    FEMALE: { description: 'Female.' },
    MALE: { description: 'Male.' },
    OTHER: { description: 'Another, or not told.' },
  },
});

/** What kind of line a telephone number is. */
export const PhoneType = words(
  'HOME',
  'MOBILE',
  'WORK',
  'FAX',
  'MAIN',
  'HOME_FAX',
  'WORK_FAX',
  'PAGER',
  'OTHER',
);
registerEnumType(PhoneType, {
  name: 'PhoneType',
  description: 'What kind of line a telephone number is.',
  valuesConfig: {
    HOME: { description: 'At home.' },
    MOBILE: { description: 'A mobile telephone.' },
    WORK: { description: 'At work.' },
    FAX: { description: 'A fax machine.' },
    MAIN: { description: 'The main number.' },
    HOME_FAX: { description: 'A fax machine at home.' },
    WORK_FAX: { description: 'A fax machine at work.' },
    PAGER: { description: 'A pager.' },
    OTHER: { description: 'Anything else.' },
  },
});

/** How soon an answer is due. */
export const Ttr = words('URGENT', 'NORMAL', 'PRIORITIZED', 'CUSTOM');
registerEnumType(Ttr, {
  name: 'Ttr',
  description:
    'Time to respond: how soon an answer of the brand is due. The account sets how long each one is.',
  valuesConfig: {
    URGENT: { description: 'Due first.' },
    NORMAL: { description: 'The usual time.' },
    PRIORITIZED: { description: 'Sooner than usual.' },
    CUSTOM: { description: 'A time of its own; seen in older material of LivePerson only.' },
  },
});

/** By which kind of channel a conversation is held. */
export const ChannelType = words('MESSAGING');
registerEnumType(ChannelType, {
  name: 'ChannelType',
  description: 'Kind of channel. The Connector API knows one.',
  valuesConfig: { MESSAGING: { description: 'Messaging: a conversation that lasts.' } },
});

/** Whether something is still going on. */
export const ConversationStateEnum = words('OPEN', 'CLOSE');
registerEnumType(ConversationStateEnum, {
  name: 'ConversationState',
  description: "State of a conversation or dialog, in LivePerson's words.",
  valuesConfig: {
    OPEN: { description: 'Going on.' },
    CLOSE: { description: 'Closed; it is never opened again.' },
  },
});

/** What kind of device the consumer uses. */
export const DeviceFamily = words('DESKTOP', 'TABLET', 'MOBILE', 'OTHER');
registerEnumType(DeviceFamily, {
  name: 'DeviceFamily',
  description: 'Kind of device that the consumer uses.',
  valuesConfig: {
    DESKTOP: { description: 'A desktop or laptop computer.' },
    TABLET: { description: 'A tablet.' },
    MOBILE: { description: 'A mobile telephone.' },
    OTHER: { description: 'Anything else.' },
  },
});

/** Operating system of the consumer's device. */
export const OperatingSystem = words('WINDOWS', 'LINUX', 'OSX', 'ANDROID', 'IOS', 'OTHER');
registerEnumType(OperatingSystem, {
  name: 'OperatingSystem',
  description: "Operating system of the consumer's device.",
  valuesConfig: {
    WINDOWS: { description: 'Windows.' },
    LINUX: { description: 'Linux.' },
    OSX: { description: 'macOS.' },
    ANDROID: { description: 'Android.' },
    IOS: { description: 'iOS.' },
    OTHER: { description: 'Anything else.' },
  },
});

/** Which kind of library the consumer's application is built on. */
export const Integration = words('WEB_SDK', 'MOBILE_SDK', 'BRAND_SDK');
registerEnumType(Integration, {
  name: 'Integration',
  description: "Kind of library that the consumer's application is built on.",
  valuesConfig: {
    WEB_SDK: { description: "LivePerson's web SDK." },
    MOBILE_SDK: { description: "LivePerson's mobile SDK." },
    BRAND_SDK: { description: "The brand's own." },
  },
});

/** What the consumer's application can do. */
export const ClientFeature = words(
  'AUTO_MESSAGES',
  'RICH_CONTENT',
  'QUICK_REPLIES',
  'MULTI_DIALOG',
  'PHOTO_SHARING',
  'FILE_SHARING',
  'CO_BROWSE',
  'CO_APP',
  'SECURE_FORMS',
  'MARKDOWN_HYPERLINKS',
);
registerEnumType(ClientFeature, {
  name: 'ClientFeature',
  description:
    "Something the consumer's application can do. A survey after the conversation needs `RICH_CONTENT`, `QUICK_REPLIES` and `MULTI_DIALOG`.",
  valuesConfig: {
    AUTO_MESSAGES: {
      description: 'Shows automatic messages; the first message must follow within 10 seconds.',
    },
    RICH_CONTENT: { description: 'Shows structured content: cards, carousels, buttons.' },
    QUICK_REPLIES: { description: 'Shows quick replies.' },
    MULTI_DIALOG: { description: 'Handles more than one dialog in a conversation.' },
    PHOTO_SHARING: { description: 'Sends and shows photos.' },
    FILE_SHARING: { description: 'Sends and shows files.' },
    CO_BROWSE: { description: 'Takes part in co-browsing.' },
    CO_APP: { description: 'Takes part in co-apps.' },
    SECURE_FORMS: { description: 'Shows secure forms.' },
    MARKDOWN_HYPERLINKS: { description: 'Shows links written in Markdown.' },
  },
});
