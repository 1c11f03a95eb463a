/**
 * The same results, each asked for only when there is room for it; they end when there never will be, which `room`
 * says by false. `over` is called once, when they have ended.
 */
export function paced<T>(
  results: AsyncIterable<T>,
  room: () => Promise<boolean>,
  over: () => void,
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
        finish();
        throw error;
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
