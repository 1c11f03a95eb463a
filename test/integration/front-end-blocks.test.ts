import { describe, expect, it } from '@jest/globals';
import { documentBlock, documentBlocks } from '../support/document-blocks.js';
import { listenByWebSocket } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { withFollowedLife } from '../support/follow-life.js';
import { GuideOperations } from '../support/guide-operations.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { plainPng } from '../unit/files/images.js';

const guide = 'docs/front-end.md';
type Members = Readonly<Record<string, unknown>>;

const shown = (words: string): Members =>
  (JSON.parse(documentBlock(guide, 'json', words)) as { readonly input: Members }).input; // variables of an input

const click = { metadata: [{ type: 'ExternalId', id: 'Yes-1234' }] };
const button = {
  type: 'button',
  title: 'Yes',
  click: { ...click, actions: [{ type: 'publishText', text: 'Yes' }] },
};
const quickReplies = { type: 'quickReplies', itemsPerRow: 8, replies: [button] };

/** A picture, up and down again. */
async function exchangeFile(guided: GuideOperations, url: string, target: LifeTarget): Promise<void> {
  const bytes = await plainPng(8, 8);
  const announced = { ...target, sizeBytes: bytes.length, fileType: 'PNG' };
  const upload = await guided.run<Record<string, string>>('Upload', { input: announced });
  const put = await fetch(upload['url'] ?? '', { method: 'PUT', body: new Uint8Array(bytes) });
  expect(put.ok).toBe(true);
  const file = { ...target, relativePath: upload['relativePath'] };
  const sent = await guided.run('SendUploaded', { input: { ...file, fileType: 'PNG' } });
  expect(sent).toMatchObject({ message: { preview: expect.stringMatching(/^data:image/) } });
  const download = await guided.run<Record<string, string>>('Download', { input: file });
  for (const address of [download['url'] ?? '', `${url}${download['link'] ?? ''}`])
    expect(Buffer.from(await (await fetch(address)).arrayBuffer()).equals(bytes)).toBe(true);
}

async function open({ pair }: Life, guided: GuideOperations): Promise<LifeTarget> {
  const input = shown('"firstMessage"');
  const opened = await guided.run<{ conversation: { id: string } }>('Open', { input });
  expect(opened).toMatchObject({ outcome: 'CREATED', firstMessage: { message: { externalId: 'hello-1' } } });
  const own = { accountId: pair.accountId, consumerId: String(input['consumerId']) };
  expect(await guided.run('StillOpen', own)).toMatchObject({ id: opened.conversation.id });
  return { ...own, conversationId: opened.conversation.id };
}

describe('docs/front-end.md', () => {
  it('leads through a conversation with its own operations, each of which runs', () =>
    withFollowedLife(async (life) => {
      const { pair, agent } = life;
      const guided = new GuideOperations(guide, pair.url);
      const target = await open(life, guided);
      const { conversationId } = target;
      const listener = listenByWebSocket(pair.url, target, guided.text('Events'));
      const { events, errors } = listener;

      const sent = await guided.run('Send', { input: { ...shown('"message-1"'), conversationId } });
      expect(sent).toMatchObject({ message: { externalId: 'message-1', status: 'SENT' } });
      expect(await guided.run('Typing', { input: { ...target, chatState: 'COMPOSING' } })).toEqual({
        chatState: 'COMPOSING',
      });

      await eventually('the agent to type', async () => {
        // Live only: what was told before anybody listened is lost.
        await agent(target, { action: 'typing' });
        return events.some(({ chatState }) => chatState === 'COMPOSING');
      });
      const sequence = await agent(target, { action: 'text', text: 'Is that right?', quickReplies });
      await agent(target, { action: 'read' });
      expect(
        await guided.run('Seen', { input: { ...target, sequences: [sequence], status: 'READ' } }),
      ).toMatchObject({ sequences: [sequence] });
      await guided.run('Press', { input: { ...shown('"publishText"'), conversationId, sequence } });
      await exchangeFile(guided, pair.url, target);

      const read = await guided.run<{ messages: { edges: readonly { node: Members }[] } }>('Messages', {
        accountId: target.accountId,
        id: conversationId,
      });
      const texts = read.messages.edges.map(({ node }) => node['text'] ?? node['__typename']);
      expect(texts).toEqual(['Hello!', 'Where is my order?', 'Is that right?', 'Yes', 'FileMessage']);
      const closed = await guided.run('Close', { input: { ...target, mode: 'CONVERSATION' } });
      expect(closed).toMatchObject({
        alreadyClosed: false,
        conversation: { state: 'CLOSE', stage: 'CLOSE' },
      });

      await eventually('the end', () => Promise.resolve(events.at(-1)?.conversation.state === 'CLOSE'));
      await listener.stop();
      expect(errors).toEqual([]);
      const kinds = ['MessageAdded', 'MessageStatusChanged', 'ChatStateChanged', 'ConversationChanged'];
      expect(new Set(events.map(({ __typename }) => __typename))).toEqual(new Set(kinds));
      const named = documentBlocks(guide, 'graphql').flatMap((block) =>
        [...block.matchAll(/^(?:query|mutation|subscription) (\w+)/gm)].map(([, name]) => name),
      );
      expect([...guided.ran].sort()).toEqual(named.sort());
    }));
});
