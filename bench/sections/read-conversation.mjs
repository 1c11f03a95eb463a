// A conversation with its last messages, served from the gateway's own record, beside a handler that reads a Map.
import { ask, inBatches, tell } from '../support/ask.mjs';
import { conversationBody } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';
import { agentText, closedState } from '../support/webhooks.mjs';
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
    await inBatches(conversations, 20, (n) => fill(gateway.port, `q${n}`));
    const callsBefore = await bench.upstreamCalls();
    const bodies = Array.from({ length: conversations }, (_, n) => conversationBody(`q${n}`, messages));
    await check(gateway.port, bodies[0]);
    const body = (n) => bodies[n % conversations];
    const result = await beside(bench, 'conversation with 20 messages', {
      'hand-written': { ...bare, body },
      gateway: { ...gateway, body },
    });
    const calls = (await bench.upstreamCalls()) - callsBefore;
    return { ...result, notes: [`Upstream calls meanwhile: ${calls}.`] };
  },
};

async function fill(port, id) {
  for (let sequence = 0; sequence < messages; sequence += 1) {
    await tell(port, agentText(id, sequence, `This is reply number ${sequence}.`));
  }
  await tell(port, closedState(id, `consumer-of-${id}`));
}

/** Throws when the gateway would be measured with less than was asked for. */
async function check(port, body) {
  const { conversation } = await ask(port, body);
  const count = conversation?.messages.edges.length;
  if (count !== messages)
    throw new Error(`A conversation of ${messages} messages was answered with ${count}`);
}
