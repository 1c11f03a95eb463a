import { describe, expect, it } from '@jest/globals';
import { createClient } from '../../client/src/create-client.js';
import { CreateConversation, SendText } from '../../client/src/generated/operations.js';
import { playAgentByHand } from '../support/life-sandbox.js';
import { withMortalGateway } from '../support/mortal-gateway.js';

// Programs are started and killed, which takes long on a machine that does other things, too.
const textsBeforeKill = 3;
const texts = 9;

describe('the client', () => {
  it('follows a conversation through the death of the gateway, without a gap or a repeat', async () => {
    await withMortalGateway(async ({ url, accountId, sandbox, kill, start }) => {
      const client = createClient({ url });
      const consumerId = 'ann';
      const { createConversation } = await client.run(CreateConversation, {
        input: { accountId, consumerId },
      });
      const { id: conversationId, eventsCursor: after } = createConversation.conversation;
      const heard: string[] = [];
      const connections: boolean[] = [];
      const onConnection = (isConnected: boolean): void => void connections.push(isConnected);
      const target = { accountId, conversationId };
      const agentSays = (text: string) =>
        playAgentByHand(sandbox.url, conversationId, { action: 'text', text });
      await agentSays('text 0');
      for await (const event of client.follow({ ...target, after, onConnection })) {
        if (event.__typename !== 'MessageAdded' || event.message.__typename !== 'TextMessage') continue;
        heard.push(event.message.text);
        if (heard.length === textsBeforeKill) {
          await kill();
          // What LivePerson tells now, nobody hears until the gateway is back.
          await agentSays(`text ${heard.length}`);
          await start();
        } else if (heard.length < texts) await agentSays(`text ${heard.length}`);
        else break;
      }
      expect(heard).toEqual(Array.from({ length: texts }, (_, index) => `text ${index}`));
      expect(connections).toEqual([true, false, true, false]);
    });
  });

  it('sends a text once, though it was sent while the gateway was dead', async () => {
    await withMortalGateway(async ({ url, accountId, sandbox, kill, start }) => {
      const client = createClient({ url });
      const consumerId = 'ann';
      const { createConversation } = await client.run(CreateConversation, {
        input: { accountId, consumerId },
      });
      const { id: conversationId } = createConversation.conversation;
      await kill();
      const input = {
        accountId,
        conversationId,
        consumerId,
        text: 'Are you there?',
        idempotencyKey: 'key-1',
      };
      const sending = client.run(SendText, { input }, { attempts: 50 });
      await start();
      const { sendText } = await sending;
      const again = await client.run(SendText, { input });
      expect(again.sendText.message.id).toBe(sendText.message.id);
      const [conversation] = await sandbox.conversations();
      expect(conversation?.messages).toHaveLength(1);
    });
  });
});
