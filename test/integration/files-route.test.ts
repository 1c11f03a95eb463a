import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { RequestListener } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { FileLinks } from '../../src/conversations/file-links.js';
import type { RequestContext } from '../../src/graphql/request-context.js';
import type { Caller } from '../../src/identity/caller.js';
import { createLogger } from '../../src/log/logger.js';
import { FilesRoute } from '../../src/server/files-route.js';
import { eventually } from '../support/eventually.js';
import { httpCall } from '../support/http-call.js';
import type { HttpAnswer, HttpCall } from '../support/http-call.js';
import { startHttp } from '../support/unit-server.js';
import { signal } from '../support/unit-signal.js';
import { noise, photo, plainPng } from '../unit/files/images.js';
import { withFiles } from '../unit/files/files-rig.js';
import type { FilesRig } from '../unit/files/files-rig.js';

const megabytes3 = 3 * 1024 * 1024;

interface RouteRig extends FilesRig {
  readonly port: number;
  readonly links: FileLinks;
  readonly logLines: string[];
  /** The work on each request so far. */
  readonly answers: Promise<void>[];
  readonly http: (path: string, call?: HttpCall) => Promise<HttpAnswer>;
  /** Posts a file into the conversation of `ann`; `query` replaces what names it. */
  readonly post: (
    body: HttpCall['body'],
    headers?: Record<string, string>,
    query?: string,
  ) => Promise<HttpAnswer>;
}

async function withRoute(
  run: (rig: RouteRig) => Promise<void>,
  { caller = { kind: 'anyone' }, timeoutMs }: { caller?: Caller; timeoutMs?: number } = {},
): Promise<void> {
  await withFiles(async (rig) => {
    const links = new FileLinks({ now: Date.now, secret: () => Promise.resolve(randomBytes(32)) });
    const logLines: string[] = [];
    const logger = createLogger('trace', { write: (line) => void logLines.push(line) });
    const route = new FilesRoute({
      files: rig.files,
      links,
      logger,
      ...(timeoutMs && { uploadTimeoutMs: timeoutMs }),
    });
    const answers: Promise<void>[] = [];
    const server = await startHttp(listener({ route, rig, caller, answers }));
    const http: RouteRig['http'] = (path, call) => httpCall(server.origin + path, call);
    const { accountId, conversationId } = rig.target;
    const own = `accountId=${accountId}&conversationId=${conversationId}&consumerId=ann`;
    try {
      await run({
        ...rig,
        port: server.port,
        links,
        logLines,
        answers,
        http,
        post: (body, headers = { 'content-type': 'image/png' }, query = own) =>
          http(`/files?${query}`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) }),
      });
    } finally {
      await server.close();
    }
  });
}

interface Served {
  readonly route: FilesRoute;
  readonly rig: FilesRig;
  readonly caller: Caller;
  readonly answers: Promise<void>[];
}

function listener({ route, rig, caller, answers }: Served): RequestListener {
  return (request, response) => {
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const scope = rig.scope({ callerGone: gone.signal });
    // The route uses no loaders of GraphQL.
    const context = {
      requestId: 'request-7',
      caller,
      scope,
      report: { accountIds: new Set() },
    } as unknown as RequestContext;
    answers.push(route.answer(request, response, context));
  };
}

function errorOf({ text }: HttpAnswer): { message: string; extensions: Record<string, unknown> } {
  const { errors } = JSON.parse(text) as {
    errors: [{ message: string; extensions: Record<string, unknown> }];
  };
  expect(errors).toHaveLength(1);
  return errors[0];
}

describe('POST /files', () => {
  it('streams a picture into the object store and tells where it lies', async () => {
    await withRoute(async ({ post, sandbox }) => {
      const bytes = await plainPng(40, 40);
      const answer = await post(bytes);
      expect([answer.status, answer.headers['content-type']]).toEqual([
        201,
        'application/json; charset=utf-8',
      ]);
      expect(JSON.parse(answer.text)).toEqual({
        relativePath: expect.stringMatching(/^\/v1\/AUTH_async-images\/.*\.PNG$/),
        fileType: 'PNG',
      });
      const put = (await sandbox.calls()).find(({ method }) => method === 'PUT');
      expect(put).toMatchObject({ status: 201, headers: { 'content-length': String(bytes.length) } });
    });
  });

  it('takes 3 MB in small pieces', async () => {
    await withRoute(async ({ post }) => {
      const whole = Buffer.concat([await photo(900, 900), Buffer.alloc(megabytes3)]).subarray(0, megabytes3);
      const pieces = Array.from({ length: 300 }, (_, at) =>
        whole.subarray((at * megabytes3) / 300, ((at + 1) * megabytes3) / 300),
      );
      const headers = { 'content-type': 'image/jpeg', 'content-length': String(megabytes3) };
      const answer = await post(pieces, headers);
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([201, { fileType: 'JPEG' }]);
    });
  });

  it.each([
    ['another content type', { 'content-type': 'text/plain' }, 415, 'FILE_REFUSED'],
    ['no content type', {}, 415, 'FILE_REFUSED'],
    [
      'a form, which a page of another origin could send',
      { 'content-type': 'multipart/form-data; boundary=x' },
      415,
      'FILE_REFUSED',
    ],
    ['a packed body', { 'content-type': 'image/png', 'content-encoding': 'gzip' }, 415, 'BAD_REQUEST'],
    ['bytes of another type', { 'content-type': 'image/gif' }, 415, 'FILE_REFUSED'],
  ])('refuses %s', async (_what, headers, status, code) => {
    await withRoute(async ({ post, sandbox }) => {
      const answer = await post(await plainPng(9, 9), headers);
      expect(answer.status).toBe(status);
      expect(errorOf(answer).extensions).toMatchObject({
        code,
        outcome: 'NOT_SENT',
        safeToRepeat: true,
        requestId: 'request-7',
      });
      expect(await sandbox.services()).toEqual([]);
    });
  });

  it('wants the size beforehand', async () => {
    await withRoute(async ({ post }) => {
      const answer = await post([Buffer.alloc(10)]);
      expect([answer.status, errorOf(answer).extensions['code'], answer.headers.connection]).toEqual([
        411,
        'BAD_REQUEST',
        'close',
      ]);
      expect((await post(Buffer.alloc(0))).status).toBe(400);
    });
  });

  it('refuses more than 3 MB by its header, without reading it, and closes', async () => {
    await withRoute(async ({ post }) => {
      const headers = { 'content-type': 'image/png', 'content-length': String(megabytes3 + 1) };
      const answer = await post([Buffer.alloc(1)], headers);
      expect([answer.status, answer.headers.connection]).toEqual([413, 'close']);
      expect(errorOf(answer).extensions).toMatchObject({ code: 'FILE_REFUSED', details: { reason: 'SIZE' } });
    });
  });

  it('lets a refused sender finish, so that it reads why', async () => {
    await withRoute(async ({ post }) => {
      const answer = await post(Buffer.alloc(megabytes3, 'hello'));
      expect([answer.status, errorOf(answer).message]).toEqual([
        415,
        'The bytes are not those of a JPEG, PNG or GIF image.',
      ]);
    });
  });

  it('answers a refused sender who stalls, and closes', async () => {
    await withRoute(async ({ port }) => {
      const socket = connect(port, '127.0.0.1');
      const closed = signal<string>();
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString('latin1')));
      socket.once('close', () => closed.resolve(text));
      socket.write(
        'POST /files?accountId=1&conversationId=c HTTP/1.1\r\nhost: a\r\ncontent-type: image/webp\r\ncontent-length: 9\r\n\r\nab',
      );
      const answer = await closed.promise;
      expect(answer).toMatch(/^HTTP\/1\.1 415 /);
      expect(answer.toLowerCase()).toContain('connection: close');
    });
  });

  it.each([
    ['no conversation', 'accountId=12345678', ['conversationId']],
    ['nothing', '', ['accountId', 'conversationId']],
    ['an account twice', 'accountId=1&accountId=2&conversationId=c', ['accountId']],
    [
      'strange ids',
      'accountId=..%2f&conversationId=a%20b&consumerId=%00',
      ['accountId', 'conversationId', 'consumerId'],
    ],
  ])('refuses a query that names %s', async (_what, query, paths) => {
    await withRoute(async ({ post }) => {
      const answer = await post(await plainPng(9, 9), undefined, query);
      const { code, fields } = errorOf(answer).extensions as { code: string; fields: { path: string }[] };
      expect([answer.status, code, fields.map(({ path }) => path)]).toEqual([400, 'BAD_USER_INPUT', paths]);
    });
  });

  it("answers alike for another's conversation and a missing one, and for an account that is not served", async () => {
    await withRoute(async ({ post, target }) => {
      const png = await plainPng(9, 9);
      const { accountId, conversationId } = target;
      const foreign = await post(
        png,
        undefined,
        `accountId=${accountId}&conversationId=${conversationId}&consumerId=bob`,
      );
      const missing = await post(
        png,
        undefined,
        `accountId=${accountId}&conversationId=no-such&consumerId=ann`,
      );
      expect([foreign.status, missing.status, foreign.text]).toEqual([404, 404, missing.text]);
      const unknown = await post(png, undefined, 'accountId=999&conversationId=c&consumerId=ann');
      expect([unknown.status, errorOf(unknown).extensions['code']]).toEqual([404, 'ACCOUNT_NOT_FOUND']);
    });
  });

  it('answers 401 without a credential', async () => {
    await withRoute(
      async ({ post }) => {
        const answer = await post(await plainPng(9, 9));
        expect([answer.status, errorOf(answer).extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
      },
      { caller: { kind: 'nobody', reason: 'Send a token.' } },
    );
  });

  it.each([
    [{ kind: 'status', status: 503 }, 502, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 401 }, 502, 'FILE_REFUSED'],
    [{ kind: 'reset' }, 502, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 429, 'UPSTREAM_RATE_LIMITED'],
  ])('tells of a store that answers %j', async (fault, status, code) => {
    await withRoute(async ({ post, sandbox, logLines }) => {
      await sandbox.fault('swift', fault);
      const answer = await post(await noise(300, 300, 3));
      expect([answer.status, errorOf(answer).extensions['code']]).toEqual([status, code]);
      expect(answer.headers['retry-after']).toBe(status === 429 ? '7' : undefined);
      expect(answer.text + logLines.join('')).not.toMatch(/temp_url|AUTH_async/);
    });
  });

  it('answers 504 when the store hangs', async () => {
    await withRoute(
      async ({ post, sandbox }) => {
        await sandbox.fault('swift', { kind: 'hang' });
        const answer = await post(await plainPng(9, 9));
        expect([answer.status, errorOf(answer).extensions['code']]).toEqual([504, 'UPSTREAM_TIMEOUT']);
      },
      { timeoutMs: 100 },
    );
  });

  it('stores nothing when the sender goes away in the middle', async () => {
    await withRoute(async ({ port, target, sandbox, answers }) => {
      const bytes = await noise(300, 300, 3);
      const socket = connect(port, '127.0.0.1');
      const { accountId, conversationId } = target;
      socket.write(
        `POST /files?accountId=${accountId}&conversationId=${conversationId}&consumerId=ann HTTP/1.1\r\n` +
          `host: a\r\ncontent-type: image/png\r\ncontent-length: ${bytes.length}\r\n\r\n`,
      );
      socket.write(bytes.subarray(0, 100_000));
      const asked = async () => (await sandbox.services()).includes('asyncMessagingEnt');
      await eventually('the question for an address', asked);
      socket.destroy();
      await answers[0];
      const puts = (await sandbox.calls()).filter(({ method, status }) => method === 'PUT' && status === 201);
      expect(puts).toEqual([]);
    });
  });

  it('answers no other method', async () => {
    await withRoute(async ({ http }) => {
      const answer = await http('/files', { method: 'GET' });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
      expect((await http('/files', { method: 'OPTIONS' })).status).toBe(204);
      expect((await http('/files/token', { method: 'DELETE' })).headers.allow).toBe('GET, HEAD');
    });
  });
});

describe('GET /files/<token>', () => {
  async function linked({ files, links, target, asking, call }: RouteRig, expiresAt = Date.now() + 600_000) {
    const bytes = await plainPng(9, 9);
    const { url, relativePath } = await files.requestUpload(
      { ...target, fileType: 'PNG', sizeBytes: bytes.length },
      asking(),
    );
    await call(url, bytes);
    return { bytes, path: `/files/${await links.createLink({ ...target, relativePath }, expiresAt)}` };
  }

  it('leads to the file, to an address of its own each time', async () => {
    await withRoute(async (rig) => {
      const { bytes, path } = await linked(rig);
      const first = await rig.http(path);
      expect([
        first.status,
        first.headers['cache-control'],
        first.headers['referrer-policy'],
        first.text,
      ]).toEqual([302, 'no-store', 'no-referrer', '']);
      const { location = '' } = first.headers;
      expect(await rig.call(location)).toEqual({ status: 200, bytes });
      // A minute later the address has expired, and the link has not.
      rig.advance(62_000);
      expect((await rig.call(location)).status).toBe(401);
      const again = await rig.http(path, { method: 'HEAD' });
      expect(await rig.call(again.headers.location ?? '')).toEqual({ status: 200, bytes });
    });
  });

  it('needs no credential but the link', async () => {
    await withRoute(
      async (rig) => {
        const { path } = await linked(rig);
        expect((await rig.http(path)).status).toBe(302);
      },
      { caller: { kind: 'nobody', reason: 'Send a token.' } },
    );
  });

  it('is not there for a link that expired, was changed, or never was', async () => {
    await withRoute(async (rig) => {
      const { path: expired } = await linked(rig, Date.now() - 1);
      const { path } = await linked(rig);
      await rig.sandbox.forgetCalls();
      for (const wrong of [
        expired,
        `${path}A`,
        path.slice(0, -3),
        '/files/',
        '/files/no',
        `${path}/x`,
        '/files/../graphql',
      ]) {
        const answer = await rig.http(wrong);
        expect([answer.status, errorOf(answer).extensions['code'], answer.headers.location]).toEqual([
          404,
          'FILE_REFUSED',
          undefined,
        ]);
      }
      expect(await rig.sandbox.services()).toEqual([]);
    });
  });

  it("opens nothing in another consumer's conversation", async () => {
    await withRoute(async ({ http, links, target }) => {
      const token = await links.createLink(
        { ...target, consumerId: 'bob', relativePath: '/v1/a/b/c.PNG' },
        Date.now() + 60_000,
      );
      const answer = await http(`/files/${token}`);
      expect([answer.status, errorOf(answer).extensions['code']]).toEqual([404, 'CONVERSATION_NOT_FOUND']);
    });
  });
});
