import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** How many attacks the list of this project names. */
const rows = 42;
const folder = new URL('.', import.meta.url);
const titles = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts') && name !== 'rows.test.ts')
  .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/['`](\d+): \S/g)])
  .map(([, number]) => Number(number));

describe('the attacks that are tried', () => {
  it('are each of the list, by its number, and no other', () => {
    const all = Array.from({ length: rows }, (_, index) => index + 1);
    expect([...new Set(titles)].sort((a, b) => a - b)).toEqual(all);
  });
});
