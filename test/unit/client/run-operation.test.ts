import { describe, expect, it } from '@jest/globals';
import { GatewayFailure } from '../../../client/src/gateway-failure.js';
import { OpenConversation, SendText, SetChatState } from '../../../client/src/generated/operations.js';
import { pauseBefore } from '../../../client/src/repeat-policy.js';
import { runOperation } from '../../../client/src/run-operation.js';

const target = { accountId: '1', conversationId: 'c' };
const text = { input: { ...target, text: 'Hello' } };
const keyed = { input: { ...text.input, idempotencyKey: 'key' } };
const question = { accountId: '1' };

const failing = (code: string, extensions: object = {}) => ({
  errors: [{ message: 'It failed.', extensions: { code, ...extensions } }],
});
const found = { data: { openConversation: null } };

/** A connection that answers with these, one after the other; what is no object breaks. */
function answering(...answers: readonly unknown[]) {
  const bodies: unknown[] = [];
  const fetch = (_: unknown, init?: RequestInit) => {
    const answer = answers[bodies.length];
    bodies.push(JSON.parse(init?.body as string)); // what the client sent
    if (typeof answer === 'string') return Promise.resolve(new Response(answer));
    return answer === undefined
      ? Promise.reject(new TypeError('broken'))
      : Promise.resolve(Response.json(answer));
  };
  return { connection: { url: 'http://gateway', fetch: fetch as typeof globalThis.fetch }, bodies };
}

describe('runOperation', () => {
  it('asks again for a query that found no answer, or one that cannot be read', async () => {
    const { connection, bodies } = answering(undefined, '<html>502</html>', found);
    await expect(runOperation(connection, OpenConversation, question)).resolves.toEqual(found.data);
    expect(bodies).toHaveLength(3);
  });

  it('sends a mutation again when it has an idempotency key, and exactly as it was', async () => {
    const data = { sendText: { message: { sequence: 1 } } };
    const { connection, bodies } = answering(undefined, failing('UPSTREAM_UNAVAILABLE'), { data });
    await expect(runOperation(connection, SendText, keyed)).resolves.toEqual(data);
    expect(bodies).toEqual(Array(3).fill({ query: SendText, variables: keyed }));
  });

  it.each([
    ['a text', SendText, text],
    ['a chat state', SetChatState, { input: { ...target, chatState: 'COMPOSING' as const } }],
  ])('sends %s without a key once', async (_, document, variables) => {
    const { connection, bodies } = answering(undefined, found);
    const run = runOperation(connection, document as typeof SendText, variables as typeof text);
    await expect(run).rejects.toMatchObject({ code: 'NO_ANSWER' });
    expect(bodies).toHaveLength(1);
  });

  it('does not repeat what stays as it is, and tells all of it', async () => {
    const extensions = { outcome: 'REJECTED', safeToRepeat: true, requestId: 'r' };
    const { connection, bodies } = answering(failing('CONVERSATION_CLOSED', extensions), found);
    const failure: unknown = await runOperation(connection, SendText, keyed).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GatewayFailure);
    expect(failure).toMatchObject({ code: 'CONVERSATION_CLOSED', message: 'It failed.', ...extensions });
    expect(bodies).toHaveLength(1);
  });

  it('has what was answered beside an error', async () => {
    const { connection } = answering({ ...failing('UPSTREAM_REJECTED'), ...found });
    await expect(runOperation(connection, OpenConversation, question)).rejects.toMatchObject({
      data: found.data,
    });
  });

  it('gives up after as many tries as it is given', async () => {
    const { connection, bodies } = answering(undefined, undefined, found);
    await expect(runOperation(connection, OpenConversation, question, { attempts: 2 })).rejects.toMatchObject(
      {
        code: 'NO_ANSWER',
      },
    );
    expect(bodies).toHaveLength(2);
  });

  it('ends with the signal, also while it waits', async () => {
    const leaving = new AbortController();
    const { connection, bodies } = answering(failing('RATE_LIMITED', { retryAfterMs: 60_000 }), found);
    const run = runOperation(connection, OpenConversation, question, { signal: leaving.signal });
    setImmediate(() => leaving.abort(new Error('gone')));
    await expect(run).rejects.toThrow('gone');
    expect(bodies).toHaveLength(1);
  });
});

describe('pauseBefore', () => {
  it('grows, up to ten seconds, and leaves half to chance', () => {
    expect([0, 1, 2, 20].map((failures) => pauseBefore(failures, undefined, () => 1))).toEqual([
      200, 400, 800, 10_000,
    ]);
    expect(pauseBefore(1, undefined, () => 0)).toBe(200);
  });

  it('is never shorter than the gateway asks for', () => {
    const failure = new GatewayFailure([{ message: '', extensions: { retryAfterMs: 3000 } }]);
    expect(pauseBefore(0, failure)).toBe(3000);
  });
});
