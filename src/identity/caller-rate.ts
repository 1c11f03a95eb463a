import { hash } from 'node:crypto';
import { GatewayError } from '../errors/gateway-error.js';
import type { Rate } from '../store/rate.js';
import type { Caller } from './caller.js';

/** Where an operation comes from, beside its caller. */
export interface Origin {
  /** The remote address, or network. */
  readonly address: string;
  /** True when the router's own token came along. */
  readonly isRouter: boolean;
}

/** How often one caller may ask. */
export class CallerRate {
  constructor(private readonly rate: Rate) {}

  /** Counts one operation; gives the error to refuse it with, if it is one too many. */
  async spend(caller: Caller, origin: Origin): Promise<GatewayError | undefined> {
    const key = keyOf(caller, origin);
    const waitMs = key === undefined ? 0 : await this.rate.spend(key);
    return waitMs === 0 ? undefined : tooOften('This caller asks too often.', waitMs);
  }
}

/** The error for one operation too many. */
export function tooOften(message: string, retryAfterMs: number): GatewayError {
  return new GatewayError('RATE_LIMITED', message, { retryAfterMs });
}

/** Who a caller is, for counting: of a bounded length, and nothing that could be read in the store. */
function keyOf(caller: Caller, { address, isRouter }: Origin): string | undefined {
  switch (caller.kind) {
    case 'token':
      return digest('token', caller.consumerId ?? '', ...[...caller.accountIds].sort());
    case 'forwarded':
      // The whole token: what it claims is not proven, and a claim must not spend what is another's.
      return digest('forwarded', caller.consumerJws.token);
    case 'anyone':
    case 'nobody':
      // Behind the router everybody has the router's address.
      return isRouter ? undefined : digest('address', address);
  }
}

function digest(...words: readonly string[]): string {
  return hash('sha256', JSON.stringify(words), 'base64url');
}
