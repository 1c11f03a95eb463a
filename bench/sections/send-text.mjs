// sendText into conversations that were opened through the same gateway, beside a handler that sends the same.
import { openForTexts } from '../support/conversations.mjs';
import { server } from '../support/paths.mjs';
import { beside, columns } from './beside-hand-written.mjs';

/** More than connections, so that no text waits for the turn of its dialog. */
const conversations = 500;

export const sendText = {
  name: 'send-text',
  title: 'sendText, warm, one core',
  method: `64 connections over ${conversations} open conversations, one call to LivePerson each, gateway in memory. The handler parses the body, builds the same payload, posts it with undici and answers; it checks and keeps nothing.`,
  columns,

  async run(bench) {
    const started = { core: 0, log: true, env: { UPSTREAM: bench.upstream } };
    const bare = await bench.start(server('l0-send-text'), started);
    const gateway = await bench.start(server('gateway'), started);
    const bodies = await openForTexts(gateway.port, conversations);
    const body = (n) => bodies[n % conversations];
    return beside(bench, 'sendText', {
      'hand-written': { ...bare, body },
      gateway: { ...gateway, body },
    });
  },
};
