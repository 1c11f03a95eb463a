import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { GatewayError } from '../errors/gateway-error.js';
import { isRecord } from '../liveperson/is-record.js';
import type { Target } from './reach.js';

/** The one file that a link opens, and for whom. */
export interface LinkedFile {
  readonly accountId: string;
  readonly conversationId: string;
  /** The consumer's id in its own channel. */
  readonly consumerId: string;
  readonly relativePath: string;
}

/** What links are made with. */
export interface FileLinksParts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 32 bytes: links work wherever they are the same. Asked for when a link is first made or opened. */
  readonly secret: () => Promise<Buffer>;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const longestToken = 4096;

/**
 * Links to one file each, good until they expire. A token holds its facts encrypted and authenticated (AES-256-GCM):
 * nobody reads a consumer's id out of an address, and nobody makes a token. Whoever has one may see the file.
 */
export class FileLinks {
  #key: Promise<Buffer> | undefined;

  constructor(private readonly parts: FileLinksParts) {}

  /**
   * A token for a file, made of letters that an address may hold; `expiresAt` in milliseconds since 1970. Throws
   * FEATURE_NOT_ENABLED without a consumer: with forwarded credentials nobody could be asked on the link's behalf.
   */
  async createLink(file: Target & { readonly relativePath: string }, expiresAt: number): Promise<string> {
    const { accountId, conversationId, consumerId, relativePath } = file;
    if (consumerId === undefined || consumerId === null) {
      throw new GatewayError(
        'FEATURE_NOT_ENABLED',
        'Links to files are not offered with forwarded credentials.',
      );
    }
    const facts: SealedFacts = { accountId, conversationId, consumerId, relativePath, expiresAt };
    return seal(JSON.stringify(facts), await this.#getKey());
  }

  /** The file of a token; undefined for one that was not made with this secret, was changed, or has expired. */
  async readLink(token: string): Promise<LinkedFile | undefined> {
    const sealed = readSealed(token);
    const facts = sealed && open(sealed, await this.#getKey());
    if (facts === undefined || facts.expiresAt <= this.parts.now()) return undefined;
    const { accountId, conversationId, consumerId, relativePath } = facts;
    return { accountId, conversationId, consumerId, relativePath };
  }

  /** Asks once; what failed is asked for again. */
  #getKey(): Promise<Buffer> {
    this.#key ??= this.parts.secret().catch((error: unknown) => {
      this.#key = undefined;
      throw error;
    });
    return this.#key;
  }
}

function seal(text: string, key: Buffer): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, key, iv);
  const sealed = Buffer.concat([iv, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]);
  return sealed.toString('base64url');
}

/** The bytes of a token; undefined for what cannot be one. */
function readSealed(token: string): Buffer | undefined {
  if (token.length > longestToken) return undefined;
  const sealed = Buffer.from(token, 'base64url');
  // A text that decodes to the same bytes without being their own form is another token.
  if (sealed.length <= ivBytes + tagBytes || sealed.toString('base64url') !== token) return undefined;
  return sealed;
}

function open(sealed: Buffer, key: Buffer): SealedFacts | undefined {
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
  opening.setAuthTag(sealed.subarray(-tagBytes));
  try {
    const text = Buffer.concat([opening.update(sealed.subarray(ivBytes, -tagBytes)), opening.final()]);
    return readFacts(JSON.parse(text.toString('utf8')));
  } catch {
    // The tag does not fit; it is compared in constant time.
    return undefined;
  }
}

interface SealedFacts extends LinkedFile {
  readonly expiresAt: number;
}

function readFacts(value: unknown): SealedFacts | undefined {
  if (!isRecord(value)) return undefined;
  const { accountId, conversationId, consumerId, relativePath, expiresAt } = value;
  if (typeof accountId !== 'string' || typeof conversationId !== 'string') return undefined;
  if (typeof consumerId !== 'string' || typeof relativePath !== 'string') return undefined;
  return typeof expiresAt === 'number'
    ? { accountId, conversationId, consumerId, relativePath, expiresAt }
    : undefined;
}
