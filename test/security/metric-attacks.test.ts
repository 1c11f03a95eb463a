import { describe, expect, it } from '@jest/globals';
import { tellSigned } from '../support/agent-flood.js';
import { create } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { subscribeBySocket } from '../support/raw-subscriber.js';
import { scrape } from '../support/scrape.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';

describe('metrics under callers who make up words', () => {
  it('31: have no label value of a caller, and so no more series however much is asked', async () => {
    await withPair(async (pair) => {
      await callWithNoise(pair, 0);
      const first = await scrape(pair.url);
      for (let round = 1; round <= 30; round += 1) await callWithNoise(pair, round);
      const last = await scrape(pair.url);
      const added = [...last.keys()].filter((name) => !first.has(name));
      // What the process itself does comes as it happens.
      expect(added.filter((name) => !/^(nodejs|process)_/.test(name))).toEqual([]);
      expect([...last.keys()].join('\n')).not.toMatch(/noise/i);
    });
  });
});

/** Requests with words of the caller's own wherever a caller can put some. */
async function callWithNoise(pair: Pair, round: number): Promise<void> {
  const noise = `noise${round}`;
  const headers = { 'x-request-id': noise, 'apollographql-client-name': noise };
  await pair.graphql(`query ${noise} { __typename }`, {}, headers);
  await pair.graphql(`query { ${noise} }`, {}, headers);
  await pair.graphql('query ($id: ID!) { conversation(accountId: $id, id: $id) { id } }', { id: noise });
  await create(pair, { accountId: noise });
  await fetch(`${pair.url}/files/${noise}`);
  await fetch(`${pair.url}/${noise}`);
  const sender = { 'x-liveperson-account-id': noise, 'x-liveperson-signature': noise };
  await fetch(`${pair.url}/webhooks/liveperson`, { method: 'POST', headers: sender, body: noise });
  await tellSigned(pair, noise);
  const listening = { accountId: noise, conversationId: noise };
  const socket = await subscribeBySocket(pair.url, listening);
  await eventually('the refusal', () => Promise.resolve(socket.errors.length > 0));
  socket.destroy();
  await socket.closed;
}
