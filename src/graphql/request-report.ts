/** What one request did, for its log line; filled while it runs. */
export interface RequestReport {
  /** Points that the operation costs, as its document says. */
  cost?: number | undefined;
  operationName?: string | undefined;
  /** True when the operation was carried out as compiled code; absent otherwise. */
  isCompiled?: true | undefined;
  /** Set where the request turns out to be of another kind than its path says. */
  kind?: 'callback' | undefined;
  /** Accounts that the operation named. */
  readonly accountIds: Set<string>;
  /** Code and outcome of the first error. */
  code?: string | undefined;
  outcome?: string | undefined;
}
