import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { gatewayError } from '../../support/unit-error.js';
import { withFiles } from './files-rig.js';
import type { FilesRig } from './files-rig.js';
import { plainPng } from './images.js';

const mediaType = 'image/png';

/** A file that lies in the sandbox's object store. */
async function stored({ objectStore, credentials, scope }: FilesRig, bytes: Buffer): Promise<string> {
  const file = { fileType: 'PNG', sizeBytes: bytes.length };
  const address = await objectStore.uploadUrl(credentials, file, scope());
  await objectStore.put(
    address,
    { stream: Readable.from([bytes]), sizeBytes: bytes.length, mediaType },
    scope(),
  );
  return address.relativePath;
}

describe('ObjectStore', () => {
  it('gives addresses that any program can use within a minute', async () => {
    await withFiles(async ({ objectStore, credentials, scope, call }) => {
      const bytes = await plainPng(4, 4);
      const up = await objectStore.uploadUrl(
        credentials,
        { fileType: 'PNG', sizeBytes: bytes.length },
        scope(),
      );
      expect(up.url).toContain(`${up.relativePath}?temp_url_sig=`);
      expect(up.relativePath).toMatch(/^\/v1\/AUTH_async-images\//);
      expect(up.expiresAt - Date.now()).toBeGreaterThan(55_000);
      expect(up.expiresAt - Date.now()).toBeLessThanOrEqual(61_000);
      expect((await call(up.url, bytes)).status).toBe(201);
      const down = await objectStore.downloadUrl(credentials, { relativePath: up.relativePath }, scope());
      expect(await call(down.url)).toEqual({ status: 200, bytes });
    });
  });

  it('asks for an address with one call of the Send API, and repeats what the consumer can do', async () => {
    await withFiles(async ({ objectStore, credentials, scope, sandbox }) => {
      const client = { features: ['RICH_CONTENT' as const] };
      await objectStore.uploadUrl(credentials, { fileType: 'GIF', sizeBytes: 1000, client }, scope());
      const [asked, ...others] = await sandbox.calls();
      expect(others).toEqual([]);
      expect(asked?.body).toMatchObject({
        type: 'ms.GenerateURLForUploadFile',
        body: { fileSize: '1000', fileType: 'GIF' },
      });
      expect(asked?.headers['client-properties']).toContain('RICH_CONTENT');
    });
  });

  it('streams bytes up and reads them back', async () => {
    await withFiles(async (rig) => {
      const bytes = await plainPng(300, 200);
      const relativePath = await stored(rig, bytes);
      expect(await rig.objectStore.get(rig.credentials, { relativePath }, rig.scope())).toEqual(bytes);
      const put = (await rig.sandbox.calls()).find(({ method }) => method === 'PUT');
      expect(put?.headers).toMatchObject({
        'content-length': String(bytes.length),
        'content-type': mediaType,
      });
      // The signature in the URL is all that the store is told.
      expect(Object.keys(put?.headers ?? {})).not.toContain('authorization');
    });
  });

  it('refuses an upload to an address that has expired', async () => {
    await withFiles(async ({ objectStore, credentials, scope, advance }) => {
      const address = await objectStore.uploadUrl(credentials, { fileType: 'PNG', sizeBytes: 3 }, scope());
      advance(62_000);
      const content = { stream: Readable.from([Buffer.alloc(3)]), sizeBytes: 3, mediaType };
      const error = await gatewayError(objectStore.put(address, content, scope()));
      expect(error).toMatchObject({
        code: 'FILE_REFUSED',
        message: 'The address to upload to has expired; ask for a new one.',
        facts: { details: { reason: 'EXPIRED' } },
      });
      expect(JSON.stringify(error) + error.message).not.toContain('temp_url');
    });
  });

  it('renews a download address that has expired, once', async () => {
    await withFiles(async (rig) => {
      const { objectStore, credentials, scope, sandbox } = rig;
      const bytes = await plainPng(4, 4);
      const relativePath = await stored(rig, bytes);
      await sandbox.fault('swift', { kind: 'status', status: 401 });
      await sandbox.forgetCalls();
      expect(await objectStore.get(credentials, { relativePath }, scope())).toEqual(bytes);
      const swift = (await sandbox.calls()).filter(({ service }) => service === 'swift');
      expect(swift.map(({ status }) => status)).toEqual([401, 200]);

      await sandbox.fault('swift', { kind: 'status', status: 401 }, 5);
      await sandbox.forgetCalls();
      const error = await gatewayError(objectStore.get(credentials, { relativePath }, scope()));
      expect(error).toMatchObject({ code: 'FILE_REFUSED', facts: { details: { reason: 'EXPIRED' } } });
      expect(await sandbox.services()).toEqual(['asyncMessagingEnt', 'swift', 'asyncMessagingEnt', 'swift']);
    });
  });

  it.each([
    [{ kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 429, headers: { 'retry-after': '2' } }, 'UPSTREAM_RATE_LIMITED'],
    [{ kind: 'status', status: 404 }, 'UPSTREAM_REJECTED'],
    [{ kind: 'reset' }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'hang' }, 'UPSTREAM_TIMEOUT'],
  ])('reports a store that fails with %j as %s, safe to repeat', async (fault, code) => {
    await withFiles(async (rig) => {
      const { objectStore, credentials, scope, sandbox } = rig;
      const relativePath = await stored(rig, await plainPng(4, 4));
      await sandbox.fault('swift', fault, 2);
      const file = { fileType: 'PNG', sizeBytes: 3 };
      const address = await objectStore.uploadUrl(credentials, file, scope());
      const content = { stream: Readable.from([Buffer.alloc(3)]), sizeBytes: 3, mediaType };
      const hurried = () => scope({ deadlineMs: 300 });
      expect(await gatewayError(objectStore.put(address, content, hurried()))).toMatchObject({
        code,
        safeToRepeat: true,
      });
      expect(await gatewayError(objectStore.get(credentials, { relativePath }, hurried()))).toMatchObject({
        code,
      });
    });
  });

  it('says that an account without an object store has none, and asks it for nothing', async () => {
    await withFiles(
      async ({ objectStore, credentials, scope, sandbox }) => {
        await sandbox.change({ services: { swift: false } });
        const asked = objectStore.uploadUrl(credentials, { fileType: 'PNG', sizeBytes: 3 }, scope());
        expect((await gatewayError(asked)).code).toBe('FEATURE_NOT_ENABLED');
        expect(await sandbox.services()).toEqual(['domain']);
      },
      { domainTtlMs: 0 },
    );
  });

  it('passes on that the account does not share files', async () => {
    await withFiles(async ({ objectStore, credentials, scope, sandbox }) => {
      await sandbox.change({ fileSharing: false });
      const asked = objectStore.uploadUrl(credentials, { fileType: 'PNG', sizeBytes: 3 }, scope());
      expect(await gatewayError(asked)).toMatchObject({ code: 'UPSTREAM_REJECTED', outcome: 'NOT_SENT' });
    });
  });
});
