import { expect, test } from '@jest/globals';
import type { Wire } from './support/wire.js';
import { keysOf } from './support/keys-of.js';
import { at } from './support/at.js';
import { openConversation, surveyFeatures } from './support/open-conversation.js';
import { readFixture } from './support/read-fixture.js';
import { withWebhooks } from './support/with-webhooks.js';

/** A body in which every id, time and number is a word, so that only the shape is left to compare. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value === 'number') return 'number';
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
  }
  const isName =
    typeof value === 'string' && /^([A-Z_]+|[a-z]+\.[A-Za-z.]+|notification|[a-z]+\/[a-z-]+)$/.test(value);
  return isName || value === null || typeof value === 'boolean' ? value : 'text';
}
/** Lists in an order of their own. */
const sorted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, member: unknown) =>
    Array.isArray(member) ? member.map((item) => JSON.stringify(item)).sort() : member,
  );

const event = (body: Wire) => at(body.body.changes, 0).event;

const expectShape = async (body: unknown, sample: string) =>
  expect(shapeOf(body)).toEqual(shapeOf(await readFixture(sample)));

test('tells of a new conversation and of an agent who joins as in the samples', () =>
  withWebhooks(async ({ sandbox, received }) => {
    const { agent } = await openConversation(sandbox);
    await agent('join');
    const [created, joined] = await received(2);
    await expectShape(created?.json, 'webhook.conversation-created');
    await expectShape(joined?.json, 'webhook.agent-joined');
  }));

test('tells of both in the shape of 2018 when it is told to', () =>
  withWebhooks(async ({ sandbox, configure, received }) => {
    await configure({ minimalStates: true, omitConversationId: true, omitAudience: true });
    const { agent, text } = await openConversation(sandbox);
    await text('Hello from Consumer');
    await agent('join');
    const [created, consumer, joined] = await received(3);
    await expectShape(created?.json, 'webhook.conversation-created.minimal');
    await expectShape(consumer?.json, 'webhook.text-from-consumer');
    expect(joined?.json.body.changes[0]?.result.conversationDetails.participants).toHaveLength(2);
    const sample = await readFixture('webhook.agent-assigned.minimal');
    // The sample has the agent first; the order of participants says nothing.
    expect(sorted(shapeOf(joined?.json))).toEqual(sorted(shapeOf(sample)));
  }));

test('tells of the texts of both sides as in the samples', () =>
  withWebhooks(async ({ sandbox, configure, received }) => {
    const { agent, text } = await openConversation(sandbox);
    await text('can I get an unlimited data plan');
    await agent('join');
    await configure({ omitAudience: true });
    await agent('text', { text: 'This is a reply!' });
    const [, consumer, , reply] = await received(4);
    await expectShape(consumer?.json, 'webhook.text-with-audience');
    await expectShape(reply?.json, 'webhook.text-from-agent');
  }));

test.each([
  ['read', 'webhook.agent-read.with-conversation-id'],
  ['typing', 'webhook.agent-typing.with-conversation-id'],
  ['rich', 'webhook.rich-content-from-agent'],
  ['secureForm', 'webhook.secure-form-invitation'],
  ['privateNote', 'webhook.private-agent-note'],
])('tells of the act %s as in %s', (action, sample) =>
  withWebhooks(async ({ sandbox, received }) => {
    const { agent, text } = await openConversation(sandbox);
    await text('hello');
    await agent('join');
    // The sandbox's own card has more in it than the sample's.
    const { content } = event(await readFixture(sample)) as { readonly content?: object };
    await agent(action, { text: 'internal remark', ...(action === 'rich' && { content }) });
    await expectShape(at(await received(4), 3).json, sample);
  }),
);

test.each([
  ['read', 'webhook.agent-read'],
  ['typing', 'webhook.agent-typing'],
  ['active', 'webhook.agent-active'],
])('tells of the act %s without the conversation as in %s', (action, sample) =>
  withWebhooks(async ({ sandbox, configure, received }) => {
    await configure({ omitConversationId: true });
    const { agent, text } = await openConversation(sandbox);
    await text('hello');
    await agent('join');
    await agent(action);
    await expectShape(at(await received(4), 3).json, sample);
  }),
);

test("tells of the consumer's own typing as in the sample", () =>
  withWebhooks(async ({ sandbox, received }) => {
    const { publish } = await openConversation(sandbox);
    await publish({ type: 'ChatStateEvent', chatState: 'PAUSE' });
    await expectShape(at(await received(2), 1).json, 'webhook.consumer-paused-typing');
  }));

test('tells of a closed conversation with everything that the sample has', () =>
  withWebhooks(async ({ sandbox, received }) => {
    const { id, send } = await openConversation(sandbox);
    const conversationField = { field: 'ConversationStateField', conversationState: 'CLOSE' };
    await send('cm.UpdateConversationField', { conversationId: id, conversationField });
    const { result } = at(at(await received(2), 1).json.body.changes, 0);
    const sample = await readFixture('webhook.closed-by-consumer');
    const wanted = at(sample.body.changes, 0).result;
    const details = result.conversationDetails;
    expect(result.effectiveTTR).toBe(-1);
    expect(details).toMatchObject({ state: 'CLOSE', stage: 'CLOSE', closeReason: 'CONSUMER' });
    expect(keysOf(details)).toEqual(expect.arrayContaining([...keysOf(wanted.conversationDetails)]));
    expect([...keysOf(details.dialogs[0])].sort()).toEqual(
      [...keysOf(wanted.conversationDetails.dialogs[0])].sort(),
    );
  }));

test('tells of the survey as in the samples: dialogs, greeting and question', () =>
  withWebhooks(async ({ sandbox, configure, received }) => {
    await configure({ maxChanges: 10, omitConversationId: true, omitAudience: true });
    const { id, agent, send } = await openConversation(sandbox, 'ann', surveyFeatures);
    await agent('join');
    await received(1);
    const dialog = { dialogId: id, state: 'CLOSE', closedCause: 'Closed by consumer' };
    const conversationField = { field: 'DialogChange', type: 'UPDATE', dialog };
    await send('cm.UpdateConversationField', { conversationId: id, conversationField });
    const bodies = (await received(3)).slice(-2).map(({ json }) => json);
    const state = at(at(bodies, 0).body.changes, -1).result.conversationDetails;
    const sample = await readFixture('webhook.main-dialog-closed.survey-open');
    const wanted = at(sample.body.changes, 0).result.conversationDetails;
    expect(keysOf(state)).toEqual(expect.arrayContaining([...keysOf(wanted)]));
    for (const index of [0, 1]) {
      expect([...keysOf(state.dialogs[index])].sort()).toEqual([...keysOf(wanted.dialogs[index])].sort());
    }
    expect([state.state, state.stage, state.closeReason]).toEqual(['CLOSE', 'OPEN', 'CONSUMER']);
    const [greeting, question] = at(bodies, 1).body.changes;
    const two = await readFixture('webhook.survey-greeting-and-question.two-changes');
    const one = await readFixture('webhook.survey-question.quick-replies');
    expect(shapeOf(greeting)).toEqual(shapeOf(two.body.changes[0]));
    expect(greeting?.event).toEqual(event(two));
    expect(shapeOf(question)).toEqual(shapeOf(one.body.changes[0]));
    expect(question?.event).toEqual(event(one));
  }));

test('gives the metadata of a text back, or keeps it when it is told to', () =>
  withWebhooks(async ({ sandbox, configure, received }) => {
    const { text } = await openConversation(sandbox);
    const metadata = [{ type: 'ExternalId', id: 'Yes-1234' }];
    await text('one', { metadata });
    await received(2);
    await configure({ echoMetadata: false });
    await text('two', { metadata });
    const [, first, second] = await received(3);
    expect(first?.json.body.changes[0]).toMatchObject({ metadata, originatorMetadata: { role: 'CONSUMER' } });
    expect(second?.json.body.changes[0]).not.toHaveProperty('metadata');
  }));
