import type { Account, Accounts } from './account.js';

/** Holds the accounts served now, so that a changed accounts file takes effect without a restart. */
export class AccountRegistry implements Accounts {
  #accounts: ReadonlyMap<string, Account> = new Map();

  constructor(accounts: readonly Account[]) {
    this.replace(accounts);
  }

  find(accountId: string): Account | undefined {
    return this.#accounts.get(accountId);
  }

  /** Ids of the accounts that are served now. */
  ids(): readonly string[] {
    return [...this.#accounts.keys()];
  }

  /** Serves exactly these accounts from now on; running requests finish with what they have. */
  replace(accounts: readonly Account[]): void {
    this.#accounts = new Map(accounts.map((account) => [account.id, account]));
  }
}
