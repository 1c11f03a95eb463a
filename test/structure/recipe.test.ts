import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { documentBlock, documentBlocks, documentText } from '../support/document-blocks.js';

const recipe = 'docs/adding-an-operation.md';

/** Code, whatever its indentation. */
const flat = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

describe(recipe, () => {
  const samples = documentBlocks(recipe, 'ts').map((block) => {
    const [first = '', ...code] = block.trim().split('\n');
    return { file: first.replace('// ', ''), code: flat(code.join('\n')) };
  });

  it.each(samples)('shows $file as it is', ({ file, code }) => {
    expect(flat(documentText(file))).toContain(code);
  });

  it('shows the sample of the wire as it is', () => {
    const shown = JSON.parse(documentBlock(recipe, 'json', 'AcceptStatusEvent')) as unknown;
    const fixture = documentText('test/fixtures/liveperson/send-accept-status.read.request.json');
    expect(shown).toEqual(JSON.parse(fixture));
  });

  it('names only tests that are there in its command lines', () => {
    const paths = documentBlocks(recipe, 'sh').flatMap((block) => block.match(/\btest\/\S+/g) ?? []);
    expect(paths).not.toEqual([]);
    expect(paths.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)))).toEqual([]);
  });
});
