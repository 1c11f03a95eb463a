// Conversations as they have to be before something in them is measured.
import { ask, tell } from './ask.mjs';
import { accountId, conversationBody, createBodies, sendTextBody } from './operations.mjs';
import { agentText, closedState } from './webhooks.mjs';

/** Opens conversations, one for each of so many consumers; the body of a sendText into each. */
export async function openForTexts(port, consumers) {
  const bodies = [];
  for (const [n, content] of createBodies(consumers).entries()) {
    const { createConversation } = await ask(port, content);
    const conversationId = createConversation.conversation.id;
    const consumer = { consumerId: `consumer-${n}`, text: `Text of consumer ${n}` };
    bodies.push(sendTextBody({ accountId, conversationId, ...consumer }));
  }
  return bodies;
}

/** Fills a conversation with messages and closes it, by webhooks, so that nobody is asked upstream when it is read. */
export async function fillAndClose(port, id, messages) {
  for (let sequence = 0; sequence < messages; sequence += 1) {
    await tell(port, agentText(id, sequence, `This is reply number ${sequence}.`));
  }
  await tell(port, closedState(id, `consumer-of-${id}`));
}

/** The body of a query of a conversation with its last messages; throws when fewer would be answered. */
export async function readBody(port, id, messages) {
  const body = conversationBody(id, messages);
  const { conversation } = await ask(port, body);
  const count = conversation?.messages.edges.length;
  if (count !== messages)
    throw new Error(`A conversation of ${messages} messages was answered with ${count}`);
  return body;
}
