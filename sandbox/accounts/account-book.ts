import type { SandboxAccount } from './sandbox-account.js';

/** The accounts that exist; one account may be listed several times, once for each application. */
export class AccountBook {
  constructor(readonly list: readonly SandboxAccount[]) {}

  has(accountId: string): boolean {
    return this.list.some((account) => account.id === accountId);
  }

  appsOf(accountId: string): readonly SandboxAccount[] {
    return this.list.filter((account) => account.id === accountId);
  }

  find(accountId: string, clientId: string): SandboxAccount | undefined {
    return this.list.find((account) => account.id === accountId && account.clientId === clientId);
  }
}
