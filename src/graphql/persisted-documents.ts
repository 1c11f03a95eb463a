import { hash } from 'node:crypto';
import { GatewayError } from '../errors/gateway-error.js';
import { isRecord } from '../liveperson/is-record.js';

/** Which documents are known, and whether others are answered. */
export interface PersistedRules {
  /** Documents by their id. */
  readonly listed: ReadonlyMap<string, string>;
  /** True where documents that are not listed are refused. */
  readonly isClosed: boolean;
  /** Most characters of documents that callers may have kept; 4 million when absent. */
  readonly mostLearned?: number;
}

/** What a request says of its document. */
export interface NamedDocument {
  readonly query?: unknown;
  readonly extensions?: unknown;
}

const usualMostLearned = 4_000_000;

/** Documents that requests name by a hash: those of the manifest, and those that callers sent with their hash before. */
export class PersistedDocuments {
  readonly #listed: ReadonlyMap<string, string>;
  readonly #listedTexts: ReadonlySet<string>;
  readonly #learned = new Map<string, string>();
  #learnedSize = 0;

  constructor(private readonly rules: PersistedRules) {
    this.#listed = rules.listed;
    this.#listedTexts = new Set(rules.listed.values());
  }

  /**
   * The document that a request means, or what it sent where it names none by a hash. Whoever may send any document is
   * not bound to the list. Throws PERSISTED_QUERY_NOT_FOUND and BAD_REQUEST.
   */
  resolve({ query, extensions }: NamedDocument, maySendAny = false): unknown {
    const text = typeof query === 'string' && query !== '' ? query : undefined;
    const asked = isRecord(extensions) ? (extensions['persistedQuery'] ?? undefined) : undefined;
    const isFree = maySendAny || !this.rules.isClosed;
    if (text === undefined) return asked === undefined ? query : this.#find(hashIn(asked));
    if (asked !== undefined) this.#check(text, hashIn(asked), isFree);
    if (!isFree && !this.#listedTexts.has(text)) throw notListed();
    return text;
  }

  /** A document that came with its hash; the next request may send the hash alone. */
  #check(text: string, hash: string, isFree: boolean): void {
    if (this.#listed.get(hash) === text) return;
    if (sha256(text) !== hash) throw new GatewayError('BAD_REQUEST', 'The hash is not that of the document.');
    if (isFree) this.#learn(hash, text);
  }

  #find(hash: string): string {
    const text = this.#listed.get(hash) ?? this.#learned.get(hash);
    // Apollo's clients send the document with its hash when they are told so in these words.
    if (text === undefined) throw new GatewayError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return text;
  }

  /** The document that was learned first makes room. */
  #learn(hash: string, text: string): void {
    const { mostLearned = usualMostLearned } = this.rules;
    if (this.#learned.has(hash) || text.length > mostLearned) return;
    this.#learned.set(hash, text);
    this.#learnedSize += text.length;
    for (const [oldest, old] of this.#learned) {
      if (this.#learnedSize <= mostLearned) return;
      this.#learned.delete(oldest);
      this.#learnedSize -= old.length;
    }
  }
}

function hashIn(asked: unknown): string {
  if (isRecord(asked) && asked['version'] === 1) {
    const hash = asked['sha256Hash'];
    if (typeof hash === 'string' && hash !== '' && hash.length <= 128) return hash;
  }
  throw new GatewayError('BAD_REQUEST', 'extensions.persistedQuery needs version 1 and sha256Hash.');
}

function notListed(): GatewayError {
  return new GatewayError(
    'PERSISTED_QUERY_NOT_FOUND',
    'Only listed documents are answered; this one is not.',
  );
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
