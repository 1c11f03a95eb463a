import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { settings } from '../../src/config/settings.js';
import { compose, handedOn, usualAddresses } from '../support/supergraph-example.js';
import { exists, textOf, yamlOf } from './ops-files.js';

const folder = 'examples/supergraph';

interface Rule {
  readonly propagate?: { readonly named: string };
  readonly insert?: { readonly name: string; readonly value: string };
}
interface Router {
  readonly headers: {
    readonly all: { readonly request: readonly Rule[] };
    readonly subgraphs: Readonly<Record<string, { readonly request: readonly Rule[] }>>;
  };
  readonly include_subgraph_errors: { readonly subgraphs: Readonly<Record<string, boolean>> };
  readonly subscription: {
    readonly mode: {
      readonly callback: {
        readonly public_url: string;
        readonly listen: string;
        readonly path: string;
        readonly subgraphs: readonly string[];
      };
    };
  };
  readonly traffic_shaping: { readonly subgraphs: Readonly<Record<string, { readonly timeout: string }>> };
  readonly telemetry: { readonly exporters: { readonly tracing: { readonly propagation: object } } };
}
interface Rover {
  readonly federation_version: string;
  readonly subgraphs: Readonly<Record<string, { routing_url: string; schema: { file: string } }>>;
}

const [router] = yamlOf(`${folder}/router.yaml`) as [Router];
const [rover] = yamlOf(`${folder}/supergraph.yaml`) as [Rover];
let sdl = '';

beforeAll(() => {
  sdl = compose();
});

const graphs = (): string[] => [...sdl.matchAll(/@join__graph\(name: "(\w+)"/g)].map(([, name = '']) => name);

describe(`${folder}/router.yaml`, () => {
  it('names only subgraphs that there are', () => {
    const named = [
      ...Object.keys(router.headers.subgraphs),
      ...Object.keys(router.include_subgraph_errors.subgraphs),
      ...Object.keys(router.traffic_shaping.subgraphs),
      ...router.subscription.mode.callback.subgraphs,
    ];
    expect(graphs()).toHaveLength(3);
    expect(named.filter((name) => !graphs().includes(name))).toEqual([]);
  });

  it('hands on what the other routers hand on, and the caller to the gateway alone', () => {
    const named = (rules: readonly Rule[] = []): string[] =>
      rules.flatMap(({ propagate }) => propagate?.named ?? []);
    const { all, subgraphs } = router.headers;
    expect(named(all.request)).not.toContain('authorization');
    const toGateway = [...named(all.request), ...named(subgraphs['conversations']?.request)];
    // Routers write a traceparent of their own.
    expect(router.telemetry.exporters.tracing.propagation).toEqual({ trace_context: true });
    expect([...toGateway, 'traceparent'].sort()).toEqual([...handedOn].sort());
    expect(textOf(`${folder}/hive/gateway.mjs`)).toContain(
      `[${handedOn.map((name) => `'${name}'`).join(', ')}]`,
    );
  });

  it('sends its token by the name that the gateway reads', () => {
    const rules = router.headers.subgraphs['conversations']?.request ?? [];
    const [token] = rules.flatMap(({ insert }) => insert ?? []);
    expect(token?.value).toBe('${env.ROUTER_TOKEN:-}');
    expect(textOf('src/identity/callers.ts')).toContain(`'${token?.name ?? 'none'}'`);
  });

  it('is called back where it listens, and by an address that a setting can hold', () => {
    const { public_url: address, listen, path } = router.subscription.mode.callback;
    expect(address).toBe(`http://${listen}${path}`);
    expect(settings.CALLBACK_URL_PREFIXES.read(address)).toEqual({ value: [address] });
  });

  it('waits longer than the gateway may take, and repeats nothing', () => {
    const seconds = Number(
      /^(\d+)s$/.exec(router.traffic_shaping.subgraphs['conversations']?.timeout ?? '')?.[1],
    );
    expect(seconds * 1000).toBeGreaterThan(Number(settings.UPSTREAM_TOTAL_TIMEOUT_MS.fallback));
    expect(textOf(`${folder}/router.yaml`)).not.toContain('experimental_retry');
  });
});

describe(`${folder}/supergraph.yaml`, () => {
  it('has the subgraphs of compose.mjs, where they are', () => {
    const addresses = Object.entries(rover.subgraphs).map(([name, own]) => [name, own.routing_url]);
    expect(Object.fromEntries(addresses)).toEqual(usualAddresses);
    for (const { schema } of Object.values(rover.subgraphs))
      expect(exists(`${folder}/${schema.file}`)).toBe(true);
  });

  it('asks for the composition that the tests run', () => {
    const file = new URL('../../node_modules/@apollo/composition/package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }; // npm's own form
    expect(rover.federation_version).toBe(`=${version}`);
  });
});
