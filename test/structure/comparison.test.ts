import { describe, expect, it } from '@jest/globals';
import { documentText } from '../support/document-blocks.js';

const [, section = ''] = /^## Beside other ways\n([^]*?)^## /m.exec(documentText('README.md')) ?? [];
const rows = section.split('\n').filter((line) => line.startsWith('| '));
const sources = [...section.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number, text]) => ({
  number: Number(number),
  text,
}));

describe('the table beside other ways', () => {
  it('has no empty cell', () => {
    const cells = rows.map((row) => row.split('|').slice(1, -1));
    expect(rows.length).toBeGreaterThan(10);
    expect(cells.filter((row) => row.length !== 6 || row.some((cell) => cell.trim() === ''))).toEqual([]);
  });

  it('names only sources that stand below it, and each of them', () => {
    const named = rows.flatMap((row) => [...row.matchAll(/\((\d+)\)/g)].map(([, number]) => Number(number)));
    expect([...new Set(named)].sort((a, b) => a - b)).toEqual(sources.map(({ number }) => number));
  });

  it('has sources that are links or files of the project', () => {
    expect(sources.filter(({ text = '' }) => !/\]\(https:\/\/|`[\w/.-]+`/.test(text))).toEqual([]);
  });
});
