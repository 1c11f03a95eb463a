import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { KeyGroups } from '../../../src/store/tables/key-groups.js';
import { KeyList } from '../../../src/store/tables/key-list.js';
import { MemoryTable } from '../../../src/store/tables/memory-table.js';
import { MemoryWriter } from '../../../src/store/tables/memory-writer.js';
import { below, tableKey } from '../../../src/store/tables/table-key.js';

const account = fc.constantFrom('1', '12');
const conversation = fc.constantFrom('a', 'a-b', 'b');
const position = fc.nat({ max: 30 });
const write = fc.record({ account, conversation, position, value: fc.option(fc.nat(), { nil: undefined }) });
const job = fc.record({ writes: fc.array(write, { maxLength: 10 }), fails: fc.boolean() });

describe('KeyGroups', () => {
  it('answers as a table whose keys are all in one order, jobs that failed included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 20 }), async (jobs) => {
        const writer = new MemoryWriter();
        const grouped = new MemoryTable<number>(writer, new KeyGroups<number>());
        const ordered = new MemoryTable<number>(writer, new KeyList<number>());
        for (const { writes, fails } of jobs) {
          const work = writer.write(() => {
            for (const one of writes) {
              const key = tableKey(one.account, one.conversation, one.position);
              for (const table of [grouped, ordered]) {
                if (one.value === undefined) table.remove(key);
                else table.put(key, one.value);
              }
              expect(grouped.get(key)).toBe(ordered.get(key));
            }
            if (fails) throw new Error('the job failed');
          });
          await work.catch((error: unknown) => expect(error).toEqual(new Error('the job failed')));
          expect(grouped.size).toBe(ordered.size);
          for (const [of, id] of [
            ['1', 'a'],
            ['1', 'a-b'],
            ['12', 'b'],
          ] as const) {
            const all = below(of, id);
            expect(grouped.range(all)).toEqual(ordered.range(all));
            const page = { from: tableKey(of, id, 7), to: all.to, limit: 3, reverse: true };
            expect(grouped.range(page)).toEqual(ordered.range(page));
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
