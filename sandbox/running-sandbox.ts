import type { SandboxAccount } from './accounts/sandbox-account.js';

/** A sandbox that takes calls. */
export interface RunningSandbox {
  readonly url: string;
  /** Host and port, as the Domain API names it. */
  readonly host: string;
  readonly port: number;
  readonly accounts: readonly SandboxAccount[];
  /** PEM of the certificate, with TLS. */
  readonly certificate?: string;
  close(): Promise<void>;
}
