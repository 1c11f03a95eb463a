import { hash } from 'node:crypto';

const plain = /^[A-Za-z0-9_.-]{1,128}$/;

/** The last plain id of each length: the keys of one change are made of the same few ids, which are looked at once. */
const lastPlain = new Array<string | undefined>(64).fill(undefined);

/** An id as a part of a key: itself where it is short and plain, else its hash. No two ids give the same part. */
export function keyPart(id: string): string {
  const slot = id.length % lastPlain.length;
  if (id === lastPlain[slot]) return id;
  if (!plain.test(id)) return `~${hash('sha256', id, 'base64url')}`;
  lastPlain[slot] = id;
  return id;
}
