import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

interface Measuring {
  readonly measureShapes: () => Promise<Readonly<Record<string, number>>>;
  readonly watched: (log: string) => readonly string[];
  readonly mapsIn: (log: string) => number;
}

const file = new URL('../../bench/guard/measure-shapes.mjs', import.meta.url).href;
const { measureShapes, watched, mapsIn } = (await import(file)) as Measuring; // a plain module, without types

/** What V8 makes now and then by itself is far less than one for each request. */
const mostEach = 0.5;

describe('hidden classes of warm requests', () => {
  let shapes: Readonly<Record<string, number>> = {};

  beforeAll(async () => {
    shapes = await measureShapes();
  }, 120_000);

  it.each([
    'createConversation',
    'createConversation with a key',
    'sendText',
    'conversation with 20 messages',
    'webhook',
    'webhook that a subscriber hears',
  ])('are all known: %s', (kind) => {
    expect(shapes[kind]).toBeLessThan(mostEach);
  });

  // `docs/architecture.md`: how they come about is Node 20's; that V8 writes them down is any version's.
  it('would be counted', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
    const log = join(folder, 'v8.log');
    const program = 'for (let n = 0; n < 1000; n += 1) globalThis.one = { [`member${n}`]: n };';
    try {
      execFileSync(process.execPath, [...watched(log), '--eval', program]);
      expect(mapsIn(log)).toBeGreaterThan(1000);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
