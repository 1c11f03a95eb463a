// How HTTP variants are compared: at saturation, then paced at half of what each of them reached.
import { cpuMs } from './child.mjs';
import { load, paced } from './load.mjs';
import { takeTurns } from './rounds.mjs';
import { quantile } from './statistics.mjs';

function refuseErrors(name, { errors, requests, sample }) {
  if (errors > 0)
    throw new Error(`${name}: ${errors} of ${requests} requests failed: ${sample ?? 'no answer'}`);
}

/** After so many requests a gateway's processor time for one falls no more: V8 has compiled what it is going to. */
const warmAfter = 10_000;

/** Warms each variant until its code is compiled, or for as long as may be waited for one. */
export async function warm(variants, { quick }) {
  const mostSeconds = quick ? 5 : 8;
  for (const [name, { port, body, path, headers, prepare }] of Object.entries(variants)) {
    let requests = 0;
    for (let seconds = 0; seconds < mostSeconds && requests < warmAfter; seconds += 1) {
      prepare?.();
      const result = await load({ port, seconds: 1, body, path, headers });
      refuseErrors(name, result);
      requests += result.requests;
    }
  }
}

/**
 * Closed loop of 64 connections: requests per second, processor milliseconds per request, the share of its core that the
 * server used, p50 and p99. A variant that uses less than its core was held up by others.
 */
export function atSaturation({ variants, rounds, seconds, progress }) {
  const measure = async (name, { port, pid, body, path, headers, prepare }) => {
    prepare?.();
    let before = 0;
    let started = 0;
    const begins = () => {
      before = cpuMs(pid);
      started = performance.now();
    };
    const result = await load({ port, seconds, body, path, headers, begins });
    refuseErrors(name, result);
    const spent = cpuMs(pid) - before;
    return {
      perSecond: result.perSecond,
      cpu: spent / result.requests,
      busy: spent / (performance.now() - started),
      p50: quantile(result.latencies, 0.5),
      p99: quantile(result.latencies, 0.99),
    };
  };
  return takeTurns({ variants, rounds, measure, progress });
}

/** One row for each variant at saturation, with its ratios to the first of them. */
export function saturationRows({ figures, ratios }) {
  return Object.entries(figures).map(([name, { perSecond, cpu, busy, p99 }]) => ({
    name,
    perSecond,
    cpu,
    busy,
    p99,
    perSecondRatio: ratios[name]?.perSecond ?? 1,
    cpuRatio: ratios[name]?.cpu ?? 1,
  }));
}

/** Open loop at half of the throughput that each variant itself reached: p50 and p99. */
export function atHalfLoad({ variants, rounds, seconds, saturation, progress }) {
  const measure = async (name, { port, body, path }) => {
    const perSecond = saturation.figures[name].perSecond.value / 2;
    const result = await paced({ port, seconds, perSecond, body, path });
    refuseErrors(name, result);
    return { p50: quantile(result.latencies, 0.5), p99: quantile(result.latencies, 0.99) };
  };
  return takeTurns({ variants, rounds, measure, progress });
}

/** Rows of both measurements, one for each variant. */
export function rowsOf(variants, saturation, half) {
  return Object.keys(variants).map((name) => {
    const one = { value: 1, low: 1, high: 1 };
    const isReference = name === saturation.reference;
    const ratio = (result, key) => (isReference ? one : result?.ratios[name]?.[key]);
    return {
      name,
      perSecond: saturation.figures[name].perSecond,
      cpu: saturation.figures[name].cpu,
      busy: saturation.figures[name].busy,
      p99: half?.figures[name]?.p99,
      perSecondRatio: ratio(saturation, 'perSecond'),
      cpuRatio: ratio(saturation, 'cpu'),
      p99Ratio: half && ratio(half, 'p99'),
      rounds: saturation.counts[name],
    };
  });
}
