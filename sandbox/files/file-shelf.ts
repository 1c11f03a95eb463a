import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { BoundedMap } from '../values/bounded-map.js';
import type { Clock } from '../values/clock.js';
import type { StoredFile } from './stored-file.js';
import { fileStamp } from './file-stamp.js';

// A signed address lives one minute (EX).
const lifetimeSeconds = 60;

/** Query parameters that open an address of the object store (EX). */
export interface UrlSignature {
  /** 40 hexadecimal characters. */
  readonly temp_url_sig: string;
  /** Unix seconds, as text. */
  readonly temp_url_expires: string;
}

/** The object store: keeps the last 1000 files and signs their addresses. */
export class FileShelf {
  private readonly files = new BoundedMap<string, StoredFile>(1000);
  private readonly secret = randomBytes(32);

  constructor(private readonly now: Clock) {}

  announce(file: Omit<StoredFile, 'relativePath' | 'bytes'>): StoredFile {
    const name = `${file.consumerId}_uuid_${randomUUID()}_${fileStamp(this.now())}.${file.fileType}`;
    const stored = { ...file, relativePath: `/v1/AUTH_async-images/${file.accountId}/${name}`, bytes: null };
    this.files.set(stored.relativePath, stored);
    return stored;
  }

  find(relativePath: string): StoredFile | undefined {
    return this.files.get(relativePath);
  }

  sign(method: 'PUT' | 'GET', relativePath: string): UrlSignature {
    const expires = String(Math.floor(this.now() / 1000) + lifetimeSeconds);
    return { temp_url_sig: this.signature(method, relativePath, expires), temp_url_expires: expires };
  }

  /** True for an address that was signed here for this method and has not run out. */
  isSigned(method: 'PUT' | 'GET', relativePath: string, query: URLSearchParams): boolean {
    const expires = query.get('temp_url_expires') ?? '';
    if (!/^\d+$/.test(expires) || Number(expires) * 1000 < this.now()) return false;
    return query.get('temp_url_sig') === this.signature(method, relativePath, expires);
  }

  clear(): void {
    this.files.clear();
  }

  private signature(method: string, relativePath: string, expires: string): string {
    return createHmac('sha1', this.secret).update(`${method}\n${expires}\n${relativePath}`).digest('hex');
  }
}
