import { describe, expect, it } from '@jest/globals';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import type { PublicError } from '../support/post-graphql.js';
import { bytesOf, noise, plainPng } from '../unit/files/images.js';

const uploadFields = 'url relativePath expiresAt';
const fileFields =
  'message { __typename sequence externalId ... on FileMessage { caption fileType relativePath preview } }';
const megabytes3 = 3 * 1024 * 1024;

interface Upload {
  readonly url: string;
  readonly relativePath: string;
  readonly expiresAt: string;
}
interface SentFile {
  readonly message: { readonly sequence: number; readonly preview: string | null };
}
interface Download {
  readonly url: string;
  readonly link: string;
}

/** Uploads bytes with a PUT of the client's own. */
async function upload(life: Life, target: LifeTarget, bytes: Buffer): Promise<Upload> {
  const asked = { ...target, fileType: 'PNG', sizeBytes: bytes.length };
  const address = await life.mutate<Upload>('requestFileUpload', uploadFields, asked);
  const { status } = await fetch(address.url, { method: 'PUT', body: Uint8Array.from(bytes) });
  expect(status).toBe(201);
  return address;
}
const bytesAt = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const reasonOf = ({ extensions }: PublicError) => [extensions.code, extensions.outcome];

describe('a file', () => {
  it("goes up by the client's own PUT, is shown with a preview that the gateway makes, and comes down", async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const png = await noise(400, 300, 3);

      const { relativePath, expiresAt } = await upload(life, target, png);
      const input = { ...target, relativePath, fileType: 'PNG', caption: 'Look', externalId: 'mine' };
      const { message } = await life.mutate<SentFile>('sendFile', fileFields, input);
      const { url, link } = await life.mutate<Download>('requestFileDownload', 'url link', {
        ...target,
        relativePath,
      });

      expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(0);
      expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(61_000);
      expect(message).toEqual({
        __typename: 'FileMessage',
        sequence: 0,
        externalId: 'mine',
        caption: 'Look',
        fileType: 'PNG',
        relativePath,
        preview: expect.stringMatching(/^data:image\/jpeg;base64,/) as unknown, // an asymmetric matcher
      });
      expect(message.preview?.length).toBeLessThan(30 * 1024);
      expect(bytesOf(message.preview ?? '').length).toBeGreaterThan(500);
      expect((await life.seen(target)).messages).toMatchObject([
        {
          event: {
            contentType: 'hosted/file',
            message: { caption: 'Look', fileType: 'PNG', relativePath, preview: message.preview },
          },
          metadata: [{ type: 'ExternalId', id: 'mine' }],
        },
      ]);
      expect(png.equals(await bytesAt(await fetch(url)))).toBe(true);
      expect(png.equals(await bytesAt(await fetch(new URL(link, life.pair.url))))).toBe(true);
    });
  });

  it('keeps the preview of its sender', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const { relativePath } = await upload(life, target, await plainPng(8, 8));
      await life.pair.sandbox.forgetCalls();
      const input = { ...target, relativePath, fileType: 'PNG', preview: 'data:image/png;base64,AAAA' };

      const { message } = await life.mutate<SentFile>('sendFile', fileFields, input);

      expect(message.preview).toBe('data:image/png;base64,AAAA');
      expect(await life.pair.sandbox.services()).toEqual(['asyncMessagingEnt']);
    });
  });

  it('is sent once for a key', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const { relativePath } = await upload(life, target, await plainPng(8, 8));
      const input = { ...target, relativePath, fileType: 'PNG', idempotencyKey: 'key-1' };

      const answers = await Promise.all(
        [1, 2, 3].map(() => life.mutate<SentFile>('sendFile', fileFields, input)),
      );

      expect(new Set(answers.map(({ message }) => message.sequence)).size).toBe(1);
      expect((await life.seen(target)).messages).toHaveLength(1);
    });
  });

  it('is refused for its size before anything is sent', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const gif = { ...target, fileType: 'GIF', sizeBytes: megabytes3 };
      await life.mutate('requestFileUpload', uploadFields, gif);
      await life.pair.sandbox.forgetCalls();

      const error = await life.refused('requestFileUpload', uploadFields, {
        ...gif,
        sizeBytes: megabytes3 + 1,
      });

      expect(reasonOf(error)).toEqual(['FILE_REFUSED', 'NOT_SENT']);
      expect(await life.pair.sandbox.services()).toEqual([]);
    });
  });

  it('is refused for a type that is none, wherever it is named', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const input = { ...target, fileType: 'PDF', sizeBytes: 10 };

      const asked = await life.refused('requestFileUpload', uploadFields, input);
      const query = new URLSearchParams({ ...target });
      const posted = await fetch(`${life.pair.url}/files?${query.toString()}`, {
        method: 'POST',
        headers: { 'content-type': 'image/png' },
        body: '%PDF-1.7 and so on',
      });

      // A closed enum: what it does not have is no input.
      expect(asked.extensions.code).toBe('BAD_USER_INPUT');
      expect(await posted.json()).toMatchObject({
        errors: [{ extensions: { code: 'FILE_REFUSED', outcome: 'NOT_SENT' } }],
      });
    });
  });

  it('is refused by LivePerson when its bytes never came', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const asked = { ...target, fileType: 'PNG', sizeBytes: 100 };
      const { relativePath } = await life.mutate<Upload>('requestFileUpload', uploadFields, asked);

      const error = await life.refused('sendFile', fileFields, { ...target, relativePath, fileType: 'PNG' });

      expect(reasonOf(error)).toEqual(['UPSTREAM_REJECTED', 'REJECTED']);
      expect((await life.seen(target)).messages).toEqual([]);
    });
  });

  it('has an address that lives a minute; behind its link it is renewed, not shown as expired', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const png = await plainPng(8, 8);
      const { relativePath } = await upload(life, target, png);
      const { url, link } = await life.mutate<Download>('requestFileDownload', 'url link', {
        ...target,
        relativePath,
      });

      life.later(61_000);

      expect((await fetch(url)).status).toBe(401);
      expect(png.equals(await bytesAt(await fetch(new URL(link, life.pair.url))))).toBe(true);
      life.later(3_600_000);
      expect((await fetch(new URL(link, life.pair.url))).status).toBe(404);
    });
  });

  it.each(['requestFileUpload', 'requestFileDownload', 'sendFile'])(
    'is of its conversation alone: %s answers alike for a foreign and an unknown one',
    async (name) => {
      await withLife(async (life) => {
        const target = await life.open();
        const { relativePath } = await upload(life, target, await plainPng(8, 8));
        const members: Record<string, object> = {
          requestFileUpload: { fileType: 'PNG', sizeBytes: 10 },
          requestFileDownload: { relativePath },
          sendFile: { relativePath, fileType: 'PNG' },
        };
        const file = { ...target, ...members[name], consumerId: 'eve' };
        const wanted = name === 'sendFile' ? 'message { id }' : 'url';

        for (const input of [file, { ...file, conversationId: 'no-such' }]) {
          expect(reasonOf(await life.refused(name, wanted, input))).toEqual([
            'CONVERSATION_NOT_FOUND',
            'REJECTED',
          ]);
        }
      });
    },
  );
});
