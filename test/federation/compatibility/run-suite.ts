import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composers, startRouter } from '../../support/federation-supergraph.js';
import { freePort } from '../../support/free-port.js';
import { withProgram } from '../../support/spawned-program.js';
import { productsSubgraph, startProducts } from './products-subgraph.js';

/** Where the suite is installed on demand. */
export const folder = 'test/federation/compatibility/suite';

const packages = `${folder}/node_modules`;
const suite = `${packages}/@apollo/federation-subgraph-compatibility-tests`;
const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** One test of the suite. */
export interface SuiteTest {
  /** One of `features`. */
  readonly feature: string;
  /** What it says when it fails. */
  readonly problems: readonly string[];
}

/** Runs the suite, as it is, against the products subgraph and a router before all three subgraphs. */
export async function runSuite(): Promise<readonly SuiteTest[]> {
  const products = await startProducts();
  try {
    return await withNeighbour('users', (users) =>
      withNeighbour('inventory', async (inventory) => {
        const sdl = await compose({ products: products.url, users, inventory });
        const router = await startRouter(sdl);
        try {
          return await runTests({ PRODUCTS_URL: products.url, ROUTER_URL: router.url });
        } finally {
          await router.close();
        }
      }),
    );
  } finally {
    await products.close();
  }
}

/** Starts a subgraph that the suite brings along. */
async function withNeighbour<T>(name: string, run: (url: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const environment = { [`${name.toUpperCase()}_PORT`]: String(port) };
  return withProgram(`${suite}/dist/subgraphs/${name}/index.js`, environment, async (program) => {
    await program.waitFor(/subgraph ready/);
    return run(`http://127.0.0.1:${port}/`);
  });
}

async function compose(urls: Readonly<Record<'products' | 'users' | 'inventory', string>>): Promise<string> {
  const textOf = (name: string): string => read(`${suite}/dist/subgraphs/${name}/${name}.graphql`);
  const composed = composers['@apollo/composition']?.([
    { name: 'products', url: urls.products, sdl: await productsSubgraph.print() },
    { name: 'users', url: urls.users, sdl: textOf('users') },
    { name: 'inventory', url: urls.inventory, sdl: textOf('inventory') },
  ]);
  if (composed?.supergraphSdl === undefined) throw new Error(composed?.problems.join('\n'));
  return composed.supergraphSdl;
}

/** Jest's own form of results, as far as it is read. */
interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[];
}

interface Assertion {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Runs the suite's compiled tests with its own jest and its own settings. */
async function runTests(environment: Readonly<Record<string, string>>): Promise<readonly SuiteTest[]> {
  const results = mkdtempSync(join(tmpdir(), 'gateway-compatibility-'));
  const file = join(results, 'results.json');
  const script = [
    `${packages}/jest/bin/jest.js`,
    `${suite}/dist/tests`,
    '--ci',
    '--runInBand',
    `--config=${suite}/federation-jest.config.js`,
    `--setupFilesAfterEnv=${new URL('suite/ask-this-router.cjs', import.meta.url).pathname}`,
    '--json',
    `--outputFile=${file}`,
  ];
  try {
    return await withProgram(script, environment, async (program) => {
      await program.exited(60_000);
      const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report; // jest wrote it
      return testResults.flatMap(({ assertionResults }) => assertionResults.map(toSuiteTest));
    });
  } finally {
    rmSync(results, { recursive: true });
  }
}

function toSuiteTest({ ancestorTitles, title, status, failureMessages }: Assertion): SuiteTest {
  const problems = status === 'passed' ? [] : [status, ...failureMessages];
  return { feature: ancestorTitles[0] ?? title, problems };
}
