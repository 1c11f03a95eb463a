import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { Sampler } from '@opentelemetry/sdk-trace';
import type { SamplerConfig } from '../config/config.js';

/** Which traces are recorded, by the standard's names: a `parentbased_` one does as the caller's `traceparent` says. */
export function samplerOf({ name, ratio }: SamplerConfig): Sampler {
  const own = name.replace('parentbased_', '');
  const root =
    own === 'always_on'
      ? new AlwaysOnSampler()
      : own === 'always_off'
        ? new AlwaysOffSampler()
        : new TraceIdRatioBasedSampler(ratio);
  return name === own ? root : new ParentBasedSampler({ root });
}
