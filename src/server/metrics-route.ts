import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../metrics/metrics.js';

/** `GET /metrics`, for Prometheus: numbers, and words of the gateway's own. Never rejects. */
export async function answerMetrics(
  metrics: Metrics,
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  if (method !== 'GET') {
    response.writeHead(405, { allow: 'GET', 'content-length': '0' }).end();
    return;
  }
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text);
  } catch {
    response.writeHead(500, { 'content-length': '0' }).end();
  }
}
