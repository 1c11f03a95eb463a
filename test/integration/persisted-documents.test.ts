import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import WebSocket from 'ws';
import { createClient } from 'graphql-ws';
import { startCallbackRouter } from '../support/callback-router.js';
import { createMutation } from '../support/create-conversation.js';
import { eventsDocument } from '../support/event-listener.js';
import { httpCall } from '../support/http-call.js';
import { codesIn, post, query } from '../support/http-cases.js';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withPair } from '../support/start-pair.js';
import { withFolder } from '../support/store-kinds.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const named = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });
const ask = '{ account(id: "12345678") { id } }';
const opening =
  'mutation ($input: CreateConversationInput!) { createConversation(input: $input) { conversation { id } } }';
const listed = [ask, createMutation, opening, eventsDocument];
const answer = { data: { account: { id: '12345678' } } };
const preflight = { 'apollo-require-preflight': '1' };

/** Runs a test with a gateway that answers the listed documents only. */
async function withList(
  run: (life: Life) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
  documents: readonly string[] = listed,
): Promise<void> {
  await withFolder(async (folder) => {
    const path = join(folder, 'manifest.json');
    const operations = documents.map((body) => ({ id: hashOf(body), body, name: 'A', type: 'query' }));
    writeFileSync(
      path,
      JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }),
    );
    await withLife(run, { settings: { PERSISTED_MANIFEST: path, PERSISTED_ONLY: 'true', ...settings } });
  });
}

const byGet = (url: string, members: Readonly<Record<string, unknown>>) => {
  const texts = Object.entries(members).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return httpCall(
    `${url}/graphql?${new URLSearchParams(Object.fromEntries(texts) as Record<string, string>).toString()}`,
    {
      headers: preflight,
    },
  );
};

describe('a gateway that answers listed documents only', () => {
  it('answers them by POST and GET, by their hash and in full', async () => {
    await withList(async ({ pair: { url } }) => {
      for (const members of [
        { extensions: named(ask) },
        { query: ask },
        { query: ask, extensions: named(ask) },
      ]) {
        expect(JSON.parse((await httpCall(`${url}/graphql`, post(members))).text)).toEqual(answer);
        expect(JSON.parse((await byGet(url, members)).text)).toEqual(answer);
      }
    });
  });

  it('refuses every other, clearly, and calls nobody', async () => {
    await withList(async ({ pair }) => {
      const { url } = pair;
      const others: readonly (readonly [number, Readonly<Record<string, unknown>>])[] = [
        [200, { extensions: named('{ other }') }],
        [400, { query }],
        [400, { query, extensions: named(query) }],
        [400, { query: `${ask} ` }],
        [400, { query: '{ __schema { types { name } } }' }],
      ];
      for (const [status, members] of others) {
        for (const asked of [await httpCall(`${url}/graphql`, post(members)), await byGet(url, members)]) {
          expect(asked.status).toBe(status);
          expect(codesIn(asked.text)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
          expect(asked.text).toContain('"outcome":"NOT_SENT"');
        }
      }
      // What was refused is not learned.
      expect(codesIn((await byGet(url, { extensions: named(query) })).text)).toEqual([
        'PERSISTED_QUERY_NOT_FOUND',
      ]);
      const mutation = { extensions: named(createMutation), variables: {} };
      expect((await byGet(url, mutation)).status).toBeGreaterThanOrEqual(400);
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });

  it('never lets a page of another origin ask by a hash', async () => {
    await withList(async ({ pair: { url } }) => {
      const search = new URLSearchParams({ extensions: JSON.stringify(named(ask)) }).toString();
      expect((await httpCall(`${url}/graphql?${search}`)).status).toBe(400);
    });
  });

  it.each(['/graphql/stream', '/graphql'])('subscribes by a hash at %s, and by no other', async (path) => {
    await withList(async ({ pair, open }) => {
      await hearWebhooks(pair);
      const { accountId, conversationId } = await open();
      const variables = { accountId, conversationId };
      const accept = 'multipart/mixed;subscriptionSpec=1.0';
      const subscribe = async (members: object): Promise<string> => {
        const { method = 'POST', headers = {}, body } = post({ variables, ...members }, { accept });
        const told = await fetch(`${pair.url}${path}`, {
          method,
          headers,
          body: String(body),
        });
        for await (const chunk of told.body ?? []) {
          const text = Buffer.from(chunk as Uint8Array).toString();
          if (!/"(data|errors)"/.test(text)) continue;
          return text;
        }
        return '';
      };
      expect(await subscribe({ extensions: named(eventsDocument) })).toContain('"conversationEvents"');
      expect(await subscribe({ query: eventsDocument })).toContain('"conversationEvents"');
      const free = { query: eventsDocument.replace('cursor', 'cursor cursor') };
      for (const other of [free, { extensions: named(free.query) }])
        expect(await subscribe(other)).toContain('PERSISTED_QUERY_NOT_FOUND');
    });
  });

  it('takes a hash over a WebSocket, and refuses other documents there', async () => {
    await withList(async ({ pair }) => {
      const client = createClient({
        url: `${pair.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
      });
      const run = (operation: { query: string; extensions?: Record<string, unknown> }): Promise<unknown> =>
        new Promise((resolve) => {
          client.subscribe(operation, { next: resolve, error: resolve, complete: () => undefined });
        });
      expect(await run({ query: '', extensions: named(ask) })).toEqual(answer);
      expect(await run({ query: ask })).toEqual(answer);
      for (const other of [{ query }, { query: '', extensions: named(query) }]) {
        expect(await run(other)).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
      }
      await client.dispose();
    });
  });

  it('takes a hash of a router that wants callbacks, and any document of one with its token', async () => {
    const router = await startCallbackRouter();
    const token = 'the-secret-of-the-router';
    try {
      await withList(
        async ({ pair, open }) => {
          const { accountId, conversationId } = await open();
          const variables = { accountId, conversationId };
          const free = eventsDocument.replace('cursor', 'cursor cursor');
          const subscribed = async (text: string, headers = {}) =>
            (await router.subscribe(pair.url, { query: text, variables, headers })).body;
          expect(await subscribed(eventsDocument)).toEqual({ data: null });
          expect(JSON.stringify(await subscribed(free))).toContain('PERSISTED_QUERY_NOT_FOUND');
          expect(await subscribed(free, { 'x-router-token': token })).toEqual({ data: null });
          const entities = { query, extensions: named(query) };
          const asked = await httpCall(`${pair.url}/graphql`, post(entities, { 'x-router-token': token }));
          expect(JSON.parse(asked.text)).toEqual({ data: { __typename: 'Query' } });
        },
        { CALLBACK_URL_PREFIXES: router.publicUrl, ROUTER_TOKEN: token },
      );
    } finally {
      await router.close();
    }
  });

  it('says at its start which listed documents do not fit the schema, and serves the others', async () => {
    await withList(
      async ({ pair }) => {
        const told = pair.logLines.filter((line) => line.includes('does not fit the schema'));
        expect(told).toHaveLength(2);
        expect(told.join()).toContain(hashOf('{ nowhere }'));
        expect((await httpCall(`${pair.url}/graphql`, post({ extensions: named(ask) }))).status).toBe(200);
      },
      {},
      [ask, '{ nowhere }', '{'],
    );
  });
});

describe('automatic persisted queries', () => {
  it('are asked for, learned and found again, as Apollo’s clients do it', async () => {
    await withPair(async ({ url }) => {
      const send = (members: object) => httpCall(`${url}/graphql`, post(members));
      const first = await send({ extensions: named(ask) });
      expect([first.status, codesIn(first.text)]).toEqual([200, ['PERSISTED_QUERY_NOT_FOUND']]);
      expect(first.text).toContain('"message":"PersistedQueryNotFound"');
      expect(JSON.parse((await send({ query: ask, extensions: named(ask) })).text)).toEqual(answer);
      expect(JSON.parse((await send({ extensions: named(ask) })).text)).toEqual(answer);
      expect(JSON.parse((await byGet(url, { extensions: named(ask) })).text)).toEqual(answer);
    });
  });

  it('are refused with words where the hash is another, or not one', async () => {
    await withPair(async ({ url }) => {
      for (const members of [
        { query, extensions: named(ask) },
        { extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } },
        { extensions: { persistedQuery: 'x' } },
      ]) {
        for (const asked of [await httpCall(`${url}/graphql`, post(members)), await byGet(url, members)])
          expect([asked.status, codesIn(asked.text)]).toEqual([400, ['BAD_REQUEST']]);
      }
      const broken = await httpCall(`${url}/graphql?query=${query}&extensions={`, { headers: preflight });
      expect(broken.status).toBe(400);
    });
  });
});

describe('scripts/write-manifest.mjs', () => {
  it('lists the examples as clients print them, and the gateway takes the list', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'manifest.json');
      const told = execFileSync(process.execPath, ['scripts/write-manifest.mjs', '--out', path], {
        encoding: 'utf8',
      });
      expect(told).toMatch(/lists \d+ operations\.\n$/);
      const document = print(parse(readFileSync('examples/account.graphql', 'utf8')));
      const settings = { PERSISTED_MANIFEST: path, PERSISTED_ONLY: 'true' };
      await withPair(
        async ({ url, logLines }) => {
          const variables = { id: '12345678', services: ['idp'] };
          const asked = await httpCall(`${url}/graphql`, post({ extensions: named(document), variables }));
          expect(JSON.parse(asked.text)).toMatchObject({ data: { account: { id: '12345678' } } });
          expect(logLines.filter((line) => line.includes('does not fit the schema'))).toEqual([]);
        },
        { settings },
      );
    });
  });

  it.each([
    ['a document that does not fit the schema', 'query A { nowhere }', /nowhere/],
    ['an operation without a name', '{ __typename }', /needs a name/],
  ])('names the file of %s, and writes nothing', async (_what, text, words) => {
    await withFolder((folder) => {
      writeFileSync(join(folder, 'bad.graphql'), text);
      const args = ['scripts/write-manifest.mjs', '--out', join(folder, 'm.json'), folder];
      let said = '';
      try {
        execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        said = String((error as { stderr?: string }).stderr); // as node:child_process gives it
      }
      expect(said).toMatch(words);
      expect(said).toContain('bad.graphql');
      expect(() => readFileSync(join(folder, 'm.json'))).toThrow();
      return Promise.resolve();
    });
  });
});
