import type { SandboxAccount } from './accounts/sandbox-account.js';
import type { Clock } from './values/clock.js';

/** How a sandbox is started; everything has a default. */
export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** 127.0.0.1 by default. */
  readonly host?: string | undefined;
  readonly accounts?: readonly SandboxAccount[] | undefined;
  /** Serves https with a certificate of its own. */
  readonly tls?: boolean | undefined;
  /** Where notifications go; none go anywhere without it. */
  readonly webhookUrl?: string | undefined;
  /** `off` by default. */
  readonly agentMode?: 'off' | 'echo' | undefined;
  readonly now?: Clock | undefined;
}
