import type { TracingConfig } from './config.js';
import type { GivenSettings } from './read-settings.js';
import { Secret } from './secret.js';

/** Completes the settings of traces; undefined when there are to be none. */
export function parseTracing(given: GivenSettings): TracingConfig | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = given;
  const below = endpoint && `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const url = given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? below;
  if (url === undefined || given.OTEL_TRACES_EXPORTER === 'none') return undefined;
  return {
    url,
    headers: headers === undefined ? undefined : new Secret(headers),
    serviceName: given.OTEL_SERVICE_NAME,
    sampler: { name: given.OTEL_TRACES_SAMPLER, ratio: given.OTEL_TRACES_SAMPLER_ARG },
  };
}
