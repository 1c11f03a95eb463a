/** Tells when time may have passed without this page: the network is back, it is looked at again, or it was thawed. */
export function onWake(tell: () => void, signal?: AbortSignal): void {
  for (const [source, name] of [
    [window, 'online'],
    [document, 'visibilitychange'],
    [document, 'resume'],
  ] as const)
    source.addEventListener(name, tell, signal && { signal });
}
