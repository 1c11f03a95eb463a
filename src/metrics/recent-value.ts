/** How a recent value is read; milliseconds. */
export interface RecentValueOptions {
  /** How long a value is good enough. */
  readonly keepMs: number;
  /** How long anybody waits for it. */
  readonly deadlineMs: number;
}

/**
 * A reader whose value several may share: one reading at a time, none while the last is fresh, and undefined when it
 * failed or is late. A reading that never ends is not begun again.
 */
export function recentValue<T>(
  read: () => Promise<T>,
  { keepMs, deadlineMs }: RecentValueOptions,
): () => Promise<T | undefined> {
  let kept: { readonly value: T; readonly until: number } | undefined;
  let reading: Promise<T | undefined> | undefined;
  const begin = async (): Promise<T | undefined> => {
    try {
      const value = await read();
      kept = { value, until: performance.now() + keepMs };
      return value;
    } catch {
      return undefined;
    } finally {
      reading = undefined;
    }
  };
  return async () => {
    if (kept !== undefined && kept.until > performance.now()) return kept.value;
    reading ??= begin();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), deadlineMs);
    });
    const value = await Promise.race([reading, late]);
    clearTimeout(timer);
    return value;
  };
}
