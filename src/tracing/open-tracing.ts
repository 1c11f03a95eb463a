import type { TracingConfig } from '../config/config.js';
import type { Tracing } from './tracing.js';

/** Makes what sends traces to a collector; undefined where none is wanted, and then nothing of OpenTelemetry is loaded. */
export async function openTracing(
  config: TracingConfig | undefined,
  /** Told how many spans a collector did not take. */
  onLost: (spans: number) => void = () => undefined,
): Promise<Tracing | undefined> {
  if (config === undefined) return undefined;
  const { startOpenTelemetry } = await import('./open-telemetry.js');
  return startOpenTelemetry(config, onLost);
}
