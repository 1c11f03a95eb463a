import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Files } from '../../../src/conversations/files.js';
import type { Upload } from '../../../src/conversations/files.js';
import { CallContext } from '../../../src/http/call-context.js';
import { largestFileBytes } from '../../../src/liveperson/file-urls.js';
import type { Caller } from '../../../src/identity/caller.js';
import { gatewayError } from '../../support/unit-error.js';
import type { ObjectStore } from '../../../src/connector/object-store.js';
import type { Asking } from '../../../src/conversations/post-office.js';
import { withFiles } from './files-rig.js';
import { bomb, bytesOf, noise, photo, plainPng, twoFrames } from './images.js';

/** Bytes in small pieces. */
function upload(bytes: Buffer, more: Partial<Upload> = {}): Upload {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 1000) }, (_, at) =>
    bytes.subarray(at * 1000, (at + 1) * 1000),
  );
  return { stream: Readable.from(pieces), sizeBytes: bytes.length, ...more };
}

/** Files that may call nobody, for what is refused at once. */
const calling = new Proxy({}, { get: () => () => Promise.reject(new Error('somebody was called')) });
const alone = new Files({
  postOffice: { reach: () => Promise.reject(new Error('somebody was called')) },
  objectStore: calling as ObjectStore, // every call of it fails the test
});
const somewhere = { accountId: '1', conversationId: 'c', consumerId: 'ann' };
const anyone = (): Asking => {
  const call = new CallContext('r', performance.now() + 10_000);
  return { caller: { kind: 'anyone' }, scope: { call, domains: calling as Asking['scope']['domains'] } };
};

describe('Files.requestUpload', () => {
  it('gives an address for each type of image', async () => {
    await withFiles(async ({ files, target, asking }) => {
      for (const fileType of ['JPG', 'JPEG', 'PNG', 'GIF']) {
        const address = await files.requestUpload(
          { ...target, fileType, sizeBytes: largestFileBytes },
          asking(),
        );
        expect(address.relativePath).toMatch(new RegExp(`\\.${fileType}$`));
      }
    });
  });

  it.each([
    ['TIFF', 1000, 'TYPE'],
    ['png', 1000, 'TYPE'],
    ['', 1000, 'TYPE'],
    ['PNG', 0, 'SIZE'],
    ['PNG', -1, 'SIZE'],
    ['PNG', 1.5, 'SIZE'],
    ['PNG', Number.NaN, 'SIZE'],
    ['PNG', largestFileBytes + 1, 'SIZE'],
  ])('refuses %j of %d bytes before anything is sent', async (fileType, sizeBytes, reason) => {
    const error = await gatewayError(alone.requestUpload({ ...somewhere, fileType, sizeBytes }, anyone()));
    expect(error).toMatchObject({
      code: 'FILE_REFUSED',
      outcome: 'NOT_SENT',
      facts: { details: { reason } },
    });
  });

  it('proves forwarded tokens that LivePerson accepts, and asks with them', async () => {
    await withFiles(async ({ files, target, asking, credentials, scope, sandbox }) => {
      const { appJwt, consumerJws } = await credentials.get(scope());
      const caller: Caller = { kind: 'forwarded', appJwt: appJwt.token, consumerJws };
      const own = { ...target, consumerId: undefined };
      await files.requestUpload({ ...own, fileType: 'PNG', sizeBytes: 9 }, { ...asking(), caller });
      expect(caller).toMatchObject({ provenIn: target.accountId });
      const named = files.requestUpload(
        { ...target, fileType: 'PNG', sizeBytes: 9 },
        { ...asking(), caller },
      );
      expect((await gatewayError(named)).code).toBe('FORBIDDEN');
      expect((await sandbox.calls()).at(-1)?.headers['x-lp-on-behalf']).toBe(consumerJws.token);
    });
  });

  it("refuses another consumer's conversation and a missing one alike", async () => {
    await withFiles(async ({ files, target, asking }) => {
      const file = { fileType: 'PNG', sizeBytes: 10 };
      const foreign = await gatewayError(
        files.requestUpload({ ...target, ...file, consumerId: 'bob' }, asking()),
      );
      const missing = await gatewayError(
        files.requestUpload({ ...target, ...file, conversationId: 'no-such' }, asking()),
      );
      for (const error of [foreign, missing]) {
        expect([error.code, error.message]).toEqual([
          'CONVERSATION_NOT_FOUND',
          'There is no such conversation.',
        ]);
      }
    });
  });
});

describe('Files.upload', () => {
  it.each([
    ['PNG', () => plainPng(4, 4)],
    ['JPEG', () => photo(640, 480)],
    ['GIF', twoFrames],
  ])('streams a %s into the object store', async (fileType, make) => {
    await withFiles(async ({ files, target, asking, call }) => {
      const bytes = await make();
      const sent = await files.upload({ ...target, ...upload(bytes) }, asking());
      expect(sent.fileType).toBe(fileType);
      const { url } = await files.requestDownload({ ...target, relativePath: sent.relativePath }, asking());
      expect(await call(url)).toEqual({ status: 200, bytes });
    });
  });

  it('keeps the name that the sender gives to a JPEG', async () => {
    await withFiles(async ({ files, target, asking }) => {
      const given = { ...target, ...upload(await photo(40, 40), { declaredType: 'JPG' }) };
      expect((await files.upload(given, asking())).fileType).toBe('JPG');
    });
  });

  it('takes a file of exactly 3 MB', async () => {
    await withFiles(async ({ files, target, asking, sandbox }) => {
      const bytes = Buffer.concat([await plainPng(4, 4), Buffer.alloc(largestFileBytes)]).subarray(
        0,
        largestFileBytes,
      );
      await files.upload({ ...target, ...upload(bytes) }, asking());
      expect((await sandbox.calls()).at(-1)).toMatchObject({ method: 'PUT', status: 201 });
    });
  });

  it.each([
    [
      'words that call themselves a picture',
      () => Promise.resolve(Buffer.from('hello'.repeat(2000))),
      {},
      'TYPE',
    ],
    ['another type than the declared', () => plainPng(4, 4), { declaredType: 'GIF' }, 'TYPE'],
    ['a type that LivePerson refuses', () => plainPng(4, 4), { declaredType: 'WEBP' }, 'TYPE'],
    ['a file over 3 MB', () => plainPng(4, 4), { sizeBytes: largestFileBytes + 1 }, 'SIZE'],
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), {}, 'SIZE'],
  ] as const)('refuses %s, and calls nobody', async (_what, make, more, reason) => {
    const given = { ...somewhere, ...upload(await make(), more) };
    const error = await gatewayError(alone.upload(given, anyone()));
    expect(error).toMatchObject({ code: 'FILE_REFUSED', facts: { details: { reason } } });
    // The sender's stream is left alone: an HTTP request still has to be answered.
    expect(given.stream.readableAborted).toBe(false);
  });

  it.each([-1, 1])('stores nothing when the size is %i off', async (off) => {
    await withFiles(async ({ files, target, asking, sandbox }) => {
      const bytes = await noise(200, 200, 3);
      const given = { ...target, ...upload(bytes, { sizeBytes: bytes.length + off }) };
      const error = await gatewayError(files.upload(given, asking()));
      expect(error).toMatchObject({ code: 'FILE_REFUSED', facts: { details: { reason: 'SIZE' } } });
      expect(
        (await sandbox.calls()).filter(({ method, status }) => method === 'PUT' && status === 201),
      ).toEqual([]);
    });
  });

  it('says so when the file breaks off, early or late', async () => {
    await withFiles(async ({ files, target, asking }) => {
      const bytes = await noise(200, 200, 3);
      for (const come of [100, 50_000]) {
        const stream = new Readable({ read: () => undefined });
        stream.on('error', () => undefined);
        stream.push(bytes.subarray(0, come));
        const work = gatewayError(files.upload({ ...target, stream, sizeBytes: bytes.length }, asking()));
        setImmediate(() => stream.destroy(new Error('the caller went away')));
        expect(await work).toMatchObject({
          code: 'FILE_REFUSED',
          facts: { details: { reason: 'INCOMPLETE' } },
        });
      }
    });
  });

  it('waits no longer than the request may last for bytes that do not come', async () => {
    await withFiles(async ({ files, target, asking }) => {
      const stream = new Readable({ read: () => undefined });
      const work = files.upload({ ...target, stream, sizeBytes: 100 }, asking({ deadlineMs: 60 }));
      expect((await gatewayError(work)).code).toBe('UPSTREAM_TIMEOUT');
    });
  });

  it('tells a caller without a credential so before a byte is read', async () => {
    let read = 0;
    const stream = new Readable({ read: () => void (read += 1) });
    const nobody = { ...anyone(), caller: { kind: 'nobody', reason: 'Send a token.' } as const };
    const error = await gatewayError(alone.upload({ ...somewhere, stream, sizeBytes: 100 }, nobody));
    expect([error.code, read]).toEqual(['UNAUTHENTICATED', 0]);
  });
});

describe('Files.requestDownload', () => {
  it.each(['', 'v1/a', '/v1/../secret', '//host/a', '/v1/%2e%2e/a', '/v1/a?x=1', 'https://host/a'])(
    'refuses the path %j before anything is sent',
    async (relativePath) => {
      const error = await gatewayError(alone.requestDownload({ ...somewhere, relativePath }, anyone()));
      expect(error).toMatchObject({ code: 'FILE_REFUSED', facts: { details: { reason: 'PATH' } } });
    },
  );
});

describe('Files.preview', () => {
  it('makes one from the bytes in the object store', async () => {
    await withFiles(async ({ files, target, asking }) => {
      const sent = await files.upload({ ...target, ...upload(await photo(1600, 1200)) }, asking());
      const preview = (await files.preview({ ...target, ...sent }, asking())) ?? '';
      expect(preview.length).toBeLessThan(30 * 1024);
      expect(bytesOf(preview).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    });
  });

  it('has none for a bomb, a file that is not there, a strange path, and a foreign conversation', async () => {
    await withFiles(async ({ files, target, asking }) => {
      const sent = await files.upload({ ...target, ...upload(await bomb()) }, asking());
      expect(await files.preview({ ...target, ...sent }, asking())).toBeUndefined();
      const real = await files.upload({ ...target, ...upload(await plainPng(4, 4)) }, asking());
      expect(await files.preview({ ...target, ...real, consumerId: 'bob' }, asking())).toBeUndefined();
      expect(
        await files.preview({ ...target, ...real, relativePath: '/v1/a/b/c' }, asking()),
      ).toBeUndefined();
      expect(await files.preview({ ...target, ...real, relativePath: '/../x' }, asking())).toBeUndefined();
      expect(await files.preview({ ...target, ...real, fileType: 'PDF' }, asking())).toBeUndefined();
      expect(await files.preview({ ...target, ...real }, asking())).toMatch(/^data:image\/jpeg;/);
    });
  });

  it('leaves half of the time to the message when the store hangs', async () => {
    await withFiles(async ({ files, target, asking, sandbox }) => {
      const sent = await files.upload({ ...target, ...upload(await plainPng(4, 4)) }, asking());
      await sandbox.fault('swift', { kind: 'hang' });
      const hurried = asking({ deadlineMs: 600 });
      expect(await files.preview({ ...target, ...sent }, hurried)).toBeUndefined();
      expect(hurried.scope.call.deadline - performance.now()).toBeGreaterThan(50);
    });
  });
});
