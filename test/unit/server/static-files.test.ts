import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { staticFiles } from '../../../src/server/static-files.js';
import { httpCall } from '../../support/http-call.js';
import { startHttp } from '../../support/unit-server.js';

const script = 'assets/index-DiwrgTda.js';
const page = '<!doctype html><title>A page</title>';
const code = 'console.log(1);'.repeat(100);
const contentSecurityPolicy = "default-src 'none'";

/** Runs a test against a folder with a page, a compressed script and an icon; `outside.txt` lies beside the folder. */
async function withFolder(run: (url: string, folder: string) => Promise<void>): Promise<void> {
  const outer = await mkdtemp(join(tmpdir(), 'static-files-'));
  const folder = join(outer, 'pages');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(outer, 'outside.txt'), 'a secret');
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, script), code);
  await writeFile(join(folder, `${script}.br`), brotliCompressSync(code));
  await writeFile(join(folder, `${script}.gz`), gzipSync(code));
  const route = staticFiles(folder, { contentSecurityPolicy });
  const server = await startHttp((request, response) =>
    route(request, response, request.url?.slice(1) ?? ''),
  );
  try {
    await run(server.origin, folder);
  } finally {
    await server.close();
    await rm(outer, { recursive: true });
  }
}

describe('staticFiles', () => {
  it('sends the page with its policy, to be asked for again', async () => {
    await withFolder(async (url) => {
      const { status, headers, text } = await httpCall(`${url}/`);
      expect({ status, text }).toEqual({ status: 200, text: page });
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
    });
  });

  it('lets what has a hash in its name be kept for ever', async () => {
    await withFolder(async (url) => {
      const { headers } = await httpCall(`${url}/${script}`);
      expect(headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      expect(headers).not.toHaveProperty('content-security-policy');
    });
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['identity', undefined],
    [undefined, undefined],
  ])('answers who accepts %s in %s', async (accepted, encoding) => {
    await withFolder(async (url) => {
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
      const answer = await httpCall(`${url}/${script}`, { headers });
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(answer.headers.vary).toBe('accept-encoding');
      if (encoding === undefined) expect(answer.text).toBe(code);
      else expect(Number(answer.headers['content-length'])).toBeLessThan(code.length);
    });
  });

  it('sends compressed bytes whole', async () => {
    await withFolder(async (url) => {
      const answer = await fetch(`${url}/${script}`, { headers: { 'accept-encoding': 'br' } });
      expect(answer.headers.get('content-encoding')).toBe('br');
      expect(await answer.text()).toBe(code);
      expect(brotliDecompressSync(brotliCompressSync(code)).toString()).toBe(code);
    });
  });

  it('answers 304 to who has it, by an ETag for each encoding', async () => {
    await withFolder(async (url) => {
      const plain = (await httpCall(`${url}/${script}`)).headers.etag ?? '';
      const accept = { 'accept-encoding': 'br' };
      const compressed = (await httpCall(`${url}/${script}`, { headers: accept })).headers.etag ?? '';
      expect(compressed).not.toBe(plain);
      const again = (etag: string) =>
        httpCall(`${url}/${script}`, { headers: { ...accept, 'if-none-match': etag } });
      expect(await again(`"other", W/${compressed}`)).toMatchObject({ status: 304, text: '' });
      expect((await again(plain)).status).toBe(200);
    });
  });

  it('answers HEAD without a body, and nothing else', async () => {
    await withFolder(async (url) => {
      const head = await httpCall(`${url}/${script}`, { method: 'HEAD' });
      expect(head).toMatchObject({
        status: 200,
        text: '',
        headers: { 'content-length': String(code.length) },
      });
      const post = await httpCall(`${url}/${script}`, { method: 'POST' });
      expect(post).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    });
  });

  it.each([
    '../outside.txt',
    '%2e%2e/outside.txt',
    '..%2foutside.txt',
    'assets',
    'assets/',
    `${script}.br`,
    '/etc/passwd',
  ])('has nothing at %s', async (path) => {
    await withFolder(async (_, folder) => {
      const route = staticFiles(folder, { contentSecurityPolicy });
      const server = await startHttp((request, response) => route(request, response, path));
      const answer = await httpCall(server.origin).finally(() => server.close());
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('secret');
    });
  });

  it('does not mix with a later build', async () => {
    await withFolder(async (url, folder) => {
      await httpCall(`${url}/`);
      await writeFile(join(folder, 'index.html'), 'another page');
      expect((await httpCall(`${url}/`)).text).toBe(page);
    });
  });

  it('has nothing where nothing was built', async () => {
    const route = staticFiles(join(tmpdir(), 'never-built'), { contentSecurityPolicy });
    const server = await startHttp((request, response) => route(request, response, ''));
    const answer = await httpCall(server.origin).finally(() => server.close());
    expect(answer.status).toBe(404);
  });
});
