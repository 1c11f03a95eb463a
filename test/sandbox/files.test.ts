import { expect, test } from '@jest/globals';
import type { Wire } from './support/wire.js';
import { call, callJson } from './support/call.js';
import { openConversation } from './support/open-conversation.js';
import { readFixture } from './support/read-fixture.js';
import { withSandbox } from './support/with-sandbox.js';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1]);
const addressOf = (url: string, body: Wire) =>
  `${url}${body.relativePath}?${new URLSearchParams(body.queryParams).toString()}`;
const fileEvent = (relativePath: string, more: object = {}) => ({
  type: 'ContentEvent',
  contentType: 'hosted/file',
  message: {
    caption: 'File logo',
    relativePath,
    fileType: 'PNG',
    preview: 'data:image/png;base64,AAAA',
    ...more,
  },
});

test('answers the request for an upload address in the shape of the sample', () =>
  withSandbox(async (sandbox) => {
    const { connector, headers } = await openConversation(sandbox);
    const sample = await readFixture('upload-url.ok.response');
    const { json } = await connector.send(headers, await readFixture('upload-url.request'));
    expect(json).toEqual({
      ...sample,
      body: {
        relativePath: expect.stringMatching(
          /^\/v1\/AUTH_async-images\/12345678\/[0-9a-f]{64}_uuid_[0-9a-f-]{36}_\d\d-\d\d-\d{4}_\d\d-\d\d-\d\d-\d{3}\.PNG$/,
        ),
        queryParams: {
          temp_url_sig: expect.stringMatching(/^[0-9a-f]{40}$/),
          temp_url_expires: expect.stringMatching(/^\d{10}$/),
        },
      },
    });
  }));

test('uploads, publishes and downloads a file', () =>
  withSandbox(async (sandbox) => {
    const { publish, send, show } = await openConversation(sandbox);
    const { body } = (await send('ms.GenerateURLForUploadFile', { fileSize: '10', fileType: 'PNG' })).json;
    const put = await call(addressOf(sandbox.url, body), { method: 'PUT', body: png });
    expect([put.status, put.text]).toEqual([201, '']);
    expect((await publish(fileEvent(body.relativePath))).json.body).toEqual({ sequence: 0 });
    expect((await show()).messages[0]?.event.message.relativePath).toBe(body.relativePath);
    const answer = await send('ms.GenerateURLForDownloadFile', { relativePath: body.relativePath });
    const sample = await readFixture('download-url.ok.response');
    expect(Object.keys(answer.json.body)).toEqual(Object.keys(sample.body));
    const got = await fetch(addressOf(sandbox.url, answer.json.body));
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true);
  }));

test('refuses an address after a minute, with another signature, and for the other method', () => {
  let time = Date.now();
  return withSandbox(
    async (sandbox) => {
      const { send } = await openConversation(sandbox);
      const { body } = (await send('ms.GenerateURLForUploadFile', { fileSize: 10, fileType: 'PNG' })).json;
      const address = addressOf(sandbox.url, body);
      const put = async (url: string) => (await call(url, { method: 'PUT', body: png })).status;
      expect(await put(address.replace(/sig=./, 'sig=x'))).toBe(401);
      expect((await call(address)).status).toBe(401);
      time += 61_000;
      expect(await put(address)).toBe(401);
    },
    { now: () => time },
  );
});

test.each([
  ['nothing was uploaded', null, {}],
  ['the size is wrong', Buffer.alloc(9), {}],
  ['the type is another', png, { fileType: 'GIF' }],
  ['the preview is over 30 KB', png, { preview: `data:image/png;base64,${'A'.repeat(42_000)}` }],
  ['the path is unknown', png, { relativePath: '/v1/a/b/c.PNG' }],
])('refuses to publish a file when %s', (_words, bytes, more) =>
  withSandbox(async (sandbox) => {
    const { publish, send } = await openConversation(sandbox);
    const { body } = (await send('ms.GenerateURLForUploadFile', { fileSize: '10', fileType: 'PNG' })).json;
    if (bytes) await call(addressOf(sandbox.url, body), { method: 'PUT', body: bytes });
    const { status, json } = await publish(fileEvent(body.relativePath, more));
    expect([status, json.code]).toEqual([400, 'BAD_REQUEST']);
  }),
);

test('refuses a corrupt file when it is told to look', () =>
  withSandbox(async (sandbox) => {
    await callJson(`${sandbox.url}/_sandbox/settings`, 'PUT', { sniffFiles: true });
    const { publish, send } = await openConversation(sandbox);
    const { body } = (await send('ms.GenerateURLForUploadFile', { fileSize: '10', fileType: 'PNG' })).json;
    const put = (bytes: Buffer) => call(addressOf(sandbox.url, body), { method: 'PUT', body: bytes });
    await put(Buffer.alloc(10));
    expect((await publish(fileEvent(body.relativePath))).status).toBe(400);
    await put(png);
    expect((await publish(fileEvent(body.relativePath))).status).toBe(200);
  }));

test.each([
  ['over 3 MB', { fileSize: 3 * 1024 * 1024 + 1, fileType: 'PNG' }],
  ['without bytes', { fileSize: '0', fileType: 'PNG' }],
  ['of another type', { fileSize: 10, fileType: 'PDF' }],
])('refuses an upload address for a file %s', (_words, body) =>
  withSandbox(async (sandbox) => {
    const { send } = await openConversation(sandbox);
    expect((await send('ms.GenerateURLForUploadFile', body)).status).toBe(400);
  }),
);

test('refuses files of other consumers, and all files when sharing is off', () =>
  withSandbox(async (sandbox) => {
    const { send } = await openConversation(sandbox);
    const bob = await openConversation(sandbox, 'bob');
    const upload = { fileSize: 10, fileType: 'PNG' };
    const { body } = (await send('ms.GenerateURLForUploadFile', upload)).json;
    await call(addressOf(sandbox.url, body), { method: 'PUT', body: png });
    const { relativePath } = body;
    expect((await bob.publish(fileEvent(relativePath))).status).toBe(400);
    expect((await bob.send('ms.GenerateURLForDownloadFile', { relativePath })).status).toBe(400);
    await callJson(`${sandbox.url}/_sandbox/settings`, 'PUT', { fileSharing: false });
    expect((await send('ms.GenerateURLForUploadFile', upload)).status).toBe(400);
  }));
