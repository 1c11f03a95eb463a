/** Waits; ends early when the network is back, when the page is looked at again, and by the signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const end = () => {
      done.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, ms);
    for (const [source, name] of [
      [window, 'online'],
      [document, 'visibilitychange'],
      [signal, 'abort'],
    ] as const)
      source.addEventListener(name, end, { signal: done.signal });
  });
}
