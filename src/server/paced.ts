/** What results are given at the pace of. */
export interface Pace {
  /** Resolves when there is room for one more, with false when there never will be. */
  readonly room: () => Promise<boolean>;
  /** Called once, when they have ended. */
  readonly over: () => void;
  /** Called with what the results failed with; for their reader they have ended then. */
  readonly failed: (error: unknown) => void;
}

/** The same results, each asked for only when there is room for it; they end when there never will be. */
export function paced<T>(
  results: AsyncIterable<T>,
  { room, over, failed }: Pace,
): AsyncGenerator<T, void, undefined> {
  const inner = results[Symbol.asyncIterator]();
  let isOver = false;
  const finish = (): IteratorReturnResult<undefined> => {
    if (!isOver) over();
    isOver = true;
    return { done: true, value: undefined };
  };
  const end = async (): Promise<IteratorReturnResult<undefined>> => {
    const last = finish();
    await inner.return?.();
    return last;
  };
  return {
    next: async () => {
      if (!(await room())) return end();
      try {
        const result = await inner.next();
        return result.done === true ? finish() : result;
      } catch (error) {
        failed(error);
        return finish();
      }
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      await end();
    },
  };
}
