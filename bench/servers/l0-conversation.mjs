// The limit of reading a conversation: node:http and a Map. As many messages as the gateway is asked for, from as many.
import { answer, serve } from './hand-written.mjs';

const kept = Number(process.env.MESSAGES);
const from = { id: 'e9b2867c-f984-5727-b034-fc9c6800bd9c', role: 'AGENT' };
const conversations = new Map();

function conversation(id) {
  const known = conversations.get(id);
  if (known) return known;
  const messages = Array.from({ length: kept }, (_, sequence) => ({
    id: `${id}:${sequence}`,
    sequence,
    sentAt: Date.now(),
    from,
    text: `This is reply number ${sequence}.`,
  }));
  const made = { id, state: 'OPEN', startedAt: Date.now(), messages };
  conversations.set(id, made);
  return made;
}

serve(({ variables: { id, last } }, response) => {
  const { state, startedAt, messages } = conversation(id);
  const edges = messages.slice(-last).map((message) => {
    const node = { __typename: 'TextMessage', ...message, sentAt: new Date(message.sentAt).toISOString() };
    return { cursor: Buffer.from(`${id}:${message.sequence}`).toString('base64url'), node };
  });
  const pageInfo = { hasPreviousPage: messages.length > last };
  const shown = { id, state, startedAt: new Date(startedAt).toISOString() };
  answer(response, { conversation: { ...shown, messages: { edges, pageInfo } } });
});
