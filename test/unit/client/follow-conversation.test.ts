import { describe, expect, it } from '@jest/globals';
import { followConversation } from '../../../client/src/follow-conversation.js';

const target = { accountId: '1', conversationId: 'c' };
const next = (cursor: string): string =>
  `id: ${cursor}\nevent: next\ndata: {"data":{"conversationEvents":{"cursor":"${cursor}"}}}\n\n`;
const refused = (code: string): string =>
  `event: next\ndata: {"errors":[{"message":"no","extensions":{"code":"${code}"}}]}\n\nevent: complete\ndata:\n\n`;
const complete = 'event: complete\ndata:\n\n';

/** A gateway whose connections bring these pieces and then break; `hang` leaves one open. Notes what was asked. */
function gateway(...connections: readonly (readonly string[])[]) {
  const asked: { after: unknown; token: unknown }[] = [];
  let tokens = 0;
  const fetch = (_: unknown, init?: RequestInit) => {
    const pieces = connections[asked.length] ?? [complete];
    const { variables } = JSON.parse(init?.body as string) as { variables: { after?: string } }; // what the client sent
    asked.push({ after: variables.after, token: new Headers(init?.headers).get('authorization') });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const piece of pieces) if (piece !== 'hang') controller.enqueue(new TextEncoder().encode(piece));
        init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
        if (!pieces.includes('hang')) controller.close();
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  };
  const headers = () => ({ authorization: `token-${(tokens += 1)}` });
  return { connection: { url: 'http://gateway', fetch: fetch as typeof globalThis.fetch, headers }, asked };
}

async function cursorsOf(events: AsyncIterable<{ readonly cursor: string }>): Promise<string[]> {
  const cursors: string[] = [];
  for await (const { cursor } of events) cursors.push(cursor);
  return cursors;
}

describe('followConversation', () => {
  it('goes on after the last cursor when the connection breaks, to the end', async () => {
    const { connection, asked } = gateway([next('1'), next('2')], [next('3')], [next('4'), complete]);
    const events = followConversation(connection, { ...target, after: '0' });
    expect(await cursorsOf(events)).toEqual(['1', '2', '3', '4']);
    expect(asked.map(({ after }) => after)).toEqual(['0', '2', '3']);
  });

  it('reads events however they are cut into pieces', async () => {
    const pieces = Array.from(`:\n\n${next('1')}:\n\n${next('2')}${complete}`);
    const { connection } = gateway(pieces);
    expect(await cursorsOf(followConversation(connection, target))).toEqual(['1', '2']);
  });

  it('asks for a new credential when the old one has expired', async () => {
    const { connection, asked } = gateway([next('1'), refused('UNAUTHENTICATED')], [next('2'), complete]);
    expect(await cursorsOf(followConversation(connection, target))).toEqual(['1', '2']);
    expect(asked.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
  });

  it('throws when the new credential is refused, too', async () => {
    const { connection, asked } = gateway([refused('UNAUTHENTICATED')], [refused('UNAUTHENTICATED')]);
    await expect(cursorsOf(followConversation(connection, target))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(asked).toHaveLength(2);
  });

  it('throws what does not pass at once', async () => {
    const { connection, asked } = gateway([refused('CONVERSATION_NOT_FOUND')]);
    await expect(cursorsOf(followConversation(connection, target))).rejects.toMatchObject({
      code: 'CONVERSATION_NOT_FOUND',
    });
    expect(asked).toHaveLength(1);
  });

  it('gives up a connection that is silent, and tells how it stands', async () => {
    const { connection, asked } = gateway([next('1'), 'hang'], [next('2'), complete]);
    const told: boolean[] = [];
    const options = {
      ...target,
      silenceMs: 20,
      onConnection: (isConnected: boolean) => void told.push(isConnected),
    };
    expect(await cursorsOf(followConversation(connection, options))).toEqual(['1', '2']);
    expect(asked).toHaveLength(2);
    expect(told).toEqual([true, false, true, false]);
  });

  it('returns when its signal says so', async () => {
    const { connection } = gateway([next('1'), 'hang']);
    const leaving = new AbortController();
    const cursors: string[] = [];
    for await (const { cursor } of followConversation(connection, { ...target, signal: leaving.signal })) {
      cursors.push(cursor);
      leaving.abort();
    }
    expect(cursors).toEqual(['1']);
  });
});
