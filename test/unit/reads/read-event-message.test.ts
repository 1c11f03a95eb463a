import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readEventMessage } from '../../../src/liveperson/read-event-message.js';
import { readFixture } from '../../support/read-fixture.js';

type Change = Record<string, unknown> & { event: Record<string, unknown> };

async function changesOf(name: string): Promise<Change[]> {
  const sample = (await readFixture(name, '12345678')) as { body: { changes: Change[] } }; // a notification
  return sample.body.changes;
}

const read = async (name: string) => (await changesOf(name)).map(readEventMessage);

const text = (over: Record<string, unknown> = {}): Change => ({
  sequence: 5,
  originatorId: 'a',
  originatorMetadata: { id: 'a', role: 'ASSIGNED_AGENT' },
  serverTimestamp: 1_553_593_406_049,
  event: { type: 'ContentEvent', message: 'hi', contentType: 'text/plain' },
  conversationId: 'c',
  dialogId: 'c',
  ...over,
});

describe('readEventMessage', () => {
  it("reads an agent's text", async () => {
    expect(await read('webhook.text-from-agent')).toEqual([
      {
        dialogId: 'f2384f56-57d5-4087-bd47-8df0ec3102f6',
        sequence: 5,
        sentAt: 1553593406049,
        from: { role: 'ASSIGNED_AGENT', id: 'e9b2867c-f984-5727-b034-fc9c6800bd9c' },
        content: { kind: 'text', text: 'This is a reply!', quickReplies: [] },
        status: 'SENT',
      },
    ]);
  });

  it.each([
    ['webhook.text-from-consumer', 'Hello from Consumer'],
    ['webhook.text-with-audience', expect.stringContaining('unlimited data plan')],
  ])('reads the text of %s', async (name, words) => {
    const [message] = await read(name);
    expect(message).toMatchObject({ from: { role: 'CONSUMER' }, content: { kind: 'text', text: words } });
  });

  it('reads structured content', async () => {
    const [message] = await read('webhook.rich-content-from-agent');
    const [change] = await changesOf('webhook.rich-content-from-agent');
    expect(message).toMatchObject({
      sequence: 29,
      content: { kind: 'rich', content: change?.event['content'], quickReplies: [] },
    });
  });

  it('reads an invitation to a secure form', async () => {
    const [message] = await read('webhook.secure-form-invitation');
    expect(message?.content).toMatchObject({ kind: 'secureForm', title: 'Credit card form' });
  });

  it('reads every change of a notification', async () => {
    const messages = await read('webhook.survey-greeting-and-question.two-changes');
    expect(messages.map((message) => message?.sequence)).toEqual([0, 1]);
    expect(messages[0]).toMatchObject({ dialogId: 'PwT_YK91Sum3vu5H6T3YnA', from: { role: 'AGENT' } });
  });

  it('reads quick replies with the whole click, metadata included', async () => {
    const [message] = await read('webhook.survey-question.quick-replies');
    if (message?.content.kind !== 'text') throw new Error('no text');
    const { quickReplies } = message.content;
    expect(quickReplies.map(({ title }) => title)).toEqual(['1', '2', '3', '4', '5', 'Skip']);
    expect(quickReplies[0]?.click).toEqual({
      metadata: [
        {
          type: 'Answer',
          questionId: '3e70da9b-76de-4c2a-911e-a41aee698b82',
          id: '4f7c6a7b-033b-4171-a361-abf99e0ea493',
          provider: 'AC',
        },
      ],
      actions: [{ type: 'publishText', text: '1' }],
    });
  });

  it('reads a message from each sample of a webhook that carries one for the consumer', async () => {
    const folder = new URL('../../fixtures/liveperson/', import.meta.url);
    const names = readdirSync(folder).filter((name) => /^webhook\.(?!.*vectors).*\.json$/.test(name));
    const carrying = await Promise.all(
      names.map(async (name) => {
        const changes = await changesOf(name.replace('.json', ''));
        return changes.some((change) => readEventMessage(change) !== undefined) ? [name] : [];
      }),
    );
    expect(carrying.flat()).toEqual([
      'webhook.rich-content-from-agent.json',
      'webhook.secure-form-invitation.json',
      'webhook.survey-greeting-and-question.two-changes.json',
      'webhook.survey-question.quick-replies.json',
      'webhook.text-from-agent.json',
      'webhook.text-from-consumer.json',
      'webhook.text-with-audience.json',
    ]);
  });

  it('reads the records of the Consumer Messaging History API', async () => {
    const sample = await readFixture('history.consumer-content.response', '12345678');
    const { messageEventRecords } = sample as { messageEventRecords: unknown[] };
    expect(messageEventRecords.map(readEventMessage)).toEqual([
      expect.objectContaining({ sequence: 0, content: { kind: 'text', text: 'hello', quickReplies: [] } }),
      expect.objectContaining({
        sequence: 4,
        content: {
          kind: 'rich',
          content: expect.objectContaining({ type: 'vertical' }),
          quickReplies: [],
        },
      }),
      undefined,
    ]);
  });

  it('never lets a private note out', async () => {
    expect(await read('webhook.private-agent-note')).toEqual([undefined]);
    expect(readEventMessage(text({ messageAudience: 'AGENTS_AND_MANAGERS' }))).toBeUndefined();
    expect(readEventMessage(text({ messageAudience: 'SOMEONE_NEW' }))).toBeUndefined();
    expect(readEventMessage(text({ messageAudience: null }))).toBeDefined();
  });

  it("finds the sender's own id among the metadata", () => {
    const answer = { type: 'Answer', id: 'no' };
    expect(
      readEventMessage(text({ metadata: [answer, { type: 'ExternalId', id: 'mine' }] }))?.externalId,
    ).toBe('mine');
    expect(readEventMessage(text({ metadata: { type: 'ExternalId', id: 'mine' } }))?.externalId).toBe('mine');
    expect(readEventMessage(text({ metadata: [answer] }))?.externalId).toBeUndefined();
    expect(readEventMessage(text({ metadata: null }))?.externalId).toBeUndefined();
  });

  it('understands the old name of structured content', () => {
    const event = { type: 'RichContentEvent', message: { type: 'vertical' } };
    expect(readEventMessage(text({ event }))?.content).toMatchObject({
      kind: 'rich',
      content: { type: 'vertical' },
    });
  });

  it('keeps a sender without metadata by its id', () => {
    expect(readEventMessage(text({ originatorMetadata: undefined }))?.from).toEqual({
      role: 'UNKNOWN',
      id: 'a',
    });
  });

  it.each([
    ['no object', 'text'],
    ['no event', text({ event: undefined })],
    ['an event of another kind', text({ event: { type: 'SomethingNew' } })],
    ['no dialog', text({ dialogId: undefined })],
    ['no sequence', text({ sequence: undefined })],
    ['a sequence below 0', text({ sequence: -1 })],
    ['no time', text({ serverTimestamp: undefined })],
  ])('reads no message from %s', (_what, change) => {
    expect(readEventMessage(change)).toBeUndefined();
  });
});
