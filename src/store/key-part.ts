import { createHash } from 'node:crypto';

const plain = /^[A-Za-z0-9_.-]{1,128}$/;

/** An id as a part of a key: itself where it is short and plain, else its hash. No two ids give the same part. */
export function keyPart(id: string): string {
  return plain.test(id) ? id : `~${createHash('sha256').update(id).digest('base64url')}`;
}
