import type { Pair } from './start-pair.js';

/** Closes a conversation at LivePerson behind the gateway's back, with the tokens of the call that opened it. */
export async function closeAtLivePerson(pair: Pair, conversationId: string): Promise<void> {
  const opening = (await pair.sandbox.calls()).findLast(({ service }) => service === 'asyncMessagingEnt');
  const { authorization = '', 'x-lp-on-behalf': onBehalf = '' } = opening?.headers ?? {};
  const path = `/api/account/${pair.accountId}/messaging/consumer/conversation/send?v=3`;
  const conversationField = { field: 'ConversationStateField', conversationState: 'CLOSE' };
  const response = await fetch(pair.sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, 'x-lp-on-behalf': onBehalf },
    body: JSON.stringify({
      kind: 'req',
      id: '1',
      type: 'cm.UpdateConversationField',
      body: { conversationId, conversationField },
    }),
  });
  if (!response.ok) throw new Error(`closing failed: ${response.status} ${await response.text()}`);
}
