import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './source-files.js';
import type { SourceFile } from './source-files.js';

/** From the street down to the cellar; rooms on one row do not see each other. */
const rows: readonly (readonly string[])[] = [
  ['cli'],
  ['main.ts'],
  ['server'],
  ['graphql', 'webhooks'],
  ['conversations'],
  ['connector', 'events', 'identity'],
  ['store', 'http'],
  ['errors'],
  ['tracing'],
  ['liveperson', 'log', 'config', 'cache', 'metrics'],
];

/** What starts the sandbox alone, and what joins gateway and sandbox in one process; everything else meets through HTTP. */
const doorsToSandbox = [
  { from: 'src/main.ts', to: 'sandbox/start-sandbox.ts' },
  { from: 'src/cli/main.ts', to: 'sandbox/main.ts' },
];

const src = sourceFiles('src');
const sandbox = sourceFiles('sandbox');
const all = [...src, ...sandbox];

const roomOf = (path: string): string => path.split('/')[1] ?? '';
const rowOf = (path: string): number => rows.findIndex((row) => row.includes(roomOf(path)));

/** Each import of a file of src, as "from -> to". */
function importPairs(files: readonly SourceFile[]): { from: string; to: string }[] {
  return files.flatMap(({ path, imports }) => imports.map((to) => ({ from: path, to })));
}

describe('the rooms of src', () => {
  it('finds the files it speaks of', () => {
    expect(src.length).toBeGreaterThan(50);
    expect(sandbox.length).toBeGreaterThan(20);
    expect(importPairs(src).length).toBeGreaterThan(150);
  });

  it('has no room that the plan does not name', () => {
    expect(src.map(({ path }) => path).filter((path) => rowOf(path) < 0)).toEqual([]);
  });

  it('sees only its own files and rooms on lower rows', () => {
    const upward = importPairs(src)
      .filter(({ to }) => to.startsWith('src/'))
      .filter(({ from, to }) => roomOf(from) !== roomOf(to) && rowOf(to) <= rowOf(from));
    expect(upward).toEqual([]);
  });

  it('has no cycle of imports', () => {
    expect(cyclesOf(all)).toEqual([]);
  });

  it('imports only files that exist', () => {
    const paths = new Set(all.map(({ path }) => path));
    expect(importPairs(all).filter(({ to }) => !paths.has(to))).toEqual([]);
  });
});

describe('the sandbox', () => {
  it('shares no code with the gateway', () => {
    const crossing = importPairs(all).filter(({ from, to }) => from.split('/')[0] !== to.split('/')[0]);
    expect(new Set(crossing)).toEqual(new Set(doorsToSandbox));
  });
});

describe('every file', () => {
  it('is at most 200 lines long', () => {
    const long = all.filter(({ text }) => text.split('\n').length > 201).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('exports by name and re-exports nothing', () => {
    const form = /^export (default|\*|\{[^}]*\} from)/m;
    expect(all.filter(({ text }) => form.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('is named in kebab case', () => {
    const names = all.map(({ path }) => path.split('/').at(-1) ?? '');
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(name))).toEqual([]);
  });

  it('documents each thing that it exports', () => {
    // Classes that type-graphql turns into the schema carry their sentence as a description.
    const bare = /(?<!\*\/\n)(?<!\}\)\n)^export (async function|function|class|const|interface|type) (\w+)/gm;
    const decorated = /@(InputType|PlainType|InterfaceType|ArgsType|Resolver)\(/;
    const found = all
      .filter(({ text }) => !decorated.test(text))
      .flatMap(({ path, text }) => [...text.matchAll(bare)].map((match) => `${path}: ${match[2] ?? ''}`));
    expect(found).toEqual([]);
  });

  it('leaves the process to the programs, each called main.ts', () => {
    const outside = all.filter(({ path, text }) => !path.endsWith('/main.ts') && /\bprocess\.\w/.test(text));
    expect(outside.map(({ path }) => path)).toEqual([]);
  });
});

function cyclesOf(files: readonly SourceFile[]): string[][] {
  const graph = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return cycles;
}
