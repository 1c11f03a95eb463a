/** What happens to a notification that was not taken (WHR). */
export type RetryPolicy =
  /** Lost at once, as without `max_retries`. */
  | { readonly mode: 'none' }
  /** Tried again at equal distance, while later ones go on: order is best effort. */
  | { readonly mode: 'count'; readonly maxRetries: number; readonly intervalMs: number }
  /**
   * Tried again after a doubling pause of at most five minutes, while later ones of its conversation wait.
   */
  | { readonly mode: 'time'; readonly retentionMs: number; readonly firstMs: number };
