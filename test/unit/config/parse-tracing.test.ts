import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../src/config/parse-config.js';
import type { TracingConfig } from '../../../src/config/config.js';

function tracingOf(env: Readonly<Record<string, string>>): TracingConfig | undefined {
  const parsed = parseConfig(env, () => 'api-key=from-a-file');
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  return parsed.config.tracing;
}

const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318/';

describe('traces', () => {
  it('are off until a collector is named, and when there is to be no exporter', () => {
    expect(tracingOf({})).toBeUndefined();
    expect(tracingOf({ OTEL_SERVICE_NAME: 'chat', OTEL_TRACES_SAMPLER: 'always_on' })).toBeUndefined();
    expect(tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined();
  });

  it('go to their path below the endpoint, or where their own endpoint says', () => {
    expect(tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT })?.url).toBe('http://collector:4318/v1/traces');
    const OTEL_EXPORTER_OTLP_TRACES_ENDPOINT = 'https://traces.example/take';
    expect(tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT })?.url).toBe(
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
    );
  });

  it('keep the key to the collector out of sight', () => {
    const given = { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS_FILE: 'key.txt' };
    const tracing = tracingOf(given);
    expect(JSON.stringify(tracing)).not.toContain('from-a-file');
    expect(tracing?.headers?.reveal()).toBe('api-key=from-a-file');
  });
});
