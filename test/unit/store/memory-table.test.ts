import { beforeEach, describe, expect, it } from '@jest/globals';
import { KeyList } from '../../../src/store/tables/key-list.js';
import { KeyMap } from '../../../src/store/tables/key-map.js';
import { MemoryTable } from '../../../src/store/tables/memory-table.js';
import { MemoryWriter } from '../../../src/store/tables/memory-writer.js';
import type { Table } from '../../../src/store/tables/table.js';

describe.each([
  { name: 'a map of keys', Held: KeyMap },
  { name: 'a list of keys', Held: KeyList },
])('MemoryTable over $name', ({ Held }) => {
  let writer: MemoryWriter;
  let table: Table<number>;
  let other: Table<number>;

  beforeEach(() => {
    writer = new MemoryWriter();
    table = new MemoryTable<number>(writer, new Held<number>());
    other = new MemoryTable<number>(writer, new Held<number>());
  });

  const all = { from: '', to: '~' };
  const pairs = (of: Table<number>): (readonly [string, number])[] =>
    of.range(all).map(({ key, value }) => [key, value] as const);
  const failing = (work: () => void): Promise<void> =>
    writer.write(() => {
      work();
      throw new Error('the job failed');
    });

  it('has what was put, the newest of a key, in the order of keys', async () => {
    await writer.write(() => {
      table.put('b', 1);
      table.put('a', 2);
      table.put('b', 3);
    });

    expect(pairs(table)).toEqual([
      ['a', 2],
      ['b', 3],
    ]);
    expect([table.size, table.get('b'), table.get('c')]).toEqual([2, 3, undefined]);
  });

  it('removes what was put in the same job', async () => {
    await writer.write(() => {
      table.put('a', 1);
      table.remove('a');
    });

    expect(table.size).toBe(0);
  });

  it('takes back what a failing job put, and nothing of the jobs before it', async () => {
    await writer.write(() => table.put('a', 1));
    await expect(
      failing(() => {
        table.put('a', 2);
        table.put('b', 3);
        other.put('c', 4);
      }),
    ).rejects.toThrow('the job failed');

    expect(pairs(table)).toEqual([['a', 1]]);
    expect(other.size).toBe(0);
  });

  it('takes back what a failing job put, read and removed in turn', async () => {
    await writer.write(() => {
      table.put('a', 1);
      table.put('z', 9);
    });
    await expect(
      failing(() => {
        table.put('a', 2);
        expect(table.get('a')).toBe(2);
        table.put('a', 3);
        table.put('b', 4);
        table.remove('z');
        expect(pairs(table)).toEqual([
          ['a', 3],
          ['b', 4],
        ]);
        table.put('b', 5);
        table.put('z', 6);
      }),
    ).rejects.toThrow('the job failed');

    expect(pairs(table)).toEqual([
      ['a', 1],
      ['z', 9],
    ]);
  });

  it('keeps what was read between a job and one that fails', async () => {
    await writer.write(() => table.put('a', 1));
    expect(table.get('a')).toBe(1);
    await writer.write(() => table.put('b', 2));
    await expect(failing(() => table.put('b', 3))).rejects.toThrow('the job failed');
    expect(table.size).toBe(2);
    await expect(failing(() => table.remove('a'))).rejects.toThrow('the job failed');

    expect(pairs(table)).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });
});
