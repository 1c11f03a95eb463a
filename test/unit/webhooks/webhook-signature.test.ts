import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { verifyWebhookSignature } from '../../../src/liveperson/webhook-signature.js';
import { fixture } from '../../support/unit-fixture.js';

interface Vector {
  readonly origin: string;
  readonly clientSecret: string;
  readonly rawBody: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly computed: { readonly sha1Base64: string; readonly sha256Base64: string };
}

const vectors = fixture<Vector[]>('webhook-signature-vectors');

const verify = (vector: Vector, header: string | undefined, secrets = [vector.clientSecret]): boolean =>
  verifyWebhookSignature(Buffer.from(vector.rawBody), header, secrets);

const inHex = (header: string): string => {
  const [name = '', ...rest] = header.split('=');
  return `${name}=${Buffer.from(rest.join('='), 'base64').toString('hex')}`;
};

describe.each(vectors.map((vector, index) => ({ index, vector })))(
  'signature vector $index',
  ({ vector }) => {
    const { sha1Base64, sha256Base64 } = vector.computed;

    it('is true as it was sent', () => {
      expect(verify(vector, vector.headers['x-liveperson-signature'])).toBe(true);
    });

    it.each([sha1Base64, sha256Base64, inHex(sha1Base64), inHex(sha256Base64)])('is true as %s', (header) => {
      expect(verify(vector, header)).toBe(true);
    });

    it('is true under any of several secrets, and false under none of them', () => {
      expect(verify(vector, sha1Base64, ['wrong', vector.clientSecret, 'another'])).toBe(true);
      expect(verify(vector, sha1Base64, ['wrong', `${vector.clientSecret} `])).toBe(false);
      expect(verify(vector, sha1Base64, [])).toBe(false);
    });

    it('is false over a body that differs in one byte', () => {
      expect(verify({ ...vector, rawBody: `${vector.rawBody} ` }, sha1Base64)).toBe(false);
    });

    it('is false over the same JSON, written again', () => {
      const rawBody = JSON.stringify(JSON.parse(vector.rawBody), null, 1);
      expect(verify({ ...vector, rawBody }, sha256Base64)).toBe(false);
    });

    it('is false when the algorithms are mixed up', () => {
      expect(verify(vector, sha1Base64.replace('sha1', 'sha256'))).toBe(false);
      expect(verify(vector, sha256Base64.replace('sha256', 'sha1'))).toBe(false);
    });
  },
);

describe('verifyWebhookSignature', () => {
  const [vector] = vectors;
  if (vector === undefined) throw new Error('no vectors');
  const { sha1Base64 } = vector.computed;

  it('includes a vector with an emoji', () => {
    expect(vectors.some(({ rawBody }) => rawBody.includes('👋'))).toBe(true);
  });

  it('reads hexadecimal in either case', () => {
    expect(verify(vector, inHex(sha1Base64).toUpperCase().replace('SHA1', 'sha1'))).toBe(true);
  });

  it.each([
    undefined,
    '',
    'sha1=',
    'sha1',
    '=',
    sha1Base64.slice(5),
    `${sha1Base64}=`,
    `${sha1Base64} `,
    ` ${sha1Base64}`,
    sha1Base64.slice(0, -1),
    sha1Base64.slice(0, -2),
    `${sha1Base64}, ${sha1Base64}`,
    sha1Base64.replace('sha1', 'md5'),
    sha1Base64.replace('sha1', 'SHA1'),
    sha1Base64.replace('sha1', 'sha512'),
    'sha1=ééééééééééééééééééééééééééé=',
    `sha1=${'0'.repeat(40)}`,
    `sha1=${'z'.repeat(40)}`,
    `sha256=${'0'.repeat(63)}`,
    `sha256=${'A'.repeat(100_000)}`,
    'sha1=toString',
    '__proto__=AAAA',
  ])('is false for %p', (header) => {
    expect(verify(vector, header)).toBe(false);
  });

  it('never takes an empty secret', () => {
    const header = `sha1=${createHmac('sha1', '').update(vector.rawBody).digest('base64')}`;
    expect(verify(vector, header, [''])).toBe(false);
  });
});
