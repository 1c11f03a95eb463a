// The limit (L0): node:http and undici, the same two-part payload built by hand, and nothing else. No GraphQL, no checks.
import { Pool } from 'undici';
import { answer, conversationPath, createBatch, created, serve, upstreamHeaders } from './hand-written.mjs';

const upstream = new Pool(process.env.UPSTREAM, { connections: 128, pipelining: 1 });

serve(async ({ variables: { input } }, response) => {
  const body = JSON.stringify(createBatch(input));
  const call = { method: 'POST', path: conversationPath, headers: upstreamHeaders, body };
  const { body: items } = await upstream.request(call);
  answer(response, created(input, await items.json()));
});
