import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import { peek } from '../../../src/conversations/peek.js';
import { SizeGate } from '../../../src/conversations/size-gate.js';
import { gatewayError } from '../../support/unit-error.js';

const chunkBytes = 4096;

/** A stream of chunks that counts how many bytes were taken from it. */
function countedSource(totalBytes: number): { source: Readable; read: () => number } {
  let given = 0;
  const source = new Readable({
    highWaterMark: chunkBytes,
    read() {
      const size = Math.min(chunkBytes, totalBytes - given);
      given += size;
      this.push(size === 0 ? null : Buffer.alloc(size, 7));
    },
  });
  return { source, read: () => given };
}

async function pass(sizeBytes: number, realBytes: number): Promise<number> {
  const gate = new SizeGate(sizeBytes);
  const letGo = gate.takeFrom(countedSource(realBytes).source);
  let passed = 0;
  try {
    for await (const chunk of gate) passed += (chunk as Buffer).length; // a byte stream gives buffers
  } finally {
    letGo();
  }
  return passed;
}

describe('SizeGate', () => {
  it.each([1, chunkBytes, 3 * 1024 * 1024])(
    'lets exactly what was announced through: %i bytes',
    async (size) => {
      expect(await pass(size, size)).toBe(size);
    },
  );

  it.each([
    ['more', chunkBytes * 3, chunkBytes * 3 + 1],
    ['more', 1, 3 * 1024 * 1024],
    ['fewer', chunkBytes * 3, chunkBytes * 3 - 1],
    ['fewer', 1, 0],
  ])('refuses a file of %s bytes (%i announced, %i came)', async (compared, announced, came) => {
    const error = await gatewayError(pass(announced, came));
    expect(error).toMatchObject({ code: 'FILE_REFUSED', facts: { details: { reason: 'SIZE' } } });
    expect(error.message).toBe(`The file has ${compared} bytes than the ${announced} announced.`);
  });

  it('says so when the file breaks off', async () => {
    const { source } = countedSource(chunkBytes * 100);
    const gate = new SizeGate(chunkBytes * 100);
    gate.takeFrom(source);
    await peek(gate, chunkBytes);
    source.destroy(new Error('the caller went away'));
    const error = await gatewayError(peek(gate, chunkBytes * 100));
    expect(error.facts.details).toEqual({ reason: 'INCOMPLETE' });
    const late = new SizeGate(1);
    late.takeFrom(source);
    expect((await gatewayError(peek(late, 1))).facts.details).toEqual({ reason: 'INCOMPLETE' });
  });

  it('leaves its source alive, and waiting, when it closes', async () => {
    const { source, read } = countedSource(chunkBytes * 100);
    const gate = new SizeGate(chunkBytes * 100);
    const letGo = gate.takeFrom(source);
    await peek(gate, 10);
    letGo();
    const taken = read();
    expect(source.destroyed).toBe(false);
    expect(taken).toBeLessThan(chunkBytes * 40);
    source.resume();
    await finished(source);
    expect(read()).toBe(chunkBytes * 100);
  });

  it('never holds more than a few chunks of 64 KB while the taker is slow', async () => {
    const total = 3 * 1024 * 1024;
    const { source, read } = countedSource(total);
    const gate = new SizeGate(total);
    gate.takeFrom(source);
    await peek(gate, 4100);
    let written = 0;
    let most = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        written += chunk.length;
        // Everything that could run ahead has run ahead by the second turn.
        setImmediate(() =>
          setImmediate(() => {
            most = Math.max(most, read() - written);
            done();
          }),
        );
      },
    });
    await finished(gate.pipe(slow));
    expect(written).toBe(total);
    expect(most).toBeLessThan(4 * 65_536);
  });
});

describe('peek', () => {
  it.each([
    ['the beginning', 10, 4],
    ['everything', 10, 10],
    ['more than a chunk', chunkBytes * 3, 4100],
  ])('shows %s and puts it back', async (_what, total, count) => {
    const gate = new SizeGate(total);
    gate.takeFrom(countedSource(total).source);
    expect((await peek(gate, count)).length).toBe(count);
    let passed = 0;
    for await (const chunk of gate) passed += (chunk as Buffer).length; // a byte stream gives buffers
    expect(passed).toBe(total);
  });
});
