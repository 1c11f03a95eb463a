import { beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'undici';
import { planFault, seeConversation, silenceAgent } from './life-sandbox.js';
import { postGraphql } from './post-graphql.js';
import { build } from './spawned-program.js';
import { withGateway } from './with-gateway.js';

/** How many conversations send how many texts, and by how much a slowed text is late. */
export interface OrderSize {
  readonly conversations: number;
  readonly textsEach: number;
  readonly delayMs: number;
}

/** One conversation in ten is slow, and every other text of it: one text in twenty. */
const slowEvery = 10;
const longestMs = 60_000;

const accountId = '12345678';
const settings = {
  LOG_LEVEL: 'error',
  // All wait for their turn at once, longer than a caller would.
  UPSTREAM_TOTAL_TIMEOUT_MS: String(longestMs),
};
const isSlow = (conversation: number): boolean => conversation % slowEvery === 0;
/** The texts of a conversation in their order; a slow one has a marker for the sandbox's fault. */
const textsOf = (conversation: number, { textsEach }: OrderSize): string[] =>
  Array.from({ length: textsEach }, (_, index) => {
    const slow = isSlow(conversation) && index % 2 === 0;
    return `${conversation}/${index}${slow ? ' slow' : ''}`;
  });

const mutation = 'mutation ($input: SendTextInput!) { sendText(input: $input) { message { sequence } } }';

interface Opened {
  readonly createConversation: { readonly conversation: { readonly id: string } };
}
interface Answer {
  readonly data?: { readonly sendText: { readonly message: { readonly sequence: number } } } | null;
  readonly errors?: readonly unknown[];
}

async function open(url: string, consumerId: string): Promise<string> {
  const query = `mutation ($input: CreateConversationInput!) { createConversation(input: $input) { conversation { id } } }`;
  const { data, text } = await postGraphql<Opened>(url, query, { input: { accountId, consumerId } });
  if (!data) throw new Error(text);
  return data.createConversation.conversation.id;
}

/** Sends all texts at once down one connection, so that they are accepted in this order; gives their sequences. */
async function sendAll(url: string, target: object, texts: readonly string[]): Promise<number[]> {
  const client = new Client(url, {
    pipelining: texts.length,
    headersTimeout: longestMs,
    bodyTimeout: longestMs,
  });
  const send = async (text: string): Promise<number> => {
    const body = JSON.stringify({ query: mutation, variables: { input: { ...target, text } } });
    // Only what undici takes for idempotent is sent before the answers to what went before.
    const { body: answer } = await client.request({
      ...{ method: 'POST', path: '/graphql', idempotent: true, body },
      headers: { 'content-type': 'application/json' },
    });
    const { data, errors } = (await answer.json()) as Answer; // as the mutation asks for
    if (!data) throw new Error(`${text}: ${JSON.stringify(errors)}`);
    return data.sendText.message.sequence;
  };
  try {
    return await Promise.all(texts.map(send));
  } finally {
    await client.close();
  }
}

/** Has conversations send all their texts at once, and expects each dialog in its order. */
export function orderTests(size: OrderSize): void {
  const { conversations, textsEach, delayMs } = size;
  describe(`${conversations} conversations that send ${textsEach} texts each at once, one in twenty slowed`, () => {
    beforeAll(build, 60_000);

    it('keep the order of every dialog, lose and double nothing, and do not hold each other up', async () => {
      await withGateway(settings, async ({ url, sandbox }) => {
        await silenceAgent(sandbox.url);
        const plan = { service: 'asyncMessagingEnt', match: ' slow"', times: conversations * textsEach };
        await planFault(sandbox.url, { ...plan, fault: { kind: 'delay', ms: delayMs } });
        const ids = await Promise.all(
          Array.from({ length: conversations }, (_, index) => open(url, `consumer-${index}`)),
        );
        const began = performance.now();

        const finished = await Promise.all(
          ids.map(async (conversationId, index) => {
            const target = { accountId, conversationId, consumerId: `consumer-${index}` };
            const sequences = await sendAll(url, target, textsOf(index, size));
            return { sequences, slow: isSlow(index), afterMs: performance.now() - began };
          }),
        );

        for (const [index, id] of ids.entries()) {
          const { messages } = await seeConversation(sandbox.url, id);
          expect(messages.map(({ text }) => text)).toEqual(textsOf(index, size));
          expect(finished[index]?.sequences).toEqual(messages.map(({ sequence }) => sequence));
        }
        const times = (slow: boolean) =>
          finished.filter((one) => one.slow === slow).map(({ afterMs }) => afterMs);
        expect(Math.max(...times(false))).toBeLessThan(Math.min(...times(true)));
        expect(performance.now() - began).toBeLessThan(longestMs);
      });
    }, 120_000);
  });
}
