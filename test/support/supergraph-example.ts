import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLife } from './life-pair.js';
import type { Life } from './life-pair.js';
import type { PairOptions } from './start-pair.js';
import { withProgram } from './spawned-program.js';

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** What the example's files export: they are plain JavaScript, so that they run as they are. */
interface Example {
  readonly compose: (addresses?: Readonly<Record<string, string>>, composer?: string) => string;
  readonly startCrm: () => Promise<Running>;
  readonly startRouting: () => Promise<Running>;
  readonly startApolloGateway: (sdl: string) => Promise<Running>;
  readonly usualAddresses: Readonly<Record<string, string>>;
  readonly handedOn: readonly string[];
}

async function load(name: string): Promise<Example> {
  return (await import(`../../examples/supergraph/${name}.mjs`)) as Example; // each file has its part of it
}

/** Composes the example, as `compose.mjs` does. */
export const { compose, usualAddresses } = await load('compose');
const { startCrm } = await load('crm');
const { startRouting } = await load('routing');
/** The example's Apollo gateway, and the headers that it hands on. */
export const { startApolloGateway, handedOn } = await load('apollo-gateway');

/** A router over the example's three subgraphs. */
export interface Supergraph {
  readonly url: string;
  readonly life: Life;
  readonly crm: Running;
}

type Run = (supergraph: Supergraph) => Promise<void>;
type Router = (sdl: string, run: (url: string) => Promise<void>) => Promise<void>;

const hive = 'examples/supergraph/hive';

/** True once `npm ci` has run in Hive's own folder. */
export const hasHive = existsSync(new URL(`../../${hive}/node_modules`, import.meta.url));

/** True where what is not installed is a failure, and no reason to skip. */
export const requiresHive = process.env['CI'] === 'true' || process.env['REQUIRE_ALL'] === '1';

/** The routers that the example runs in. */
export const routers: Readonly<Record<'apollo' | 'hive', Router>> = {
  apollo: async (sdl, run) => {
    const router = await startApolloGateway(sdl);
    try {
      await run(router.url);
    } finally {
      await router.close();
    }
  },
  hive: async (sdl, run) => {
    const folder = mkdtempSync(join(tmpdir(), 'gateway-supergraph-'));
    const file = join(folder, 'supergraph.graphql');
    writeFileSync(file, sdl);
    try {
      await withProgram([`${hive}/gateway.mjs`, file], {}, async (program) => {
        const [url = ''] = await program.waitFor(/http:\S+/);
        await run(url);
        program.signal('SIGTERM');
        await program.exited();
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Runs a test against a router over gateway, CRM and routing, and closes all of them. */
export async function withSupergraph(
  router: keyof typeof routers,
  composer: 'apollo' | 'theguild',
  run: Run,
  options: PairOptions = {},
): Promise<void> {
  await withLife(async (life) => {
    const [crm, routing] = await Promise.all([startCrm(), startRouting()]);
    const conversations = `${life.pair.url}/graphql`;
    const sdl = compose({ conversations, crm: crm.url, routing: routing.url }, composer);
    try {
      await routers[router](sdl, (url) => run({ url, life, crm }));
    } finally {
      await Promise.all([crm.close(), routing.close()]);
    }
  }, options);
}
