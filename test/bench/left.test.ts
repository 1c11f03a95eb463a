import { describe, expect, it } from '@jest/globals';

interface Measuring {
  readonly measureLeft: (options?: { readonly hoards: boolean }) => Promise<number>;
}

const file = new URL('../../bench/guard/measure-left.mjs', import.meta.url).href;
const { measureLeft } = (await import(file)) as Measuring; // a plain module, without types

/** A record in the store takes 1.1 KB of it; the rest is what a record was before it changed. */
const mostBytes = 3000;

describe('a createConversation that is over', () => {
  it('is let go of, all but its record, before a whole collection', async () => {
    expect(await measureLeft()).toBeLessThan(mostBytes);
  }, 120_000);

  it('would be missed if it were not', async () => {
    expect(await measureLeft({ hoards: true })).toBeGreaterThan(mostBytes);
  }, 120_000);
});
