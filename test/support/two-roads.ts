import { expect } from '@jest/globals';
import { eventually } from './eventually.js';
import { httpCall } from './http-call.js';
import type { HttpAnswer } from './http-call.js';
import { playAgentByHand } from './life-sandbox.js';
import { withPair } from './start-pair.js';
import type { Pair } from './start-pair.js';

/** A body and headers for `POST /graphql`; the body may name `conversationWord` where the id of the conversation belongs. */
export interface RoadRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Stands for the id of the conversation, which differs from one sandbox to the other. */
export const conversationWord = 'the id that createConversation answered with';
const tickMs = 7;
const consumerId = 'John_Doe_facebook12345';

/** Two gateways with a sandbox each and the same past; one of them sends every request Apollo's way. */
export class TwoRoads {
  private constructor(
    private readonly sides: readonly { readonly pair: Pair; readonly conversationId: string }[],
    private readonly clock: { at: number },
  ) {}

  static async run(test: (roads: TwoRoads) => Promise<void>): Promise<void> {
    // What is fresh is so on both sides: the one clock stands still but for each request.
    const clock = { at: Date.now() };
    const now = (): number => clock.at;
    const settings = { INTROSPECTION: 'on' };
    await withPair(
      (fast) =>
        withPair(
          async (slow) => {
            const sides = [];
            for (const pair of [fast, slow]) sides.push({ pair, conversationId: await begin(pair) });
            await test(new TwoRoads(sides, clock));
          },
          { settings: { ...settings, FAST_LANE: 'off' }, now, sandbox: { now } },
        ),
      { settings, now, sandbox: { now } },
    );
  }

  /** Sends a request to both, and expects one answer: status, headers and body, but for ids and times. */
  async expectAlike(request: RoadRequest): Promise<string> {
    this.clock.at += tickMs;
    const [fast, slow] = await Promise.all(this.sides.map((side) => this.#ask(side, request)));
    expect({ request, answer: fast }).toEqual({ request, answer: slow });
    return fast ?? '';
  }

  /** Sends it to both until the fast one has it as code. */
  async warm(request: RoadRequest): Promise<void> {
    await eventually(`code of ${request.body.slice(0, 200)}`, async () => {
      const before = this.compiled[0] ?? 0;
      await this.expectAlike(request);
      return (this.compiled[0] ?? 0) > before;
    });
  }

  /** How many requests each carried out as code. */
  get compiled(): readonly number[] {
    return this.sides.map(
      ({ pair }) => pair.logLines.filter((line) => line.includes('"compiled":true')).length,
    );
  }

  async #ask(
    { pair, conversationId }: (typeof this.sides)[number],
    { body, headers }: RoadRequest,
  ): Promise<string> {
    const answer = await httpCall(`${pair.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: body.replaceAll(conversationWord, conversationId),
    });
    return anonymous(answer, conversationId);
  }
}

async function begin(pair: Pair): Promise<string> {
  const { data, text } = await pair.graphql<{ createConversation: { conversation: { id: string } } }>(
    `mutation ($input: CreateConversationInput!) { createConversation(input: $input) { conversation { id } } }`,
    { input: { accountId: pair.accountId, consumerId, firstMessage: { text: 'hello' } } },
  );
  const id = data?.createConversation.conversation.id;
  if (id === undefined) throw new Error(text);
  await playAgentByHand(pair.sandbox.url, id, { action: 'join' });
  await playAgentByHand(pair.sandbox.url, id, { action: 'text', text: 'what may I do for you?' });
  return id;
}

const perRequest = ['date', 'x-request-id', 'content-length', 'keep-alive', 'connection'];

/** An answer without what differs from one sandbox to the other: each id and token by its place among them. */
function anonymous({ status, headers, text }: HttpAnswer, conversationId: string): string {
  const kept = Object.entries(headers).filter(([name]) => !perRequest.includes(name));
  const names = new Map([[conversationId, 'conversation']]);
  const told = text
    .replaceAll(/([cC]ursor":)"[^"]+"/g, '$1""')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'host')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'time')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w.~%-]{40,}/g, (id) => {
      const name = names.get(id) ?? `id ${names.size}`;
      names.set(id, name);
      return name;
    });
  return JSON.stringify([status, kept.sort(), told]);
}
