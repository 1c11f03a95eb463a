import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { parseConfig } from '../../src/config/parse-config.js';
import { settings } from '../../src/config/settings.js';
import { openEmbeddedStores } from '../../src/store/open-embedded-stores.js';
import { documentBlock, documentBlocks, documentText } from '../support/document-blocks.js';
import { build, runInShell } from '../support/spawned-program.js';
import { withPair } from '../support/start-pair.js';
import { withFolder } from '../support/store-kinds.js';
import { storeOptions } from '../support/store-options.js';
import { conversation } from '../support/store-samples.js';

const operations = 'docs/operations.md';

// Some of them start programs, after a build.
/** The settings in a block of command lines, or of a file of settings. */
const settingsIn = (block: string): Record<string, string> =>
  Object.fromEntries(
    [...block.matchAll(/(?:^|\s)([A-Z][A-Z_]*)=('[^']*'|\S+)/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll("'", ''),
    ]),
  );

/** Files that a block may name, by the ends of their names. */
const files: readonly (readonly [string, string])[] = [
  ['accounts.yaml', documentBlock('README.md', 'yaml', 'clientSecretFile')],
  ['manifest.json', '{"format":"apollo-persisted-query-manifest","version":1,"operations":[]}'],
];
const readFile = (path: string): string => files.find(([end]) => path.endsWith(end))?.[1] ?? 'a secret';

const starts = [
  'README.md',
  operations,
  'docs/security.md',
  'docs/subscriptions.md',
  'docs/sandbox.md',
].flatMap((document) =>
  documentBlocks(document, 'sh')
    .map((block) => [document, settingsIn(block)] as const)
    .filter(([, named]) => Object.keys(named).some((name) => name in settings)),
);

describe('a start that is shown', () => {
  it('is found in five documents', () => {
    expect(new Set(starts.map(([document]) => document)).size).toBe(5);
  });

  it.each(starts)('is one that the gateway takes: %s, %j', (_document, environment) => {
    expect(parseConfig(environment, readFile)).not.toHaveProperty('problems');
  });
});

describe(operations, () => {
  beforeAll(build, 60_000);

  it('shows how a consumer is forgotten, by either id', () =>
    withFolder(async (dataDir) => {
      const stores = openEmbeddedStores({ ...storeOptions(), dataDir, maxBytes: 2 ** 30 });
      const [first = '', second = ''] = documentBlock(operations, 'sh', 'npm run forget').split('\n');
      const accountId = '12345678';
      try {
        const john = { lpConsumerId: 'lp-john', extConsumerId: 'John_Doe_facebook12345' };
        await stores.conversations.put(conversation({ accountId, ...john }));
        const other = { id: 'other', lpConsumerId: '63dbdc0a4f3d' };
        await stores.conversations.put(conversation({ accountId, ...other }));
        const told = await runInShell(`DATA_DIR='${dataDir}' ${first}`);
        expect(told).toContain('Forgotten of account 12345678: 1 conversations');
        const json = JSON.parse(await runInShell(`DATA_DIR='${dataDir}' ${second}`)) as object;
        expect(json).toMatchObject({ lpConsumers: ['63dbdc0a4f3d'], conversations: 1 });
        for (const id of ['lp-john', '63dbdc0a4f3d'])
          expect(await stores.conversations.listOf(accountId, id)).toEqual([]);
      } finally {
        await stores.close();
      }
    }));

  it('shows a Prometheus that scrapes the usual port, and reads the rules that are there', () => {
    const read = parse(documentBlock(operations, 'yaml', 'scrape_configs')) as Prometheus; // checked below
    expect(Object.keys(read)).toEqual(['scrape_configs', 'rule_files']);
    const targets = read.scrape_configs.flatMap((job) => job.static_configs.flatMap((one) => one.targets));
    expect(targets.length).toBeGreaterThan(1);
    for (const target of targets) expect(new URL(`http://${target}`).port).toBe(settings.PORT.fallback);
    const [rules = ''] = read.rule_files;

    expect(documentText(`ops/prometheus/${rules}`)).toContain('groups:');
  });
});

/** A part of Prometheus's own form. */
interface Prometheus {
  readonly scrape_configs: readonly {
    readonly static_configs: readonly { readonly targets: readonly string[] }[];
  }[];
  readonly rule_files: readonly string[];
}

describe('docs/security.md', () => {
  it('shows how documents are listed, and a start that answers them and no other', () =>
    withFolder(async (folder) => {
      const block = documentBlock('docs/security.md', 'sh', 'npm run manifest');
      const { scripts } = JSON.parse(documentText('package.json')) as { scripts: Record<string, string> }; // npm's own form
      const script = (scripts['manifest'] ?? '').replace('scripts/', `${process.cwd()}/scripts/`);
      const [line = '', start = ''] = block.replace('npm run manifest --', script).split('\n');
      const listed = ['query Web {\n  __typename\n}', 'query App {\n  __typename\n}'];
      for (const [index, name] of ['web', 'app'].entries()) {
        mkdirSync(join(folder, name, 'operations'), { recursive: true });
        writeFileSync(join(folder, name, 'operations/one.graphql'), listed[index] ?? '');
      }
      expect(await runInShell(`cd '${folder}' && ${line}`)).toBe(
        'persisted-manifest.json lists 2 operations.\n',
      );
      const { PERSISTED_MANIFEST = '', ...others } = settingsIn(start);
      const persisted = { ...others, PERSISTED_MANIFEST: join(folder, PERSISTED_MANIFEST) };
      await withPair(
        async (pair) => {
          for (const text of listed) expect((await pair.graphql(text)).data).toEqual({ __typename: 'Query' });
          const { errors } = await pair.graphql('{ __typename }');
          expect(errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
        },
        { settings: persisted },
      );
    }));
});
