/** What one request did, for its log line; filled while it runs. */
export interface RequestReport {
  operationName?: string | undefined;
  /** Accounts that the operation named. */
  readonly accountIds: Set<string>;
  /** Code and outcome of the first error. */
  code?: string | undefined;
  outcome?: string | undefined;
}
