// The gateway in a process that tells, when it is asked, what it holds after a collection.
process.on('message', () => {
  globalThis.gc?.();
  process.send({
    heapMiB: process.memoryUsage().heapUsed / 1024 ** 2,
    handles: process.getActiveResourcesInfo().length,
  });
});
await import('./gateway.mjs');
