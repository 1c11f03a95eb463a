import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { CredentialsMode } from '../config/config.js';
import type { Secret } from '../config/secret.js';
import type { Caller } from './caller.js';
import { readCaller } from './read-caller.js';
import type { CredentialHeaders } from './read-caller.js';
import type { TokenCallers } from './token-callers.js';

/** What tells callers apart. */
export interface CallersParts {
  readonly credentials: CredentialsMode;
  /** Absent where callers are not asked for a token. */
  readonly tokens?: TokenCallers | undefined;
  readonly routerToken?: Secret | undefined;
}

/** The callers' border: a credential in, a Caller out. */
export class Callers {
  constructor(private readonly parts: CallersParts) {}

  /** True where a caller without a token that holds is nobody, whatever it asks. */
  get asksForTokens(): boolean {
    return this.parts.tokens !== undefined;
  }

  /** Who calls, at once where nothing has to be verified; never rejects. */
  read(headers: CredentialHeaders): Caller | Promise<Caller> {
    return this.parts.tokens?.read(headers.authorization) ?? readCaller(headers, this.parts.credentials);
  }

  /** Whether a request carries the router's own token as `X-Router-Token`; compared in constant time. */
  isRouter({ 'x-router-token': sent }: IncomingHttpHeaders): boolean {
    const { routerToken } = this.parts;
    if (routerToken === undefined || typeof sent !== 'string') return false;
    return timingSafeEqual(digest(sent), digest(routerToken.reveal()));
  }
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
