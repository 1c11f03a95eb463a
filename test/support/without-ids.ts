/** A batch without the ids of its requests, which differ from run to run. */
export function withoutIds(batch: unknown): unknown {
  if (!Array.isArray(batch)) return batch;
  return (batch as readonly Record<string, unknown>[]).map(({ id: _id, ...request }) => request);
}
