/** What became of notifications since the start or the last reset. */
export interface WebhookStatistics {
  /** Changes that wait for their delivery. */
  waiting: number;
  /** Bodies that were taken with 200 or 201. */
  delivered: number;
  /** Attempts that were not. */
  failedAttempts: number;
  /** Bodies that were given up. */
  abandoned: number;
  /** Changes that a fault dropped, doubled or moved. */
  dropped: number;
  duplicated: number;
  reordered: number;
  lastStatus: number | null;
  lastError: string | null;
}

/** Statistics of a queue that has seen nothing. */
export const noStatistics = (): WebhookStatistics => ({
  waiting: 0,
  delivered: 0,
  failedAttempts: 0,
  abandoned: 0,
  dropped: 0,
  duplicated: 0,
  reordered: 0,
  lastStatus: null,
  lastError: null,
});
