import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { documentBlocks, documentText } from '../support/document-blocks.js';
import { knownBlocks } from './known-blocks.js';
import { exists } from './ops-files.js';

const languages = ['sh', 'ts', 'json', 'yaml'];
const docs = readdirSync(new URL('../../docs', import.meta.url)).map((name) => `docs/${name}`);
const others = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'client/README.md'];
const documents = [...others, ...docs].filter((name) => name.endsWith('.md'));

describe.each(documents)('the blocks of %s', (document) => {
  const known = knownBlocks[document] ?? [];

  it.each(languages)('in %s are each run by a test, or have a reason why not', (language) => {
    const words = known.filter(([of]) => of === language).map(([, some]) => some);
    const namesOf = (block: string) => words.filter((some) => block.includes(some));
    expect(documentBlocks(document, language).map(namesOf)).toEqual(words.map((some) => [some]));
  });

  it('are read by the tests that are said to run them', () => {
    const run = known.filter(([, , by]) => /^test\/\S+$/.test(by));
    const strange = run.filter(([, , by]) => !documentText(by).includes(document));
    expect(strange).toEqual([]);
  });

  it('that are not run have reasons that name only files that exist', () => {
    const paths = known.flatMap(([, , by]) => by.match(/(?:test|\.ci)\/[\w./-]*\w/g) ?? []);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });
});

it('knows of no document that is not there', () => {
  expect(Object.keys(knownBlocks).filter((name) => !documents.includes(name))).toEqual([]);
});
