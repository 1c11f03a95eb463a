/** Settles as the work does, or rejects after that many milliseconds; work that comes later is left to itself. */
export function within<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new DeadlineError(`took longer than ${deadlineMs} ms`)),
      deadlineMs,
    );
    const end = <V>(settle: (outcome: V) => void) => {
      return (outcome: V): void => {
        clearTimeout(timer);
        settle(outcome);
      };
    };
    work.then(end(resolve), end(reject));
  });
}

/** Something took longer than it may. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}
