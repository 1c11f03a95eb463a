import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { expect } from '@jest/globals';
import { print } from 'graphql';
import * as generated from '../../examples/generated/operations.js';
import type { Stack } from '../support/federation-stack.js';
import { variablesOf } from './example-files.js';
import { playAgent } from './play-agent.js';

/** What a run of the examples remembers from one step to the next. */
export interface Life {
  readonly stack: Stack;
  conversationId: string;
  /** Of the file that was uploaded. */
  relativePath: string;
  /** Of the agent's message with quick replies. */
  sequence: number;
}

/** One run of an example against gateway and sandbox. */
export interface Step {
  readonly name: string;
  readonly run: (life: Life) => Promise<void>;
}

const accountId = '12345678';
const consumerId = 'John_Doe_facebook12345';
const time = expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/);
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const wholeNumber = expect.any(Number);
const text = expect.any(String);

/** A picture of one pixel: 70 bytes, as the example says. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const click = {
  metadata: [{ type: 'ExternalId', id: 'Yes-1234' }],
  actions: [{ type: 'publishText', text: 'Yes' }],
};
const quickReplies = {
  type: 'quickReplies',
  itemsPerRow: 8,
  replies: [{ type: 'button', title: 'Yes', click }],
};

/** Data of an operation that must not fail. */
export async function dataOf<Data, Variables>(
  { stack }: Pick<Life, 'stack'>,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, errors } = await stack.ask(document, variables);
  expect(errors).toBeUndefined();
  if (!data) throw new Error('an answer without data');
  return data;
}

/** The variables beside an example, with ids from earlier answers in place of the words that stand for them. */
export function inputOf<Input extends object>(
  name: string,
  document: TypedDocumentNode<unknown, { input: Input }>,
  ids: Partial<Input>,
): { input: Input } {
  return { input: { ...variablesOf(name, document).input, ...ids } };
}

/** Every example in an order that makes sense: one conversation from its opening to its rating, and then a second one. */
export const steps: readonly Step[] = [
  {
    name: 'account',
    run: async (life) => {
      const { account } = await dataOf(
        life,
        generated.AccountDocument,
        variablesOf('account', generated.AccountDocument),
      );
      const services = ['asyncMessagingEnt', 'idp', 'sentinel'].map((name) => ({
        name,
        baseUri: life.stack.sandbox.host,
      }));
      expect(account).toEqual({ id: accountId, services });
    },
  },
  {
    name: 'create-conversation',
    run: async (life) => {
      const document = generated.CreateConversationDocument;
      const variables = variablesOf('create-conversation', document);
      const { createConversation: first } = await dataOf(life, document, variables);
      const conversation = { id: uuid, state: 'OPEN', startedAt: time, consumer: { id: consumerId } };
      expect(first).toEqual({ outcome: 'CREATED', conversation });
      const { createConversation: second } = await dataOf(life, document, variables);
      expect(second).toEqual({ ...first, outcome: 'RETURNED_OPEN' });
      life.conversationId = first.conversation.id;
    },
  },
  {
    name: 'open-conversation',
    run: async (life) => {
      const document = generated.OpenConversationDocument;
      const { openConversation } = await dataOf(life, document, variablesOf('open-conversation', document));
      expect(openConversation).toEqual({ id: life.conversationId, state: 'OPEN', startedAt: time });
    },
  },
  {
    name: 'conversations',
    run: async (life) => {
      const document = generated.ConversationsDocument;
      const { conversations } = await dataOf(life, document, variablesOf('conversations', document));
      const node = { id: life.conversationId, state: 'OPEN', stage: 'OPEN', startedAt: time, endedAt: null };
      expect(conversations).toEqual({
        pageInfo: { hasNextPage: false, endCursor: text },
        edges: [{ cursor: text, node }],
      });
    },
  },
  {
    name: 'set-chat-state',
    run: async (life) => {
      const document = generated.SetChatStateDocument;
      const { conversationId } = life;
      const { setChatState } = await dataOf(
        life,
        document,
        inputOf('set-chat-state', document, { conversationId }),
      );
      expect(setChatState).toEqual({ chatState: 'COMPOSING' });
    },
  },
  {
    name: 'send-text',
    run: async (life) => {
      const document = generated.SendTextDocument;
      const { conversationId } = life;
      const variables = inputOf('send-text', document, { conversationId });
      const { sendText } = await dataOf(life, document, variables);
      expect(sendText.message).toEqual({
        ...{ id: text, dialogId: conversationId, sequence: wholeNumber, externalId: 'message-1' },
        ...{ sentAt: time, status: 'SENT', text: 'Where is my order?' },
      });
      // The same key: the same answer, and nothing is sent.
      expect(await dataOf(life, document, variables)).toEqual({ sendText });
    },
  },
  {
    name: 'conversation-messages',
    run: async (life) => {
      const document = generated.ConversationMessagesDocument;
      const { conversationId: id } = life;
      await playAgent(life.stack.sandbox.url, id, [
        { action: 'privateNote', text: 'not for the consumer' },
        { action: 'text', text: 'Has it arrived?', quickReplies },
        ...['rich', 'file', 'secureForm'].map((action) => ({ action })),
      ]);
      const variables = { ...variablesOf('conversation-messages', document), id };
      const { conversation } = await dataOf(life, document, variables);
      expect(conversation?.dialogs).toMatchObject([{ id, type: 'MAIN', typeRaw: 'MAIN', state: 'OPEN' }]);
      const { isComplete, edges = [] } = conversation?.messages ?? {};
      expect(isComplete).toBe(true);
      expect(edges.map(({ node }) => node)).toMatchObject([
        {
          __typename: 'TextMessage',
          text: 'Where is my order?',
          externalId: 'message-1',
          from: { role: 'CONSUMER' },
        },
        {
          __typename: 'TextMessage',
          text: 'Has it arrived?',
          quickReplies: [{ title: 'Yes', publishText: 'Yes', click }],
        },
        { __typename: 'RichMessage', content: { type: 'vertical' }, quickReplies: [] },
        { __typename: 'FileMessage', caption: 'A file from the agent', fileType: 'PNG', preview: text },
        { __typename: 'SecureFormMessage', invitationId: text, title: text },
      ]);
      life.sequence = edges[1]?.node.sequence ?? -1;
      const page = await dataOf(life, document, { ...variables, last: 1, before: edges[1]?.cursor ?? '' });
      expect(page.conversation?.messages.edges).toEqual(edges.slice(0, 1));
    },
  },
  {
    name: 'acknowledge-messages',
    run: async (life) => {
      const document = generated.AcknowledgeMessagesDocument;
      const ids = { conversationId: life.conversationId, sequences: [life.sequence] };
      const { acknowledgeMessages } = await dataOf(
        life,
        document,
        inputOf('acknowledge-messages', document, ids),
      );
      expect(acknowledgeMessages).toEqual({ sequences: [life.sequence], status: 'READ' });
    },
  },
  {
    name: 'click-action',
    run: async (life) => {
      const document = generated.ClickActionDocument;
      const { conversationId, sequence } = life;
      const variables = inputOf('click-action', document, { conversationId, sequence });
      const { clickAction } = await dataOf(life, document, variables);
      expect(clickAction.message).toEqual({ id: text, sequence: wholeNumber, text: 'Yes' });
    },
  },
  {
    name: 'request-file-upload',
    run: async (life) => {
      const document = generated.RequestFileUploadDocument;
      const { conversationId } = life;
      const variables = inputOf('request-file-upload', document, { conversationId });
      const { requestFileUpload: upload } = await dataOf(life, document, variables);
      expect(upload).toEqual({ url: text, relativePath: expect.stringMatching(/^\//), expiresAt: time });
      expect((await fetch(upload.url, { method: 'PUT', body: pixel })).status).toBe(201);
      life.relativePath = upload.relativePath;
    },
  },
  {
    name: 'send-file',
    run: async (life) => {
      const document = generated.SendFileDocument;
      const { conversationId, relativePath } = life;
      const { sendFile } = await dataOf(
        life,
        document,
        inputOf('send-file', document, { conversationId, relativePath }),
      );
      expect(sendFile.message).toEqual({
        ...{ id: text, sequence: wholeNumber, externalId: 'message-2', relativePath },
        ...{
          caption: 'What arrived instead',
          fileType: 'PNG',
          preview: expect.stringMatching(/^data:image\//),
        },
      });
    },
  },
  {
    name: 'request-file-download',
    run: async (life) => {
      const document = generated.RequestFileDownloadDocument;
      const { conversationId, relativePath, stack } = life;
      const variables = inputOf('request-file-download', document, { conversationId, relativePath });
      const { requestFileDownload: download } = await dataOf(life, document, variables);
      expect(download).toEqual({ url: text, expiresAt: time, link: expect.stringMatching(/^\/files\/./) });
      const addresses = [download.url, new URL(download.link ?? '', stack.url).href];
      for (const address of addresses) {
        const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
        expect(bytes.equals(pixel)).toBe(true);
      }
    },
  },
  {
    name: 'update-user-profile',
    run: async (life) => {
      const document = generated.UpdateUserProfileDocument;
      const { updateUserProfile } = await dataOf(
        life,
        document,
        variablesOf('update-user-profile', document),
      );
      expect(updateUserProfile).toEqual({ consumer: { accountId, id: consumerId } });
    },
  },
  {
    name: 'change-ttr',
    run: async ({ stack, conversationId }) => {
      const document = generated.ChangeTtrDocument;
      const { errors = [] } = await stack.ask(document, inputOf('change-ttr', document, { conversationId }));
      expect(errors).toMatchObject([{ extensions: { code: 'FEATURE_NOT_ENABLED', outcome: 'NOT_SENT' } }]);
    },
  },
  {
    name: 'conversation',
    run: async (life) => {
      const document = generated.ConversationDocument;
      const variables = variablesOf('conversation', document);
      const { conversation } = await dataOf(life, document, { ...variables, id: life.conversationId });
      const facts = { state: 'OPEN', stage: 'OPEN', ttr: 'NORMAL', skill: null, endedAt: null };
      expect(conversation).toMatchObject({ id: life.conversationId, ...facts, consumer: { id: consumerId } });
      // As they stand the variables name no conversation.
      expect(await dataOf(life, document, variables)).toEqual({ conversation: null });
    },
  },
  {
    name: 'close-conversation',
    run: async (life) => {
      const document = generated.CloseConversationDocument;
      const { conversationId } = life;
      const variables = inputOf('close-conversation', document, { conversationId });
      const { closeConversation: closed } = await dataOf(life, document, variables);
      const ended = {
        id: conversationId,
        state: 'CLOSE',
        stage: 'CLOSE',
        endedAt: time,
        closeReason: 'CONSUMER',
      };
      expect(closed).toEqual({ alreadyClosed: false, conversation: ended });
      const { closeConversation: again } = await dataOf(life, document, variables);
      expect(again).toEqual({ alreadyClosed: true, conversation: ended });
    },
  },
  {
    name: 'submit-csat',
    run: async (life) => {
      const document = generated.SubmitCsatDocument;
      const { conversationId } = life;
      const { submitCsat } = await dataOf(
        life,
        document,
        inputOf('submit-csat', document, { conversationId }),
      );
      expect(submitCsat).toEqual({ conversation: { id: conversationId, stage: 'CLOSE' } });
    },
  },
  {
    name: 'create-conversation-full',
    run: async (life) => {
      const document = generated.CreateConversationFullDocument;
      const { createConversation } = await dataOf(
        life,
        document,
        variablesOf('create-conversation-full', document),
      );
      const { conversation, firstMessage, outcome } = createConversation;
      expect(outcome).toBe('CREATED');
      expect(firstMessage?.message).toEqual({
        ...{ id: text, sequence: wholeNumber, externalId: 'message-1', status: 'SENT' },
      });
      const node = { __typename: 'TextMessage', sequence: firstMessage?.message.sequence, text };
      expect(conversation).toEqual({
        ...{ accountId, id: uuid, account: { id: accountId } },
        ...{ state: 'OPEN', stage: 'OPEN', ttr: 'URGENT', agent: null },
        consumer: { accountId, id: 'Jane_Roe_whatsapp67890' },
        skill: { accountId, id: '1234567890' },
        ...{ startedAt: time, endedAt: null, closeReason: null },
        dialogs: [{ id: conversation.id, type: 'MAIN', state: 'OPEN' }],
        messages: { isComplete: true, edges: [{ node }] },
      });
    },
  },
  {
    name: 'conversation-events',
    run: async ({ stack, conversationId }) => {
      const document = generated.ConversationEventsDocument;
      const listening = new AbortController();
      const variables = { ...variablesOf('conversation-events', document), accountId, conversationId };
      const answer = await fetch(`${stack.url.replace(/\/graphql$/, '')}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: print(document), variables }),
        signal: listening.signal,
      });
      const first = (await answer.body?.getReader().read()) as { readonly value?: Uint8Array } | undefined;
      listening.abort();
      const told = new TextDecoder().decode(first?.value);
      // The texts that the steps above sent are in the log; no webhook is needed for them.
      expect(told).toContain('event: next');
      expect(told).toContain('"__typename":"MessageAdded"');
    },
  },
];
