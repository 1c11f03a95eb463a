// The limit of sendText: node:http and undici, one payload built by hand, and nothing else.
import { Pool } from 'undici';
import { answer, publishText, sendPath, serve, upstreamHeaders } from './hand-written.mjs';

const upstream = new Pool(process.env.UPSTREAM, { connections: 128, pipelining: 1 });

serve(async ({ variables: { input } }, response) => {
  const body = JSON.stringify(publishText(input));
  const call = { method: 'POST', path: sendPath, headers: upstreamHeaders, body };
  const { body: sent } = await upstream.request(call);
  const { sequence } = (await sent.json()).body;
  const { conversationId, text } = input;
  const id = `${conversationId}:${sequence}`;
  const message = { id, sequence, status: 'SENT', sentAt: new Date().toISOString(), text };
  answer(response, { sendText: { message } });
});
