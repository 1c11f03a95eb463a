import { errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { CallerTokens } from '../config/config.js';
import type { Caller } from './caller.js';
import { isConsumerId } from './consumer-id.js';
import { KeysUnavailable } from './key-source.js';

/** What reading callers' tokens stands on. */
export interface TokenCallersParts {
  readonly tokens: CallerTokens;
  readonly keys: JWTVerifyGetKey;
  /** Ids of the accounts that are served now. */
  readonly accountIds: () => readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Callers who prove themselves by a JWT of the brand's identity provider (RFC 7519), sent as `Authorization: Bearer`. */
export class TokenCallers {
  constructor(private readonly parts: TokenCallersParts) {}

  /** The caller that a credential proves; nobody, with a reason that tells nothing of the token, where it proves none. */
  async read(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return nobody('Send a token as "Authorization: Bearer <token>".');
    const { tokens, keys, now } = this.parts;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: [...tokens.algorithms],
        requiredClaims: ['exp'],
        clockTolerance: tokens.clockSkewMs / 1000,
        currentDate: new Date(now()),
        ...(tokens.issuer !== undefined && { issuer: tokens.issuer }),
        ...(tokens.audience !== undefined && { audience: tokens.audience }),
      });
      return this.#callerOf(payload);
    } catch (error) {
      if (isUndecided(error)) {
        return { ...nobody('The token cannot be checked now: its keys cannot be had.'), isUndecided: true };
      }
      return nobody(
        error instanceof errors.JWTExpired ? 'The token has expired.' : 'The token is not accepted.',
      );
    }
  }

  #callerOf(payload: JWTPayload): Caller {
    const { consumerClaim, accountsClaim, delegateScope, clockSkewMs } = this.parts.tokens;
    const consumerId = payload[consumerClaim];
    return {
      kind: 'token',
      consumerId: typeof consumerId === 'string' && isConsumerId(consumerId) ? consumerId : undefined,
      accountIds: this.#accountsOf(payload[accountsClaim]),
      mayDelegate: delegateScope !== undefined && scopesOf(payload).includes(delegateScope),
      lpConsumerIds: new Map(),
      expiresAt: (payload.exp ?? 0) * 1000 + clockSkewMs,
    };
  }

  /** What the claim lists; without it the one account that is served, and none where there are more. */
  #accountsOf(claim: unknown): ReadonlySet<string> {
    const served = this.parts.accountIds();
    if (claim === undefined) return new Set(served.length === 1 ? served : []);
    const listed: unknown[] = Array.isArray(claim) ? claim : [claim];
    return new Set(listed.filter((id) => typeof id === 'string'));
  }
}

/** `scope` between spaces (RFC 8693), or a list under `scope` or `scp`. */
function scopesOf({ scope, scp }: JWTPayload): readonly unknown[] {
  const said = scope ?? scp;
  if (typeof said === 'string') return said.split(' ');
  return Array.isArray(said) ? said : [];
}

function isUndecided(error: unknown): boolean {
  return error instanceof KeysUnavailable || error instanceof errors.JWKSTimeout;
}

function nobody(reason: string): Caller & { readonly kind: 'nobody' } {
  return { kind: 'nobody', reason };
}
