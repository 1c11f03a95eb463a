import { createHmac, timingSafeEqual } from 'node:crypto';

/** Length of a digest in bytes. */
const digestBytes = { sha1: 20, sha256: 32 } as const;

type Algorithm = keyof typeof digestBytes;

/** `sha1=` or `sha256=`, then the digest: in base64, or in hexadecimal where an account was set up so (WHP). */
const form = /^(sha1|sha256)=([A-Za-z0-9+/]+={0,2})$/;

/**
 * True when `x-liveperson-signature` is the HMAC of the raw bytes under any of the secrets (WHP). The comparison takes
 * constant time; a header of another form is false. The bytes must be those that came: a body that was parsed and
 * written again has other bytes.
 */
export function verifyWebhookSignature(
  rawBody: Buffer,
  header: string | undefined,
  secrets: readonly string[],
): boolean {
  const signature = readSignature(header);
  if (signature === undefined) return false;
  const { algorithm, digest } = signature;
  return secrets.some(
    (secret) =>
      // An empty key would let anybody sign.
      secret !== '' && timingSafeEqual(createHmac(algorithm, secret).update(rawBody).digest(), digest),
  );
}

function readSignature(header: string | undefined): { algorithm: Algorithm; digest: Buffer } | undefined {
  const [, word = '', text = ''] = form.exec(header ?? '') ?? [];
  if (word !== 'sha1' && word !== 'sha256') return undefined;
  const length = digestBytes[word];
  const encoding = text.length === length * 2 ? 'hex' : 'base64';
  const digest = Buffer.from(text, encoding);
  const isWhole = digest.length === length && (encoding === 'hex' || text.length === base64Length(length));
  return isWhole ? { algorithm: word, digest } : undefined;
}

const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;
