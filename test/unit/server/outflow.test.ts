import { describe, expect, it } from '@jest/globals';
import { Outflow } from '../../../src/server/outflow.js';
import { eventually } from '../../support/eventually.js';

/** A connection whose reader takes what it is told to take. */
class Reader {
  readonly texts: string[] = [];
  readonly #untaken: { readonly size: number; readonly taken: () => void }[] = [];
  readonly pressure: boolean[] = [];
  cuts = 0;

  get untakenBytes(): number {
    return this.#untaken.reduce((sum, { size }) => sum + size, 0);
  }

  hand(text: string, taken: () => void): void {
    this.texts.push(text);
    this.#untaken.push({ size: text.length, taken });
  }

  full(isFull: boolean): void {
    this.pressure.push(isFull);
  }

  cut(): void {
    this.cuts += 1;
  }

  take(): void {
    this.#untaken.shift()?.taken();
  }
}

const patience = { limitBytes: 100, stallMs: 60_000 };

describe('Outflow', () => {
  it('hands over in turn, and never more than its limit and one text', async () => {
    const reader = new Reader();
    const outflow = new Outflow(reader, patience);
    const all = Array.from({ length: 1000 }, (_, index) => outflow.write(`${index} ${'x'.repeat(30)}`));
    let most = 0;
    for (let taken = 0; taken < 1000; taken += 1) {
      most = Math.max(most, reader.untakenBytes);
      reader.take();
    }
    await Promise.all(all);
    expect(most).toBeLessThan(100 + 40);
    expect(reader.texts.map((text) => Number.parseInt(text))).toEqual(all.map((_, index) => index));
    expect(outflow.isIdle).toBe(true);
  });

  it('gives room once the reader has taken enough, to everybody who waits for it', async () => {
    const reader = new Reader();
    const outflow = new Outflow(reader, patience);
    void outflow.write('x'.repeat(100));
    const told: string[] = [];
    const waiting = ['a', 'b'].map((name) => outflow.room().then(() => told.push(name)));
    expect(told).toEqual([]);
    reader.take();
    await Promise.all(waiting);
    expect(told).toEqual(['a', 'b']);
    expect(reader.pressure).toEqual([true, false]);
  });

  it('cuts a reader that takes nothing for too long, and lets go of everybody who waits', async () => {
    const reader = new Reader();
    const outflow = new Outflow(reader, { limitBytes: 10, stallMs: 20 });
    const all = [outflow.write('x'.repeat(20)), outflow.write('later')];
    const room = outflow.room();
    await eventually('the cut', () => Promise.resolve(reader.cuts === 1));
    await Promise.all([room, all[1]]);
    expect(reader.texts).toEqual(['x'.repeat(20)]);
  });

  it('bears with a reader that is slow and goes on', async () => {
    const reader = new Reader();
    const outflow = new Outflow(reader, { limitBytes: 10, stallMs: 200 });
    const all = Array.from({ length: 8 }, () => outflow.write('x'.repeat(10)));
    const timer = setInterval(() => reader.take(), 50);
    await Promise.all(all);
    clearInterval(timer);
    expect(reader.cuts).toBe(0);
  });

  it('hands over nothing after its end', async () => {
    const reader = new Reader();
    const outflow = new Outflow(reader, patience);
    outflow.end();
    await outflow.write('late');
    expect(await outflow.room()).toBe(false);
    expect(reader.texts).toEqual([]);
  });
});
