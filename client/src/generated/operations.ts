/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { OperationText } from '../operation-text.js';
/** Receipts for messages. */
export type AcknowledgeMessagesInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** The dialog; the main one when absent. A survey has a dialog of its own. */
  readonly dialogId?: string | null | undefined;
  /** Sequences of the messages in their dialog, at most 1000. */
  readonly sequences: ReadonlyArray<number>;
  /** What to say of them. */
  readonly status: AcknowledgementStatus;
};

/** What a consumer says of messages received. */
export type AcknowledgementStatus =
  /** They arrived. */
  | 'ACCEPT'
  /** Their file was opened. */
  | 'ACCESS'
  /** They did not arrive. */
  | 'NACK'
  /** They were shown. */
  | 'READ';

/** Where a person lives. */
export type AddressInput = {
  /** Country. */
  readonly country?: string | null | undefined;
  /** Region, state or city. */
  readonly region?: string | null | undefined;
};

/** The consumer's age, or day of birth, or both. */
export type AgeInput = {
  /** Age in years. */
  readonly age?: number | null | undefined;
  /** Day of birth, 1 to 31. */
  readonly day?: number | null | undefined;
  /** Month of birth, 1 to 12. */
  readonly month?: number | null | undefined;
  /** Year of birth. */
  readonly year?: number | null | undefined;
};

/** A campaign and one of its engagements: the way of routing that LivePerson prefers, and a condition of its reports. */
export type CampaignInput = {
  /** Id of the campaign. */
  readonly campaignId: string;
  /** Id of the engagement. */
  readonly engagementId: string;
};

/** How soon an answer is due from now on. */
export type ChangeTtrInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** In seconds. */
  readonly seconds: number;
  /** How soon. */
  readonly ttr: Ttr;
};

/** Kind of channel. The Connector API knows one. */
export type ChannelType =
  /** Messaging: a conversation that lasts. */
  | 'MESSAGING';

/** What a participant is doing in a conversation. */
export type ChatState =
  /** Is in the chat. */
  | 'ACTIVE'
  /** Is typing. It lasts until another state is set; the gateway sets PAUSE after a quiet time and after a text. */
  | 'COMPOSING'
  /** Closed the application. */
  | 'GONE'
  /** Looks at something else; the application is open. */
  | 'INACTIVE'
  /** Stopped typing. */
  | 'PAUSE';

/** A quick reply or a button of structured content that the consumer pressed. */
export type ClickActionInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** The dialog; the main one when absent. A survey has a dialog of its own. */
  readonly dialogId?: string | null | undefined;
  /** Your own id of the message, at most 64 characters: it comes back with the message, so that an optimistic one can be matched. */
  readonly externalId?: string | null | undefined;
  /** Repeating a request with the same key returns the first outcome instead of sending again. 1 to 128 characters. Keys are remembered for a day; beside the sandbox, as long as the process runs. */
  readonly idempotencyKey?: string | null | undefined;
  /** `click.metadata` of the button, as it came; at most 5 KB. */
  readonly metadata?: ReadonlyArray<unknown>;
  /** For a button whose action is `publishText`: its text, sent after the receipt. */
  readonly publishText?: string | null | undefined;
  /** Sequence of the message that carried the button. */
  readonly sequence: number;
};

/** Something the consumer's application can do. A survey after the conversation needs `RICH_CONTENT`, `QUICK_REPLIES` and `MULTI_DIALOG`. */
export type ClientFeature =
  /** Shows automatic messages; the first message must follow within 10 seconds. */
  | 'AUTO_MESSAGES'
  /** Takes part in co-apps. */
  | 'CO_APP'
  /** Takes part in co-browsing. */
  | 'CO_BROWSE'
  /** Sends and shows files. */
  | 'FILE_SHARING'
  /** Shows links written in Markdown. */
  | 'MARKDOWN_HYPERLINKS'
  /** Handles more than one dialog in a conversation. */
  | 'MULTI_DIALOG'
  /** Sends and shows photos. */
  | 'PHOTO_SHARING'
  /** Shows quick replies. */
  | 'QUICK_REPLIES'
  /** Shows structured content: cards, carousels, buttons. */
  | 'RICH_CONTENT'
  /** Shows secure forms. */
  | 'SECURE_FORMS';

/** The consumer's application, device and abilities: LivePerson's `Client-Properties` header. */
export type ClientPropertiesInput = {
  /** Id of the application. */
  readonly appId?: string | null | undefined;
  /** Version of the application. */
  readonly appVersion?: string | null | undefined;
  /** Name of the browser. */
  readonly browser?: string | null | undefined;
  /** Version of the browser. */
  readonly browserVersion?: string | null | undefined;
  /** Kind of device. */
  readonly deviceFamily?: DeviceFamily | null | undefined;
  /** Maker of the device. */
  readonly deviceManufacture?: string | null | undefined;
  /** Model of the device. */
  readonly deviceModel?: string | null | undefined;
  /** What the application can do, each once. */
  readonly features?: ReadonlyArray<ClientFeature> | null | undefined;
  /** Kind of library that the application is built on. */
  readonly integration?: Integration | null | undefined;
  /** Version of that library. */
  readonly integrationVersion?: string | null | undefined;
  /** IPv4 address of the device. */
  readonly ipAddress?: string | null | undefined;
  /** Operating system. */
  readonly os?: OperatingSystem | null | undefined;
  /** Name of the operating system. */
  readonly osName?: string | null | undefined;
  /** Version of the operating system. */
  readonly osVersion?: string | null | undefined;
  /** Time zone, as an IANA name such as `Europe/Paris`. */
  readonly timeZone?: string | null | undefined;
};

/** A conversation to close. */
export type CloseConversationInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** How to close it. */
  readonly mode?: CloseMode;
};

/** How a conversation is closed. */
export type CloseMode =
  /** Closes everything at once; no survey follows. */
  | 'CONVERSATION'
  /** Closes the main dialog and lets the survey open, where one is set up. */
  | 'MAIN_DIALOG';

/** One way to reach the consumer. */
export type ContactInput = {
  /** Where the consumer lives. */
  readonly address?: AddressInput | null | undefined;
  /** E-mail address. */
  readonly email?: string | null | undefined;
  /** Telephone number. */
  readonly phone?: string | null | undefined;
  /** What kind of line the telephone number is. */
  readonly phoneType?: PhoneType | null | undefined;
};

/** Where the consumer comes from, as LivePerson's Monitoring API told. Empty texts are sent as they are. */
export type ConversationContextInput = {
  /** `contextId` of the Monitoring API. */
  readonly interactionContextId?: string | null | undefined;
  /** Language, as an IETF tag such as `en-US`; the engagement must be set up for it. `lang` on the wire. */
  readonly language?: string | null | undefined;
  /** Session id of LivePerson's Monitoring API. */
  readonly sessionId?: string | null | undefined;
  /** Kind of context; `SharkContext` goes with ids of the Monitoring API and with campaigns. */
  readonly type?: string;
  /** Visitor id of LivePerson's Monitoring API. */
  readonly visitorId?: string | null | undefined;
};

/** State of a conversation or dialog, in LivePerson's words. */
export type ConversationState =
  /** Closed; it is never opened again. */
  | 'CLOSE'
  /** Going on. */
  | 'OPEN';

/** What a conversation is opened with. */
export type CreateConversationInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's application, device and abilities. */
  readonly client?: ClientPropertiesInput | null | undefined;
  /** The consumer's id in the caller's own channel; take one that cannot be guessed and is never given to another person. Taken from the caller's credential; only callers allowed to act for any consumer may name one. */
  readonly consumerId?: string | null | undefined;
  /** Sent once the conversation is open; it has an outcome of its own. */
  readonly firstMessage?: FirstMessageInput | null | undefined;
  /** Repeating a request with the same key returns the first outcome instead of opening a second conversation. 1 to 128 characters. Keys are remembered for a day; beside the sandbox, as long as the process runs. */
  readonly idempotencyKey?: string | null | undefined;
  /** What to do when the consumer already has an open conversation. */
  readonly ifOpen?: OpenConversationPolicy;
  /** Who is to answer, and how soon. */
  readonly routing?: RoutingInput | null | undefined;
  /** What agents see of the consumer. */
  readonly userProfile?: UserProfileInput | null | undefined;
};

/** How the conversation of an answer came about. */
export type CreateConversationOutcome =
  /** LivePerson opened it now. */
  | 'CREATED'
  /** It was opened by an earlier request with the same idempotency key. */
  | 'REPLAYED'
  /** It was open before; asked for with `ifOpen: RETURN_OPEN`. */
  | 'RETURNED_OPEN';

/** How completely the satisfaction survey was answered. */
export type CsatStatus =
  /** All of it. */
  | 'FILLED'
  /** Some of it. */
  | 'PARTIALLY_FILLED'
  /** None of it. */
  | 'SKIPPED';

/** What the brand knows of its customer: LivePerson's `ctmrinfo` engagement attribute. It replaces what was sent before; it does not merge. */
export type CustomerInfoInput = {
  /** Name of the customer's account at the brand. */
  readonly accountName?: string | null | undefined;
  /** Balance, in `currency`. */
  readonly balance?: number | null | undefined;
  /** Branch of the customer's company. */
  readonly companyBranch?: string | null | undefined;
  /** How many people the customer's company has. */
  readonly companySize?: number | null | undefined;
  /** Currency, as an ISO 4217 code such as `USD`. */
  readonly currency?: string | null | undefined;
  /** The customer's id at the brand. LivePerson may treat the conversation as authenticated then, and refuse it in flows that are not. */
  readonly customerId?: string | null | undefined;
  /** Status, such as `cancelled`; LivePerson does not mind its case. `cstatus` on the wire. */
  readonly customerStatus?: string | null | undefined;
  /** Type or tier, such as `vip`; LivePerson does not mind its case. `ctype` on the wire. */
  readonly customerType?: string | null | undefined;
  /** Identity number of the customer's device. */
  readonly imei?: string | null | undefined;
  /** Day of the last payment. */
  readonly lastPaymentDate?: string | null | undefined;
  /** Log-in status, in the brand's own numbers. */
  readonly loginStatus?: number | null | undefined;
  /** Day of the registration. */
  readonly registrationDate?: string | null | undefined;
  /** The customer's role, such as `broker`. */
  readonly role?: string | null | undefined;
  /** The customer's id in a social network. */
  readonly socialId?: string | null | undefined;
  /** Number of the store. Not used by LivePerson in authenticated flows. */
  readonly storeNumber?: string | null | undefined;
  /** Zip code of the store. Not used by LivePerson in authenticated flows. */
  readonly storeZipCode?: string | null | undefined;
  /** The customer's user name at the brand. */
  readonly userName?: string | null | undefined;
};

/** Kind of device that the consumer uses. */
export type DeviceFamily =
  /** A desktop or laptop computer. */
  | 'DESKTOP'
  /** A mobile telephone. */
  | 'MOBILE'
  /** Anything else. */
  | 'OTHER'
  /** A tablet. */
  | 'TABLET';

/** Kind of dialog in a conversation. */
export type DialogType =
  /** The conversation proper; it has the id of the conversation. */
  | 'MAIN'
  /** A kind that this gateway does not know yet; see `typeRaw`. */
  | 'OTHER'
  /** The survey after it. */
  | 'POST_SURVEY';

/** Type of a file that a consumer may send. */
export type FileType =
  /** GIF image. */
  | 'GIF'
  /** JPEG image. */
  | 'JPEG'
  /** JPEG image. */
  | 'JPG'
  /** PNG image. */
  | 'PNG';

/** The first message of a conversation. */
export type FirstMessageInput = {
  /** Your own id of the message, at most 64 characters. */
  readonly externalId?: string | null | undefined;
  /** The text, at most 5000 characters. */
  readonly text: string;
};

/** A person's gender, in LivePerson's words. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Another, or not told. */
  | 'OTHER';

/** Kind of library that the consumer's application is built on. */
export type Integration =
  /** The brand's own. */
  | 'BRAND_SDK'
  /** LivePerson's mobile SDK. */
  | 'MOBILE_SDK'
  /** LivePerson's web SDK. */
  | 'WEB_SDK';

/** How far a message got with those it was sent to. */
export type MessageStatus =
  /** It arrived. */
  | 'ACCEPTED'
  /** Its file was opened. */
  | 'ACCESSED'
  /** It did not arrive. */
  | 'NACKED'
  /** It was shown. */
  | 'READ'
  /** LivePerson took it. */
  | 'SENT';

/** What to do when the consumer already has an open conversation: LivePerson allows one. */
export type OpenConversationPolicy =
  /** Answer with the error `CONVERSATION_ALREADY_OPEN`. */
  | 'REJECT'
  /** Answer with the open conversation, when the gateway knows it or history tells it; else as with `REJECT`. */
  | 'RETURN_OPEN';

/** Operating system of the consumer's device. */
export type OperatingSystem =
  /** Android. */
  | 'ANDROID'
  /** iOS. */
  | 'IOS'
  /** Linux. */
  | 'LINUX'
  /** macOS. */
  | 'OSX'
  /** Anything else. */
  | 'OTHER'
  /** Windows. */
  | 'WINDOWS';

/** In which role somebody takes part in a conversation. */
export type ParticipantRole =
  /** Another agent, or the bot of a survey. */
  | 'AGENT'
  /** The agent who answers. */
  | 'ASSIGNED_AGENT'
  /** The consumer. */
  | 'CONSUMER'
  /** LivePerson's own system. */
  | 'CONTROLLER'
  /** A manager of agents. */
  | 'MANAGER'
  /** A role that this gateway does not know yet; see `roleRaw`. */
  | 'OTHER'
  /** Somebody who reads along. */
  | 'READER';

/** Who the consumer is: LivePerson's `personal` engagement attribute. It replaces what was sent before; it does not merge. */
export type PersonalInfoInput = {
  /** Age or day of birth. */
  readonly age?: AgeInput | null | undefined;
  /** Company that the consumer works for. */
  readonly company?: string | null | undefined;
  /** Ways to reach the consumer, at most 20. */
  readonly contacts?: ReadonlyArray<ContactInput> | null | undefined;
  /** First name. */
  readonly firstName?: string | null | undefined;
  /** Gender. */
  readonly gender?: Gender | null | undefined;
  /** Language, as an IETF tag such as `en-US`. */
  readonly language?: string | null | undefined;
  /** Last name. */
  readonly lastName?: string | null | undefined;
};

/** What kind of line a telephone number is. */
export type PhoneType =
  /** A fax machine. */
  | 'FAX'
  /** At home. */
  | 'HOME'
  /** A fax machine at home. */
  | 'HOME_FAX'
  /** The main number. */
  | 'MAIN'
  /** A mobile telephone. */
  | 'MOBILE'
  /** Anything else. */
  | 'OTHER'
  /** A pager. */
  | 'PAGER'
  /** At work. */
  | 'WORK'
  /** A fax machine at work. */
  | 'WORK_FAX';

/** How the consumer can be reached outside the conversation. */
export type PrivateDataInput = {
  /** E-mail address. */
  readonly mail?: string | null | undefined;
  /** Number of the mobile telephone. `mobileNum` on the wire. */
  readonly mobileNumber?: string | null | undefined;
  /** How to wake the consumer's device. `pushNotificationData` on the wire. */
  readonly pushNotification?: PushNotificationInput | null | undefined;
};

/** How to wake the consumer's device. */
export type PushNotificationInput = {
  /** Name of the certificate. */
  readonly certName?: string | null | undefined;
  /** Name of the push service. */
  readonly serviceName?: string | null | undefined;
  /** The device's token at the push service. */
  readonly token?: string | null | undefined;
};

/** A file that is to be downloaded. */
export type RequestFileDownloadInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** Where it is in the object store, as its message says. */
  readonly relativePath: string;
};

/** A file that is to be uploaded. */
export type RequestFileUploadInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** Its type. */
  readonly fileType: FileType;
  /** Its size in bytes, at most 3 MB; a larger one is `FILE_REFUSED`. */
  readonly sizeBytes: number;
};

/** Who is to answer, and how soon: LivePerson's `cm.ConsumerRequestConversation`. */
export type RoutingInput = {
  /** Campaign and engagement that the consumer comes from. */
  readonly campaign?: CampaignInput | null | undefined;
  /** Kind of channel. */
  readonly channelType?: ChannelType;
  /** Where the consumer comes from. */
  readonly context?: ConversationContextInput | null | undefined;
  /** Skill that is to answer, at most 10 digits; `-1` is any skill. LivePerson advises campaigns instead. */
  readonly skillId?: string | null | undefined;
  /** How soon an answer is due. `ttrDefName` on the wire. */
  readonly ttr?: Ttr | null | undefined;
};

/** A file to send, uploaded before. */
export type SendFileInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** What stands below it. */
  readonly caption?: string | null | undefined;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** The dialog; the main one when absent. A survey has a dialog of its own. */
  readonly dialogId?: string | null | undefined;
  /** Your own id of the message, at most 64 characters: it comes back with the message, so that an optimistic one can be matched. */
  readonly externalId?: string | null | undefined;
  /** Its type. */
  readonly fileType: FileType;
  /** Repeating a request with the same key returns the first outcome instead of sending again. 1 to 128 characters. Keys are remembered for a day; beside the sandbox, as long as the process runs. */
  readonly idempotencyKey?: string | null | undefined;
  /** A small picture of it, as a `data:` address in base64 below 30 KB. The gateway makes one when it is absent. */
  readonly preview?: string | null | undefined;
  /** Where it is in the object store, as `requestFileUpload` or `POST /files` said. */
  readonly relativePath: string;
};

/** A text to send. */
export type SendTextInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** The dialog; the main one when absent. A survey has a dialog of its own. */
  readonly dialogId?: string | null | undefined;
  /** Your own id of the message, at most 64 characters: it comes back with the message, so that an optimistic one can be matched. */
  readonly externalId?: string | null | undefined;
  /** Repeating a request with the same key returns the first outcome instead of sending again. 1 to 128 characters. Keys are remembered for a day; beside the sandbox, as long as the process runs. */
  readonly idempotencyKey?: string | null | undefined;
  /** The text, at most 5000 characters; a longer one is `MESSAGE_TOO_LONG`. */
  readonly text: string;
};

/** A consumer's state in a conversation. */
export type SetChatStateInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** What the consumer is doing. */
  readonly chatState: ChatState;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** The dialog; the main one when absent. A survey has a dialog of its own. */
  readonly dialogId?: string | null | undefined;
};

/** How satisfied the consumer was. */
export type SubmitCsatInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** LivePerson's id of the conversation. */
  readonly conversationId: string;
  /** Repeating a request with the same key returns the first outcome instead of sending again. 1 to 128 characters. Keys are remembered for a day; beside the sandbox, as long as the process runs. */
  readonly idempotencyKey?: string | null | undefined;
  /** From 1, the worst, to 5, the best. */
  readonly rating: number;
  /** Whether the matter is settled. */
  readonly resolved: boolean;
  /** How completely the survey was answered. */
  readonly status?: CsatStatus;
};

/** Time to respond: how soon an answer of the brand is due. The account sets how long each one is. */
export type Ttr =
  /** A time of its own; seen in older material of LivePerson only. */
  | 'CUSTOM'
  /** The usual time. */
  | 'NORMAL'
  /** Sooner than usual. */
  | 'PRIORITIZED'
  /** Due first. */
  | 'URGENT';

/** A new profile of a consumer. */
export type UpdateUserProfileInput = {
  /** The LivePerson account (brand). */
  readonly accountId: string;
  /** The consumer's id in the caller's own channel, as in CreateConversationInput. */
  readonly consumerId?: string | null | undefined;
  /** The whole profile: attributes replace those sent before, they do not merge. */
  readonly userProfile: UserProfileInput;
};

/** What agents see of the consumer: LivePerson's `userprofile.SetUserProfile`. Without `customerInfo` and `personalInfo` agents see nothing of who it is. */
export type UserProfileInput = {
  /** Address of a picture of the consumer. */
  readonly avatarUrl?: string | null | undefined;
  /** Address of a background picture. `backgndImgUri` on the wire. */
  readonly backgroundImageUrl?: string | null | undefined;
  /** What the brand knows of its customer. */
  readonly customerInfo?: CustomerInfoInput | null | undefined;
  /** Free text about the consumer. */
  readonly description?: string | null | undefined;
  /** First name in the profile. */
  readonly firstName?: string | null | undefined;
  /** Last name in the profile. */
  readonly lastName?: string | null | undefined;
  /** Who the consumer is. */
  readonly personalInfo?: PersonalInfoInput | null | undefined;
  /** How the consumer can be reached outside the conversation. */
  readonly privateData?: PrivateDataInput | null | undefined;
};

export type ConversationPartsFragment = { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> };

type MessageParts_FileMessage_Fragment = { readonly __typename: 'FileMessage', readonly caption: string | null, readonly fileType: string, readonly relativePath: string, readonly preview: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } };

type MessageParts_RichMessage_Fragment = { readonly __typename: 'RichMessage', readonly content: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } };

type MessageParts_SecureFormMessage_Fragment = { readonly __typename: 'SecureFormMessage', readonly invitationId: string, readonly title: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } };

type MessageParts_TextMessage_Fragment = { readonly __typename: 'TextMessage', readonly text: string, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } };

type MessageParts_UnsupportedMessage_Fragment = { readonly __typename: 'UnsupportedMessage', readonly contentType: string, readonly raw: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } };

export type MessagePartsFragment =
  | MessageParts_FileMessage_Fragment
  | MessageParts_RichMessage_Fragment
  | MessageParts_SecureFormMessage_Fragment
  | MessageParts_TextMessage_Fragment
  | MessageParts_UnsupportedMessage_Fragment
;

export type OpenConversationQueryVariables = Exact<{
  accountId: string;
  consumerId?: string | null | undefined;
}>;


export type OpenConversationQuery = { readonly openConversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } | null };

export type ConversationsQueryVariables = Exact<{
  accountId: string;
  consumerId?: string | null | undefined;
  state?: ConversationState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ConversationsQuery = { readonly conversations: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } }> } };

export type ConversationQueryVariables = Exact<{
  accountId: string;
  id: string;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ConversationQuery = { readonly conversation: { readonly eventsCursor: string, readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly messages: { readonly isComplete: boolean, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node:
          | { readonly __typename: 'FileMessage', readonly caption: string | null, readonly fileType: string, readonly relativePath: string, readonly preview: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
          | { readonly __typename: 'RichMessage', readonly content: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
          | { readonly __typename: 'SecureFormMessage', readonly invitationId: string, readonly title: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
          | { readonly __typename: 'TextMessage', readonly text: string, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
          | { readonly __typename: 'UnsupportedMessage', readonly contentType: string, readonly raw: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
         }> }, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } | null };

export type ConversationEventsSubscriptionVariables = Exact<{
  accountId: string;
  conversationId: string;
  after?: string | null | undefined;
}>;


export type ConversationEventsSubscription = { readonly conversationEvents:
    | { readonly __typename: 'ChatStateChanged', readonly chatState: ChatState, readonly cursor: string, readonly occurredAt: string, readonly by: { readonly role: ParticipantRole }, readonly conversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } }
    | { readonly __typename: 'ConversationChanged', readonly cursor: string, readonly occurredAt: string, readonly conversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } }
    | { readonly __typename: 'ConversationResync', readonly cursor: string, readonly occurredAt: string, readonly conversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } }
    | { readonly __typename: 'MessageAdded', readonly cursor: string, readonly occurredAt: string, readonly message:
        | { readonly __typename: 'FileMessage', readonly caption: string | null, readonly fileType: string, readonly relativePath: string, readonly preview: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
        | { readonly __typename: 'RichMessage', readonly content: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
        | { readonly __typename: 'SecureFormMessage', readonly invitationId: string, readonly title: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
        | { readonly __typename: 'TextMessage', readonly text: string, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
        | { readonly __typename: 'UnsupportedMessage', readonly contentType: string, readonly raw: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
      , readonly conversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } }
    | { readonly __typename: 'MessageStatusChanged', readonly dialogId: string, readonly sequences: ReadonlyArray<number>, readonly status: MessageStatus, readonly cursor: string, readonly occurredAt: string, readonly conversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } }
   };

export type CreateConversationMutationVariables = Exact<{
  input: CreateConversationInput;
}>;


export type CreateConversationMutation = { readonly createConversation: { readonly outcome: CreateConversationOutcome, readonly conversation: { readonly eventsCursor: string, readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> }, readonly firstMessage: { readonly message:
        | { readonly __typename: 'FileMessage', readonly caption: string | null, readonly fileType: string, readonly relativePath: string, readonly preview: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
        | { readonly __typename: 'RichMessage', readonly content: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
        | { readonly __typename: 'SecureFormMessage', readonly invitationId: string, readonly title: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
        | { readonly __typename: 'TextMessage', readonly text: string, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
        | { readonly __typename: 'UnsupportedMessage', readonly contentType: string, readonly raw: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
       } | null } };

export type SendTextMutationVariables = Exact<{
  input: SendTextInput;
}>;


export type SendTextMutation = { readonly sendText: { readonly message:
      | { readonly __typename: 'FileMessage', readonly caption: string | null, readonly fileType: string, readonly relativePath: string, readonly preview: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'RichMessage', readonly content: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'SecureFormMessage', readonly invitationId: string, readonly title: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'TextMessage', readonly text: string, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'UnsupportedMessage', readonly contentType: string, readonly raw: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
     } };

export type SendFileMutationVariables = Exact<{
  input: SendFileInput;
}>;


export type SendFileMutation = { readonly sendFile: { readonly message:
      | { readonly __typename: 'FileMessage', readonly caption: string | null, readonly fileType: string, readonly relativePath: string, readonly preview: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'RichMessage', readonly content: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'SecureFormMessage', readonly invitationId: string, readonly title: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'TextMessage', readonly text: string, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'UnsupportedMessage', readonly contentType: string, readonly raw: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
     } };

export type ClickActionMutationVariables = Exact<{
  input: ClickActionInput;
}>;


export type ClickActionMutation = { readonly clickAction: { readonly message:
      | { readonly __typename: 'FileMessage', readonly caption: string | null, readonly fileType: string, readonly relativePath: string, readonly preview: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'RichMessage', readonly content: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'SecureFormMessage', readonly invitationId: string, readonly title: string | null, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'TextMessage', readonly text: string, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly quickReplies: ReadonlyArray<{ readonly title: string, readonly tooltip: string | null, readonly publishText: string | null, readonly metadata: ReadonlyArray<unknown>, readonly click: unknown }>, readonly from: { readonly role: ParticipantRole } }
      | { readonly __typename: 'UnsupportedMessage', readonly contentType: string, readonly raw: unknown, readonly id: string, readonly dialogId: string, readonly sequence: number, readonly externalId: string | null, readonly sentAt: string, readonly status: MessageStatus, readonly from: { readonly role: ParticipantRole } }
     | null } };

export type SetChatStateMutationVariables = Exact<{
  input: SetChatStateInput;
}>;


export type SetChatStateMutation = { readonly setChatState: { readonly chatState: ChatState } };

export type AcknowledgeMessagesMutationVariables = Exact<{
  input: AcknowledgeMessagesInput;
}>;


export type AcknowledgeMessagesMutation = { readonly acknowledgeMessages: { readonly sequences: ReadonlyArray<number>, readonly status: AcknowledgementStatus } };

export type RequestFileDownloadMutationVariables = Exact<{
  input: RequestFileDownloadInput;
}>;


export type RequestFileDownloadMutation = { readonly requestFileDownload: { readonly url: string, readonly expiresAt: string, readonly link: string | null } };

export type CloseConversationMutationVariables = Exact<{
  input: CloseConversationInput;
}>;


export type CloseConversationMutation = { readonly closeConversation: { readonly alreadyClosed: boolean, readonly conversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } } };

export type RequestFileUploadMutationVariables = Exact<{
  input: RequestFileUploadInput;
}>;


export type RequestFileUploadMutation = { readonly requestFileUpload: { readonly url: string, readonly relativePath: string, readonly expiresAt: string } };

export type UpdateUserProfileMutationVariables = Exact<{
  input: UpdateUserProfileInput;
}>;


export type UpdateUserProfileMutation = { readonly updateUserProfile: { readonly consumer: { readonly id: string } } };

export type SubmitCsatMutationVariables = Exact<{
  input: SubmitCsatInput;
}>;


export type SubmitCsatMutation = { readonly submitCsat: { readonly conversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } } };

export type ChangeTtrMutationVariables = Exact<{
  input: ChangeTtrInput;
}>;


export type ChangeTtrMutation = { readonly changeTtr: { readonly conversation: { readonly id: string, readonly accountId: string, readonly state: ConversationState, readonly stage: ConversationState, readonly startedAt: string, readonly endedAt: string | null, readonly agent: { readonly id: string, readonly displayName: string | null } | null, readonly dialogs: ReadonlyArray<{ readonly id: string, readonly type: DialogType, readonly state: ConversationState }> } } };

/** The query `OpenConversation`. */
export const OpenConversation = "query OpenConversation($accountId: ID!, $consumerId: ID) {\n  openConversation(accountId: $accountId, consumerId: $consumerId) {\n    ...ConversationParts\n  }\n}\nfragment ConversationParts on Conversation {\n  id\n  accountId\n  state\n  stage\n  startedAt\n  endedAt\n  agent {\n    id\n    displayName\n  }\n  dialogs {\n    id\n    type\n    state\n  }\n}" as OperationText<OpenConversationQuery, OpenConversationQueryVariables>;

/** The query `Conversations`. */
export const Conversations = "query Conversations($accountId: ID!, $consumerId: ID, $state: ConversationState, $first: Int, $after: ID) {\n  conversations(\n    accountId: $accountId\n    consumerId: $consumerId\n    state: $state\n    first: $first\n    after: $after\n  ) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...ConversationParts\n      }\n    }\n  }\n}\nfragment ConversationParts on Conversation {\n  id\n  accountId\n  state\n  stage\n  startedAt\n  endedAt\n  agent {\n    id\n    displayName\n  }\n  dialogs {\n    id\n    type\n    state\n  }\n}" as OperationText<ConversationsQuery, ConversationsQueryVariables>;

/** The query `Conversation`. */
export const Conversation = "query Conversation($accountId: ID!, $id: ID!, $last: Int = 100, $before: ID) {\n  conversation(accountId: $accountId, id: $id) {\n    ...ConversationParts\n    eventsCursor\n    messages(last: $last, before: $before) {\n      isComplete\n      pageInfo {\n        hasPreviousPage\n        startCursor\n      }\n      edges {\n        node {\n          ...MessageParts\n        }\n      }\n    }\n  }\n}\nfragment ConversationParts on Conversation {\n  id\n  accountId\n  state\n  stage\n  startedAt\n  endedAt\n  agent {\n    id\n    displayName\n  }\n  dialogs {\n    id\n    type\n    state\n  }\n}\nfragment MessageParts on Message {\n  __typename\n  id\n  dialogId\n  sequence\n  externalId\n  sentAt\n  status\n  from {\n    role\n  }\n  ... on TextMessage {\n    text\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on RichMessage {\n    content\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on FileMessage {\n    caption\n    fileType\n    relativePath\n    preview\n  }\n  ... on SecureFormMessage {\n    invitationId\n    title\n  }\n  ... on UnsupportedMessage {\n    contentType\n    raw\n  }\n}" as OperationText<ConversationQuery, ConversationQueryVariables>;

/** The subscription `ConversationEvents`. */
export const ConversationEvents = "subscription ConversationEvents($accountId: ID!, $conversationId: ID!, $after: ID) {\n  conversationEvents(\n    accountId: $accountId\n    conversationId: $conversationId\n    after: $after\n  ) {\n    __typename\n    cursor\n    occurredAt\n    conversation {\n      ...ConversationParts\n    }\n    ... on MessageAdded {\n      message {\n        ...MessageParts\n      }\n    }\n    ... on MessageStatusChanged {\n      dialogId\n      sequences\n      status\n    }\n    ... on ChatStateChanged {\n      chatState\n      by {\n        role\n      }\n    }\n  }\n}\nfragment ConversationParts on Conversation {\n  id\n  accountId\n  state\n  stage\n  startedAt\n  endedAt\n  agent {\n    id\n    displayName\n  }\n  dialogs {\n    id\n    type\n    state\n  }\n}\nfragment MessageParts on Message {\n  __typename\n  id\n  dialogId\n  sequence\n  externalId\n  sentAt\n  status\n  from {\n    role\n  }\n  ... on TextMessage {\n    text\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on RichMessage {\n    content\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on FileMessage {\n    caption\n    fileType\n    relativePath\n    preview\n  }\n  ... on SecureFormMessage {\n    invitationId\n    title\n  }\n  ... on UnsupportedMessage {\n    contentType\n    raw\n  }\n}" as OperationText<ConversationEventsSubscription, ConversationEventsSubscriptionVariables>;

/** The mutation `CreateConversation`. */
export const CreateConversation = "mutation CreateConversation($input: CreateConversationInput!) {\n  createConversation(input: $input) {\n    outcome\n    conversation {\n      ...ConversationParts\n      eventsCursor\n    }\n    firstMessage {\n      message {\n        ...MessageParts\n      }\n    }\n  }\n}\nfragment ConversationParts on Conversation {\n  id\n  accountId\n  state\n  stage\n  startedAt\n  endedAt\n  agent {\n    id\n    displayName\n  }\n  dialogs {\n    id\n    type\n    state\n  }\n}\nfragment MessageParts on Message {\n  __typename\n  id\n  dialogId\n  sequence\n  externalId\n  sentAt\n  status\n  from {\n    role\n  }\n  ... on TextMessage {\n    text\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on RichMessage {\n    content\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on FileMessage {\n    caption\n    fileType\n    relativePath\n    preview\n  }\n  ... on SecureFormMessage {\n    invitationId\n    title\n  }\n  ... on UnsupportedMessage {\n    contentType\n    raw\n  }\n}" as OperationText<CreateConversationMutation, CreateConversationMutationVariables>;

/** The mutation `SendText`. */
export const SendText = "mutation SendText($input: SendTextInput!) {\n  sendText(input: $input) {\n    message {\n      ...MessageParts\n    }\n  }\n}\nfragment MessageParts on Message {\n  __typename\n  id\n  dialogId\n  sequence\n  externalId\n  sentAt\n  status\n  from {\n    role\n  }\n  ... on TextMessage {\n    text\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on RichMessage {\n    content\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on FileMessage {\n    caption\n    fileType\n    relativePath\n    preview\n  }\n  ... on SecureFormMessage {\n    invitationId\n    title\n  }\n  ... on UnsupportedMessage {\n    contentType\n    raw\n  }\n}" as OperationText<SendTextMutation, SendTextMutationVariables>;

/** The mutation `SendFile`. */
export const SendFile = "mutation SendFile($input: SendFileInput!) {\n  sendFile(input: $input) {\n    message {\n      ...MessageParts\n    }\n  }\n}\nfragment MessageParts on Message {\n  __typename\n  id\n  dialogId\n  sequence\n  externalId\n  sentAt\n  status\n  from {\n    role\n  }\n  ... on TextMessage {\n    text\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on RichMessage {\n    content\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on FileMessage {\n    caption\n    fileType\n    relativePath\n    preview\n  }\n  ... on SecureFormMessage {\n    invitationId\n    title\n  }\n  ... on UnsupportedMessage {\n    contentType\n    raw\n  }\n}" as OperationText<SendFileMutation, SendFileMutationVariables>;

/** The mutation `ClickAction`. */
export const ClickAction = "mutation ClickAction($input: ClickActionInput!) {\n  clickAction(input: $input) {\n    message {\n      ...MessageParts\n    }\n  }\n}\nfragment MessageParts on Message {\n  __typename\n  id\n  dialogId\n  sequence\n  externalId\n  sentAt\n  status\n  from {\n    role\n  }\n  ... on TextMessage {\n    text\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on RichMessage {\n    content\n    quickReplies {\n      title\n      tooltip\n      publishText\n      metadata\n      click\n    }\n  }\n  ... on FileMessage {\n    caption\n    fileType\n    relativePath\n    preview\n  }\n  ... on SecureFormMessage {\n    invitationId\n    title\n  }\n  ... on UnsupportedMessage {\n    contentType\n    raw\n  }\n}" as OperationText<ClickActionMutation, ClickActionMutationVariables>;

/** The mutation `SetChatState`. */
export const SetChatState = "mutation SetChatState($input: SetChatStateInput!) {\n  setChatState(input: $input) {\n    chatState\n  }\n}" as OperationText<SetChatStateMutation, SetChatStateMutationVariables>;

/** The mutation `AcknowledgeMessages`. */
export const AcknowledgeMessages = "mutation AcknowledgeMessages($input: AcknowledgeMessagesInput!) {\n  acknowledgeMessages(input: $input) {\n    sequences\n    status\n  }\n}" as OperationText<AcknowledgeMessagesMutation, AcknowledgeMessagesMutationVariables>;

/** The mutation `RequestFileDownload`. */
export const RequestFileDownload = "mutation RequestFileDownload($input: RequestFileDownloadInput!) {\n  requestFileDownload(input: $input) {\n    url\n    expiresAt\n    link\n  }\n}" as OperationText<RequestFileDownloadMutation, RequestFileDownloadMutationVariables>;

/** The mutation `CloseConversation`. */
export const CloseConversation = "mutation CloseConversation($input: CloseConversationInput!) {\n  closeConversation(input: $input) {\n    alreadyClosed\n    conversation {\n      ...ConversationParts\n    }\n  }\n}\nfragment ConversationParts on Conversation {\n  id\n  accountId\n  state\n  stage\n  startedAt\n  endedAt\n  agent {\n    id\n    displayName\n  }\n  dialogs {\n    id\n    type\n    state\n  }\n}" as OperationText<CloseConversationMutation, CloseConversationMutationVariables>;

/** The mutation `RequestFileUpload`. */
export const RequestFileUpload = "mutation RequestFileUpload($input: RequestFileUploadInput!) {\n  requestFileUpload(input: $input) {\n    url\n    relativePath\n    expiresAt\n  }\n}" as OperationText<RequestFileUploadMutation, RequestFileUploadMutationVariables>;

/** The mutation `UpdateUserProfile`. */
export const UpdateUserProfile = "mutation UpdateUserProfile($input: UpdateUserProfileInput!) {\n  updateUserProfile(input: $input) {\n    consumer {\n      id\n    }\n  }\n}" as OperationText<UpdateUserProfileMutation, UpdateUserProfileMutationVariables>;

/** The mutation `SubmitCsat`. */
export const SubmitCsat = "mutation SubmitCsat($input: SubmitCsatInput!) {\n  submitCsat(input: $input) {\n    conversation {\n      ...ConversationParts\n    }\n  }\n}\nfragment ConversationParts on Conversation {\n  id\n  accountId\n  state\n  stage\n  startedAt\n  endedAt\n  agent {\n    id\n    displayName\n  }\n  dialogs {\n    id\n    type\n    state\n  }\n}" as OperationText<SubmitCsatMutation, SubmitCsatMutationVariables>;

/** The mutation `ChangeTtr`. */
export const ChangeTtr = "mutation ChangeTtr($input: ChangeTtrInput!) {\n  changeTtr(input: $input) {\n    conversation {\n      ...ConversationParts\n    }\n  }\n}\nfragment ConversationParts on Conversation {\n  id\n  accountId\n  state\n  stage\n  startedAt\n  endedAt\n  agent {\n    id\n    displayName\n  }\n  dialogs {\n    id\n    type\n    state\n  }\n}" as OperationText<ChangeTtrMutation, ChangeTtrMutationVariables>;