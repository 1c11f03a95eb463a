// Closed-loop load: each connection sends its next request when the last one was answered.
import { Pool } from 'undici';

const json = { 'content-type': 'application/json' };

/**
 * Loads a path for a time; `body(n)` and `headers(body)` make the nth request. Answers with count, errors and sorted
 * latencies.
 */
export async function load({
  port,
  seconds,
  connections = 64,
  path = '/graphql',
  body,
  headers = () => json,
}) {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 });
  const until = performance.now() + seconds * 1000;
  const latencies = [];
  let sent = 0;
  let errors = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const started = performance.now();
      const content = body(sent++);
      const response = await pool.request({ method: 'POST', path, headers: headers(content), body: content });
      const text = await response.body.text();
      if (response.statusCode !== 200 || text.includes('"errors"')) errors += 1;
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, lane));
  const elapsed = (performance.now() - started) / 1000;
  await pool.close();
  latencies.sort((a, b) => a - b);
  return { requests: latencies.length, perSecond: latencies.length / elapsed, errors, latencies };
}

/** The value below which a share of sorted numbers lies. */
export const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Median and 90 % interval of the median by ranks. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const spread = (1.645 * Math.sqrt(sorted.length)) / 2;
  const at = (rank) => sorted[Math.max(0, Math.min(sorted.length - 1, Math.round(rank)))];
  return {
    value: quantile(sorted, 0.5),
    low: at(sorted.length / 2 - spread),
    high: at(sorted.length / 2 + spread - 1),
  };
}
