import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import { parseAccounts } from '../../src/config/parse-accounts.js';
import { settings } from '../../src/config/settings.js';
import { codes } from '../../src/errors/codes.js';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const address = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(address(path), 'utf8');
const schema = buildASTSchema(parse(read('schema.graphql')), { assumeValidSDL: true });
/** Every document for users. */
const documents = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', ...documentsIn('docs')];
/** The first release makes it; until then the check says so. */
const yetToCome = 'schema.released.graphql';
const manifest = JSON.parse(read('package.json')) as Manifest; // npm's own form

function documentsIn(folder: string): string[] {
  return readdirSync(address(folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Blocks of code of one language in a document. */
function blocksOf(document: string, language: string): string[] {
  const block = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm');
  return [...read(document).matchAll(block)].map(([, text = '']) => text);
}

/** Blocks of GraphQL with the block of JSON that comes next, where no other block stands between. */
function pairsIn(document: string): [string, string][] {
  const blocks = [...read(document).matchAll(/^```(\w*)\n([^]*?)^```$/gm)];
  return blocks.flatMap(([, language, text = ''], index) => {
    const [, nextLanguage, next = ''] = blocks[index + 1] ?? [];
    return language === 'graphql' && nextLanguage === 'json' ? [[text, next] as [string, string]] : [];
  });
}

/** Cells of the table under a heading of columns, row by row. */
function tableOf(document: string, columns: string): string[][] {
  const lines = read(document).split('\n');
  const rows: string[][] = [];
  for (let at = lines.findIndex((line) => cellsOf(line).join() === columns) + 2; ; at += 1) {
    const line = lines[at];
    if (line?.startsWith('|') !== true) return rows;
    rows.push(cellsOf(line));
  }
}

const cellsOf = (line: string): string[] =>
  line.startsWith('|')
    ? line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
    : [];

const inCode = (word: string): string => `\`${word}\``;
const namesInCode = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);

describe('docs/errors.md', () => {
  it('has every code with its meaning and remedy, and no other', () => {
    const table = Object.entries(codes).map(([code, { meaning, remedy }]) => [inCode(code), meaning, remedy]);
    expect(tableOf('docs/errors.md', 'Code,Meaning,Remedy')).toEqual(table);
  });
});

describe('the settings', () => {
  const fallbackOf = (fallback: string): string => (fallback === '' ? 'none' : fallback);

  it('are in docs/configuration.md, each with its default and meaning, and no other', () => {
    const table = Object.entries(settings).map(([name, { fallback, meaning }]) => [
      inCode(name),
      fallbackOf(fallback),
      meaning,
    ]);
    expect(tableOf('docs/configuration.md', 'Name,Default,Meaning')).toEqual(table);
  });

  it('are in .env.example, each unset, and no other', () => {
    const blocks = read('.env.example').trim().split('\n\n').slice(1);
    const expected = Object.entries(settings).map(
      ([name, { fallback, meaning }]) => `# ${meaning}\n# Default: ${fallbackOf(fallback)}\n${name}=`,
    );
    expect(blocks).toEqual(expected);
  });

  it('that README explains exist', () => {
    const explained = tableOf('README.md', 'Setting,What it does').flatMap(([name = '']) =>
      namesInCode(name),
    );
    expect(explained).toHaveLength(7);
    expect(explained.filter((name) => !(name in settings))).toEqual([]);
  });
});

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (document) => {
  it('names paths', () => {
    const paths = namesInCode(read(document)).filter((name) => isPath(name));
    expect(paths.length).toBeGreaterThan(5);
  });

  it('names only npm scripts that exist', () => {
    const named = [...read(document).matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)];
    const scripts = named.map(([, script, short]) => script ?? short ?? '');
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});

describe.each(documents)('%s', (document) => {
  it('names only paths that exist', () => {
    const paths = namesInCode(read(document)).filter((name) => isPath(name));
    expect(paths.filter((path) => !existsSync(address(path)) && path !== yetToCome)).toEqual([]);
  });

  it('has GraphQL that fits the schema', () => {
    const problems = blocksOf(document, 'graphql').flatMap((block) => validate(schema, parse(block)));
    expect(problems.map(({ message }) => message)).toEqual([]);
  });

  it('has JSON that can be read', () => {
    expect(() => blocksOf(document, 'json').map((block) => JSON.parse(block) as unknown)).not.toThrow();
  });

  it('has variables that fit the operations they follow', () => {
    const problems = pairsIn(document).flatMap(([operation, variables]) => {
      const given = JSON.parse(variables) as Record<string, unknown>; // variables are an object, as answers are
      const first = parse(operation).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
      if (first === undefined || 'data' in given) return [];
      return getVariableValues(schema, first.variableDefinitions ?? [], given).errors ?? [];
    });
    expect(problems.map(({ message }) => message)).toEqual([]);
  });

  it('has code in known languages only', () => {
    const languages = [...read(document).matchAll(/^```(\w*)\n[^]*?^```$/gm)].map(([, name]) => name);
    const known = ['graphql', 'json', 'sh', 'yaml', 'text', 'ts', 'mermaid'];
    expect(languages.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });
});

describe('docs/configuration.md', () => {
  it('shows accounts files that the gateway reads, with both kinds of history credential', () => {
    const read = blocksOf('docs/configuration.md', 'yaml').map((block) =>
      parseAccounts(block, () => 'secret', 'managed'),
    );
    expect(read).toMatchObject([
      { accounts: [{ id: '12345678', history: { kind: 'bearer' } }] },
      { accounts: [{ id: '12345678', history: { kind: 'oauth1' } }] },
    ]);
  });

  it('shows one for forwarded tokens', () => {
    const read = blocksOf('docs/configuration.md', 'json').map((block) =>
      parseAccounts(block, () => 'a key', 'forwarded'),
    );
    expect(read).toMatchObject([{ accounts: [{ id: '12345678', consumerJwsPublicKey: 'a key' }] }]);
  });
});

describe('docs/front-end.md', () => {
  it('shows every mutation of a front end', () => {
    const shown = blocksOf('docs/front-end.md', 'graphql').join('\n');
    const others = ['changeTtr', 'submitCsat', 'updateUserProfile'];
    const missing = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(
      (name) => !shown.includes(`  ${name}(`),
    );
    expect(missing.sort()).toEqual(others);
  });
});

describe('README.md', () => {
  it('says why each dependency is there, and names no other', () => {
    const section = read('README.md').split('## Dependencies')[1] ?? '';
    const [atRunTime = '', forWork = ''] = section.split('For work on the project:');
    const packagesIn = (text: string): string[] =>
      text
        .split('\n')
        .map(cellsOf)
        .filter(([name = '', why = '']) => name.startsWith('`') && why !== '')
        .flatMap(([name = '']) => namesInCode(name));
    expect(packagesIn(atRunTime)).toEqual(Object.keys(manifest.dependencies).sort());
    expect(packagesIn(forWork)).toEqual(Object.keys(manifest.devDependencies).sort());
  });

  it('says of every operation what it does, and names no other', () => {
    const roots = [schema.getMutationType(), schema.getQueryType(), schema.getSubscriptionType()];
    const offered = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}));
    const table = tableOf('README.md', 'Operation,What it does,What LivePerson is sent');
    expect(table.flatMap(([name = '']) => namesInCode(name)).sort()).toEqual(offered.sort());
  });

  it('shows the steps of the whole life as the script prints them', () => {
    const script = read('examples/whole-life.mjs');
    const printed =
      blocksOf('README.md', 'text').find((block) => block.startsWith('open a conversation')) ?? '';
    const shown = printed
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(0, 28).trim());
    const steps = [...script.matchAll(/\bstep\(\s*'([^']+)'/g)].map(([, name = '']) => name);
    expect([...new Set(shown)]).toEqual(steps);
  });

  it('shows an accounts file that the gateway reads', () => {
    const [sample = ''] = blocksOf('README.md', 'yaml');
    const parsed = parseAccounts(sample, () => 'secret', 'managed');
    expect(parsed).toMatchObject({ accounts: [{ id: '12345678' }] });
  });
});

/** A file or folder of the project: anything with a folder in it that is no package, address or absolute path, or a document by name. */
function isPath(name: string): boolean {
  if (/[\s:{}()]|^[/@]/.test(name)) return false;
  return (
    name.includes('/') || /^[\w.-]+\.(md|json|graphql|yml|mjs|ts)$/.test(name) || name === '.env.example'
  );
}
