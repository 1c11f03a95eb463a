import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { documentBlock, documentBlocks } from '../support/document-blocks.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';
import { runInShell } from '../support/spawned-program.js';
import { plainPng } from '../unit/files/images.js';

const readme = 'README.md';

/** Opens the conversation of the page, and says its id. */
async function open(pair: Pair): Promise<string> {
  const answer = await pair.graphql<{ createConversation: { conversation: { id: string } } }>(
    documentBlock(readme, 'graphql', 'createConversation'),
    JSON.parse(documentBlock(readme, 'json', '"consumerId"')) as Record<string, unknown>,
  );
  return answer.data?.createConversation.conversation.id ?? '';
}

/** The answer shown for an operation: the first block of JSON that has its field. */
const shownFor = (field: string): unknown => {
  const block = documentBlocks(readme, 'json').find((text) => text.includes(`"${field}": {`)) ?? '{}';
  return JSON.parse(block) as unknown;
};

describe('README.md', () => {
  it('shows the first line for a shell as it runs', async () => {
    await withPair(async (pair) => {
      const line = documentBlock(readme, 'sh', 'mutation CreateConversation');
      const answer = await runInShell(line.replace('http://127.0.0.1:4000', pair.url));
      expect(JSON.parse(answer)).toMatchObject({ data: { createConversation: { outcome: 'CREATED' } } });
    });
  });

  it('shows the upload of a picture as it runs', async () => {
    await withPair(async (pair) => {
      const folder = mkdtempSync(join(tmpdir(), 'readme-'));
      try {
        writeFileSync(join(folder, 'picture.png'), await plainPng(8, 8));
        const line = documentBlock(readme, 'sh', '/files?')
          .replace('http://127.0.0.1:4000', pair.url)
          .replace(/(?<=conversationId=)[\w-]+/, await open(pair));
        const answer = JSON.parse(await runInShell(`cd '${folder}' && ${line}`)) as Record<string, string>;
        const shown = JSON.parse(documentBlock(readme, 'json', 'relativePath')) as Record<string, string>;
        expect(Object.keys(answer)).toEqual(Object.keys(shown));
        expect(answer).toMatchObject({ fileType: shown['fileType'] });
        expect(answer['relativePath']).toMatch(/^\/v1\/AUTH_async-images\/12345678\/.+\.PNG$/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });

  it('shows the query that reads back with the answer that it has', async () => {
    await withPair(async (pair) => {
      const conversationId = await open(pair);
      const target = { accountId: '12345678', consumerId: 'John_Doe_facebook12345', conversationId };
      await pair.graphql('mutation($input: SendTextInput!) { sendText(input: $input) { message { id } } }', {
        input: { ...target, text: 'Where is my order?', externalId: 'message-1' },
      });
      const { data } = await pair.graphql<Record<string, unknown>>(
        documentBlock(readme, 'graphql', 'query Conversation('),
        { accountId: '12345678', id: conversationId },
      );
      const shown = shownFor('messages') as {
        data: { conversation: { messages: { edges: readonly unknown[] } } };
      };
      // The page's second message is the agent's, who is not at work here.
      shown.data.conversation.messages.edges = shown.data.conversation.messages.edges.slice(0, 1);
      expect(data).toEqual(shown.data);
    });
  });
});
