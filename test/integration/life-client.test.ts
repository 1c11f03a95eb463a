import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { surveyFeatures } from '../support/life-survey.js';
import { plainPng } from '../unit/files/images.js';

const client = { features: surveyFeatures, deviceFamily: 'MOBILE', appId: 'app-1' };
const header = { type: '.ClientProperties', ...client };

/** Everything that a consumer can send into a conversation, once. */
async function everything(life: Life, target: LifeTarget): Promise<void> {
  const { accountId, consumerId } = target;
  await life.say(target, 'hello');
  await life.mutate('setChatState', 'chatState', { ...target, chatState: 'ACTIVE' });
  await life.mutate('acknowledgeMessages', 'status', { ...target, sequences: [0], status: 'READ' });
  await life.mutate('clickAction', 'message { id }', {
    ...target,
    sequence: 0,
    publishText: 'yes',
    metadata: [],
  });
  await life.mutate('updateUserProfile', 'consumer { id }', { accountId, consumerId, userProfile: {} });
  const bytes = await plainPng(4, 4);
  const asked = { ...target, fileType: 'PNG', sizeBytes: bytes.length };
  const { url, relativePath } = await life.mutate<Upload>('requestFileUpload', 'url relativePath', asked);
  await fetch(url, { method: 'PUT', body: Uint8Array.from(bytes) });
  await life.mutate('sendFile', 'message { id }', { ...target, relativePath, fileType: 'PNG' });
  await life.mutate('requestFileDownload', 'url', { ...target, relativePath });
  await life.mutate('changeTtr', 'conversation { id }', { ...target, ttr: 'URGENT', seconds: 300 });
  await life.mutate('closeConversation', 'alreadyClosed', { ...target, mode: 'MAIN_DIALOG' });
  await life.mutate('closeConversation', 'alreadyClosed', target);
  await life.mutate('submitCsat', 'conversation { id }', { ...target, rating: 5, resolved: true });
}
interface Upload {
  readonly url: string;
  readonly relativePath: string;
}

const unconfirmed = { settings: { UNCONFIRMED_OPERATIONS: 'true' } };

describe('the client of a conversation', () => {
  it('is repeated on every send of the conversation', async () => {
    await withLife(async (life) => {
      const target = await life.open({ client });

      await everything(life, target);

      const sends = await life.sends();
      // The preview of a file asks for the file's address too.
      expect(sends.map(({ type }) => type)).toEqual([
        ...Array.from({ length: 5 }, () => 'ms.PublishEvent'),
        'userprofile.SetUserProfile',
        'ms.GenerateURLForUploadFile',
        'ms.GenerateURLForDownloadFile',
        'ms.PublishEvent',
        'ms.GenerateURLForDownloadFile',
        ...Array.from({ length: 4 }, () => 'cm.UpdateConversationField'),
      ]);
      for (const { type, clientProperties } of sends)
        expect([type, clientProperties]).toEqual([type, header]);
    }, unconfirmed);
  });

  it('is nobody where none was given', async () => {
    await withLife(async (life) => {
      await everything(life, await life.open());

      for (const { clientProperties } of await life.sends()) expect(clientProperties).toBeUndefined();
    }, unconfirmed);
  });
});

const messages = `state stage dialogs { id type state } messages { edges { node { sequence dialogId
  ... on TextMessage { text quickReplies { title publishText metadata } } } } }`;
interface Reading {
  readonly stage: string;
  readonly dialogs: readonly { readonly id: string; readonly type: string; readonly state: string }[];
  readonly messages: { readonly edges: readonly { readonly node: Question }[] };
}
interface Question {
  readonly sequence: number;
  readonly dialogId: string;
  readonly text: string;
  readonly quickReplies: readonly {
    readonly title: string;
    readonly publishText: string;
    readonly metadata: unknown;
  }[];
}

/** The conversation as LivePerson has it now. */
async function readNow(life: Life, { accountId, conversationId: id }: LifeTarget): Promise<Reading> {
  life.later(6000);
  const query = `query ($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) { ${messages} } }`;
  const { data, text } = await life.pair.graphql<{ conversation: Reading | null }>(query, { accountId, id });
  if (!data?.conversation) throw new Error(text);
  return data.conversation;
}
/** The newest question of the survey that has buttons. */
const questionIn = ({ messages: { edges } }: Reading, survey: string): Question | undefined =>
  edges.map(({ node }) => node).findLast((node) => node.dialogId === survey && node.quickReplies.length > 0);

describe('a survey', () => {
  it('is read, answered by its buttons to its end, and closes the conversation', async () => {
    await withLife(async (life) => {
      const target = await life.open({ client });
      await life.say(target, 'bye');
      await life.mutate('closeConversation', 'alreadyClosed', { ...target, mode: 'MAIN_DIALOG' });
      const survey =
        (await readNow(life, target)).dialogs.find(({ type }) => type === 'POST_SURVEY')?.id ?? '';

      for (const title of ['4', 'Yes']) {
        const question = await eventually('the question', async () => {
          const found = questionIn(await readNow(life, target), survey);
          return found?.quickReplies.some((reply) => reply.title === title) && found;
        });
        const { publishText, metadata } = question.quickReplies.find((reply) => reply.title === title) ?? {};
        const input = { ...target, dialogId: survey, sequence: question.sequence, publishText, metadata };
        await life.mutate('clickAction', 'message { dialogId }', input);
      }

      const { stage, dialogs } = await readNow(life, target);
      expect([stage, dialogs.map(({ state }) => state)]).toEqual(['CLOSE', ['CLOSE', 'CLOSE']]);
      const answers = (await life.seen(target)).messages.filter(
        ({ role, dialogId }) => role === 'CONSUMER' && dialogId === survey,
      );
      expect(answers).toMatchObject([
        { text: '4', metadata: [{ type: 'Answer', id: '7aa0012a-1f69-4a98-9b9e-8b650759b57b' }] },
        { text: 'Yes', metadata: [{ type: 'Answer', id: 'c1f3b1ae-34a5-4a8b-8a0e-0a2b9d1e7f01' }] },
      ]);
      expect((await life.open()).conversationId).not.toBe(target.conversationId);
    });
  });
});
