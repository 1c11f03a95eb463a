import { expect, test } from '@jest/globals';
import { at } from './support/at.js';
import { callJson } from './support/call.js';
import { openConversation, surveyFeatures, type OpenConversation } from './support/open-conversation.js';
import { readFixture } from './support/read-fixture.js';
import { withSandbox } from './support/with-sandbox.js';

const closeMainDialog = ({ id, send }: OpenConversation) => {
  const dialog = { dialogId: id, state: 'CLOSE', closedCause: 'Closed by consumer' };
  const conversationField = { field: 'DialogChange', type: 'UPDATE', dialog };
  return send('cm.UpdateConversationField', { conversationId: id, conversationField });
};
const answerIn = (dialogId: string, { id, send }: OpenConversation, message: string) => {
  const event = { type: 'ContentEvent', contentType: 'text/plain', message };
  return send('ms.PublishEvent', { conversationId: id, dialogId, event });
};

test('opens a survey when the main dialog closes, whose dialog is no UUID and begins at 0', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox, 'ann', surveyFeatures);
    await closeMainDialog(conversation);
    const { state, stage, dialogs, messages } = await conversation.show();
    expect([state, stage]).toEqual(['CLOSE', 'OPEN']);
    expect(dialogs[1]).toMatchObject({ dialogType: 'POST_SURVEY', state: 'OPEN' });
    expect(dialogs[1]?.dialogId).toMatch(/^[\w-]{22}$/);
    expect(messages.map((message) => message.sequence)).toEqual([0, 1]);
  }));

test('asks its question as in the sample', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox, 'ann', surveyFeatures);
    await closeMainDialog(conversation);
    const sample = await readFixture('webhook.survey-question.quick-replies');
    const change = at(sample.body.changes, 0);
    const question = at((await conversation.show()).messages, 1);
    expect(question.event).toEqual(change.event);
    expect(question.metadata).toEqual(change.metadata);
  }));

test('asks one question after the other and then closes the conversation', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox, 'ann', surveyFeatures);
    await closeMainDialog(conversation);
    const survey = at((await conversation.show()).dialogs, 1).dialogId;
    expect((await answerIn(survey, conversation, '5')).json.body).toEqual({ sequence: 2 });
    expect((await answerIn(survey, conversation, 'Yes')).json.body).toEqual({ sequence: 4 });
    const { stage, messages } = await conversation.show();
    expect(stage).toBe('CLOSE');
    expect(messages.at(-1)?.text).toBe('Thank you for your feedback.');
    expect((await answerIn(survey, conversation, 'more')).json.body.msg).toBe(
      'Bad Request, Conversation is close',
    );
  }));

test('ends the survey for skip', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox, 'ann', surveyFeatures);
    await closeMainDialog(conversation);
    await answerIn(at((await conversation.show()).dialogs, 1).dialogId, conversation, 'Skip');
    expect((await conversation.show()).stage).toBe('CLOSE');
  }));

test('takes no chat state in a survey, no text in the closed main dialog, and no second conversation', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox, 'ann', surveyFeatures);
    await closeMainDialog(conversation);
    const dialogId = at((await conversation.show()).dialogs, 1).dialogId;
    const event = { type: 'ChatStateEvent', chatState: 'COMPOSING' };
    expect((await conversation.send('ms.PublishEvent', { dialogId, event })).status).toBe(400);
    expect((await conversation.text('hello?')).json.body.msg).toBe('Bad Request, Conversation is close');
    const { items } = await conversation.connector.create(conversation.headers);
    expect(items[1]?.body.msg).toMatch(/already has open conversation/);
  }));

test.each([
  ['the client lacks a feature', ['RICH_CONTENT'], {}],
  ['surveys are off', surveyFeatures, { survey: 'off' }],
  ['surveys need a skill and there is none', surveyFeatures, { survey: 'skill' }],
])('closes everything at once when %s', (_words, features, settings) =>
  withSandbox(async (sandbox) => {
    await callJson(`${sandbox.url}/_sandbox/settings`, 'PUT', settings);
    const conversation = await openConversation(sandbox, 'ann', features);
    await closeMainDialog(conversation);
    const shown = await conversation.show();
    expect([shown.state, shown.stage, shown.dialogs.length]).toEqual(['CLOSE', 'CLOSE', 1]);
    expect(shown.dialogs[0]).toMatchObject({ closedBy: 'CONSUMER', closedCause: 'Closed by consumer' });
  }),
);

test.each(['ConversationStateField', 'Stage'])('skips the survey when %s closes the conversation', (field) =>
  withSandbox(async (sandbox) => {
    const { id, send, show } = await openConversation(sandbox, 'ann', surveyFeatures);
    const conversationField = { field, conversationState: 'CLOSE' };
    await send('cm.UpdateConversationField', { conversationId: id, conversationField });
    expect(await show()).toMatchObject({ stage: 'CLOSE', dialogs: [{ state: 'CLOSE' }] });
  }),
);
