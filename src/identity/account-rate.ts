import type { Accounts } from '../config/account.js';
import type { Rate } from '../store/rate.js';
import type { Caller } from './caller.js';
import { tooOften } from './caller-rate.js';
import { mayUse } from './may-use.js';

/** How often an account may be acted on and read, by all its callers together. */
export class AccountRate {
  constructor(
    private readonly rate: Rate,
    private readonly accounts: Accounts,
  ) {}

  /** Counts one operation; throws RATE_LIMITED when it is one too many. Who may not use an account spends nothing of it. */
  async spend(caller: Caller, accountId: string): Promise<void> {
    const counts = caller.kind !== 'nobody' && mayUse(caller, accountId);
    if (!counts || this.accounts.find(accountId) === undefined) return;
    const waitMs = await this.rate.spend(accountId);
    if (waitMs > 0) throw tooOften('This account is asked for too often.', waitMs);
  }
}
