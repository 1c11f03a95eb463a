/** Everything that is looked at, in its order. */
export const checkNames = [
  'settings',
  'domain',
  'hosts',
  'app',
  'consumer',
  'sendApi',
  'history',
  'webhooks',
] as const;

/** One thing that is looked at. */
export type CheckName = (typeof checkNames)[number];

/** `failed` keeps conversations from working; `warning` is worth knowing; `skipped` could not be, or was not asked to be, looked at. */
export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** What was found, in words for an operator. */
export interface Finding {
  readonly check: CheckName;
  readonly status: CheckStatus;
  readonly message: string;
  /** What to do about it. */
  readonly remedy?: string | undefined;
}

/** What was found about one account. */
export interface AccountReport {
  readonly account: string;
  /** False when something failed. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

/** The report of an account. */
export function reportOf(account: string, findings: readonly Finding[]): AccountReport {
  return { account, ok: findings.every(({ status }) => status !== 'failed'), findings };
}
