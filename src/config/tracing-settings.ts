import { oneOf, ratio, text } from './setting-readers.js';
import { open, setting } from './setting.js';

const address = text(/^https?:\/\/[^\s@?#]+$/, 'an address such as http://collector:4318');

/** Settings of traces, by OpenTelemetry's own names. */
export const tracingSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: open(
    address,
    '',
    'Where an OpenTelemetry collector takes OTLP over HTTP; traces go to `/v1/traces` there. Without it nothing is traced.',
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: open(
    address,
    '',
    'The whole address for traces, where it is another than `/v1/traces` below `OTEL_EXPORTER_OTLP_ENDPOINT`.',
  ),
  OTEL_EXPORTER_OTLP_HEADERS: open(
    text(/^[^=,\s]+=[^,\s]*( *, *[^=,\s]+=[^,\s]*)*$/, 'pairs such as name=value between commas'),
    '',
    'Headers for the collector, `name=value` between commas, values percent-encoded.',
  ),
  OTEL_TRACES_EXPORTER: setting(oneOf('otlp', 'none'), 'otlp', '`none` sends no traces.'),
  OTEL_SERVICE_NAME: setting(
    text(/^[\w.-]{1,100}$/, 'a name of letters, digits, dots and dashes'),
    'conversation-gateway',
    'What traces call this service.',
  ),
  OTEL_TRACES_SAMPLER: setting(
    oneOf(
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ),
    'parentbased_always_on',
    "Which traces are recorded. The `parentbased_` ones do as a caller's `traceparent` says.",
  ),
  OTEL_TRACES_SAMPLER_ARG: setting(
    ratio,
    '1',
    'Share of traces that the `traceidratio` ones record, from 0 to 1.',
  ),
} as const;
