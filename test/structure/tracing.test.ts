import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './source-files.js';

const files = sourceFiles('src');
const statically = (what: string): string[] =>
  files
    .filter(({ text }) => new RegExp(`^(import|} from) .*${what}`, 'm').test(text))
    .map(({ path }) => path);

describe('OpenTelemetry', () => {
  const loaded = [
    'src/tracing/open-telemetry-span.ts',
    'src/tracing/open-telemetry.ts',
    'src/tracing/sampler.ts',
  ];

  it('is named by three files', () => {
    expect(statically("'@opentelemetry/")).toEqual(loaded);
  });

  it('is not loaded by anything that runs without traces', () => {
    const doors = files.filter(({ imports }) => imports.some((path) => loaded.includes(path)));
    const outside = doors.map(({ path }) => path).filter((path) => !loaded.includes(path));
    // By a dynamic import, once a setting asks for it.
    expect(outside.filter((path) => path !== 'src/tracing/open-tracing.ts')).toEqual([]);
    const door = readFileSync(new URL('../../src/tracing/open-tracing.ts', import.meta.url), 'utf8');
    expect(door).not.toMatch(/^import \{.*open-telemetry/m);
    expect(door).toContain("await import('./open-telemetry.js')");
  });
});
