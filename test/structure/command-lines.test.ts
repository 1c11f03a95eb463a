import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { settings } from '../../src/config/settings.js';
import { documentBlocks, documentText } from '../support/document-blocks.js';

const docs = readdirSync(new URL('../../docs', import.meta.url)).map((name) => `docs/${name}`);
const documents = ['README.md', 'CONTRIBUTING.md', ...docs].filter((name) => name.endsWith('.md')).sort();
const manifest = JSON.parse(documentText('package.json')) as { scripts: Record<string, string> }; // npm's own form

/** What the mutation tests are told. */
const others = ['ROOM'];

const linesOf = (document: string): string => documentBlocks(document, 'sh').join('\n');

describe.each(documents)('command lines of %s', (document) => {
  it('set only what is a setting', () => {
    const named = [...linesOf(document).matchAll(/(?:^|\s)([A-Z][A-Z_]*)=/gm)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in settings) && !others.includes(name))).toEqual([]);
  });

  it('run only npm scripts that exist', () => {
    const lines = [...linesOf(document).matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)];
    const scripts = lines.map(([, script, short]) => script ?? short ?? '');
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});

describe('command lines', () => {
  it('are looked at', () => {
    const all = documents.map(linesOf).join('\n');
    expect(all).toMatch(/ACCOUNTS_FILE=[^]*npm run forget|npm run forget[^]*ACCOUNTS_FILE=/);
  });
});
