// A conversation with its last messages, served from the gateway's own record, beside a handler that reads a Map.
import { inBatches } from '../support/ask.mjs';
import { fillAndClose, readBody } from '../support/conversations.mjs';
import { conversationBody } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';
import { beside, columns } from './beside-hand-written.mjs';

const conversations = 200;
const messages = 20;

export const readConversation = {
  name: 'query',
  title: `conversation with ${messages} messages, from the store, one core`,
  method: `64 connections over ${conversations} conversations of ${messages} messages each. Webhooks told them and that they are closed, so nobody is asked upstream; gateway in memory. The handler has the messages in a Map and answers the same fields.`,
  columns,

  async run(bench) {
    const started = { core: 0, log: true, env: { UPSTREAM: bench.upstream, MESSAGES: String(messages) } };
    const bare = await bench.start(server('l0-conversation'), started);
    const gateway = await bench.start(server('gateway'), started);
    await inBatches(conversations, 20, (n) => fillAndClose(gateway.port, `q${n}`, messages));
    const callsBefore = await bench.upstreamCalls();
    const bodies = Array.from({ length: conversations }, (_, n) => conversationBody(`q${n}`, messages));
    await readBody(gateway.port, 'q0', messages);
    const body = (n) => bodies[n % conversations];
    const result = await beside(bench, 'conversation with 20 messages', {
      'hand-written': { ...bare, body },
      gateway: { ...gateway, body },
    });
    const calls = (await bench.upstreamCalls()) - callsBefore;
    return { ...result, notes: [`Upstream calls meanwhile: ${calls}.`] };
  },
};
