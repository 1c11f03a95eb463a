import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseAccounts } from '../../src/config/parse-accounts.js';
import { settings, settingsNotBuilt } from '../../src/config/settings.js';
import { codes } from '../../src/errors/codes.js';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const address = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(address(path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest; // npm's own form

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

  it('that are not built yet are named in docs/configuration.md', () => {
    const section = read('docs/configuration.md').split('## Not built yet')[1] ?? '';
    expect(namesInCode(section)).toEqual(settingsNotBuilt);
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
  it('names only paths that exist', () => {
    const paths = namesInCode(read(document)).filter((name) => isPath(name));
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(address(path)))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const named = [...read(document).matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)];
    const scripts = named.map(([, script, short]) => script ?? short ?? '');
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});

describe('the other documents', () => {
  const documents = ['docs/architecture.md', 'docs/configuration.md', 'docs/errors.md', 'SECURITY.md'];

  it.each([...documents, 'CHANGELOG.md'])('%s names only paths that exist', (document) => {
    const paths = namesInCode(read(document)).filter((name) => isPath(name));
    expect(paths.filter((path) => !existsSync(address(path)))).toEqual([]);
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

  it('shows an accounts file that the gateway reads', () => {
    const [, sample = ''] = /^```yaml\n([^]*?)^```/m.exec(read('README.md')) ?? [];
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
